package dev.hotline.server.metrics;

import dev.hotline.console.ConfigStatus;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.function.Supplier;

/** The configuration that serves, as it is at the scrape. */
final class ConfigGauges extends Collector {
    private final Supplier<ConfigStatus> config;

    ConfigGauges(Supplier<ConfigStatus> config) {
        this.config = config;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        ConfigStatus now = config.get();
        var info = new GaugeMetricFamily(
                "hotline_config_info", "1 for the configuration that new calls take.", List.of("version"));
        info.addMetric(List.of(now.version()), 1);
        return List.of(
                info,
                new GaugeMetricFamily(
                        "hotline_config_loaded_timestamp_seconds",
                        "When it began to serve, in seconds since 1970.",
                        now.since().toEpochMilli() / 1000.0),
                new GaugeMetricFamily(
                        "hotline_config_problems",
                        "Problems of the files in the folder, which do not serve for that reason; alert when above 0 for long.",
                        now.problems().size()),
                new GaugeMetricFamily(
                        "hotline_config_restart_needed",
                        "Keys of the configuration that take effect at the next start only.",
                        now.warnings().size()));
    }
}
