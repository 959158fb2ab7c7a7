package dev.hotline.server.metrics;

import dev.hotline.asterisk.agi.AgiMetrics;
import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.config.HotlineConfig;
import dev.hotline.console.CallObserver;
import dev.hotline.console.ConfigStatus;
import dev.hotline.console.LiveCall;
import dev.hotline.console.ReloadResult;
import dev.hotline.core.MissingPrompt;
import dev.hotline.handlers.FlowTrace;
import dev.hotline.routing.AcdSnapshot;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.exporter.common.TextFormat;
import io.prometheus.client.hotspot.DefaultExports;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The metrics of one engine. Safe from any thread. */
public final class Metrics {
    private final CollectorRegistry registry = new CollectorRegistry(true);
    private final Labels labels;
    private final CallMetrics calls;
    private final Counter reloads;
    private final AgiCounters agi;
    private final PromptCounter prompts;
    private final Counter steps;
    private final Gauge targets;

    /** @param config its lines, queues and questions are the label values that are told apart; any other counts as {@code other} */
    public Metrics(HotlineConfig config) {
        labels = new Labels(config);
        calls = new CallMetrics(registry, labels);
        reloads = Counter.build("hotline_config_reloads", "Reloads of the configuration, by what came of them.")
                .labelNames("result")
                .register(registry);
        for (ReloadResult.Outcome outcome : ReloadResult.Outcome.values()) {
            reloads.labels(Labels.of(outcome));
        }
        agi = new AgiCounters(registry);
        prompts = new PromptCounter(registry);
        steps = Counter.build("hotline_flow_steps", "Steps of flows that calls left, by the exit they took.")
                .labelNames("flow", "step", "exit")
                .register(registry);
        targets = Gauge.build(
                        "hotline_service_level_target",
                        "Of one, the share of callers who are to be answered within the time of the queue's service level.")
                .labelNames("queue")
                .register(registry);
        showTargets(config);
        DefaultExports.register(registry);
    }

    private void showTargets(HotlineConfig config) {
        targets.clear();
        config.queues()
                .values()
                .forEach(
                        queue -> targets.labels(queue.name()).set(queue.target().percent() / 100.0));
    }

    /** The names of this configuration are told apart too from now on. */
    public void configured(HotlineConfig config) {
        labels.add(config);
        showTargets(config);
    }

    /** Counts a reload. */
    public void reloaded(ReloadResult result) {
        reloads.labels(Labels.of(result.outcome())).inc();
    }

    /** Shows the configuration's state at each scrape from now on; call once. The supplier must not block. */
    public void watch(Supplier<ConfigStatus> config) {
        registry.register(new ConfigGauges(config));
    }

    /** Counts the facts of calls. */
    public CallObserver calls() {
        return calls;
    }

    /** Counts what the FastAGI server does. */
    public AgiMetrics agi() {
        return agi;
    }

    /** Counts the steps that calls take; their names are those of the configurations that served. */
    public FlowTrace flows() {
        return (call, flow, step, exit, why) ->
                steps.labels(flow.name(), step.name(), exit.name()).inc();
    }

    /** Counts prompts that were missing. */
    public Consumer<MissingPrompt> missingPrompts() {
        return prompts;
    }

    /**
     * Shows these at each scrape from now on; call once. The suppliers run on the scraping thread and must not block.
     *
     * @param overdue how many cases are overdue; empty when it is not known
     */
    public void watch(
            Supplier<List<LiveCall>> live,
            Supplier<AcdSnapshot> acd,
            Supplier<OptionalInt> overdue,
            Supplier<List<AmiHealth>> links) {
        registry.register(new LiveGauges(live, acd, overdue));
        registry.register(new LinkGauges(links));
    }

    /** Everything in Prometheus text format 0.0.4. */
    public String text() {
        StringWriter text = new StringWriter(16 << 10);
        try {
            TextFormat.write004(text, registry.metricFamilySamples());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
