package dev.hotline.server.metrics;

import dev.hotline.asterisk.ami.AmiHealth;
import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.function.Supplier;

/** The links to the Asterisk nodes, as they are at the scrape. */
final class LinkGauges extends Collector {
    private static final List<String> NODE = List.of("node");
    private final Supplier<List<AmiHealth>> links;

    LinkGauges(Supplier<List<AmiHealth>> links) {
        this.links = links;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        var state = new GaugeMetricFamily(
                "hotline_ami_link_state",
                "1 for the state that the link to the Asterisk node is in, 0 for the others; alert when up is 0 for a minute.",
                List.of("node", "state"));
        var pending = new GaugeMetricFamily("hotline_ami_actions_pending", "AMI actions that wait for a reply.", NODE);
        var events = new CounterMetricFamily("hotline_ami_events", "AMI events taken in.", NODE);
        var unknown = new CounterMetricFamily(
                "hotline_ami_events_unknown", "Of these, those that the engine does not use; normal.", NODE);
        for (AmiHealth link : links.get()) {
            List<String> node = List.of(link.node());
            states(state, link);
            pending.addMetric(node, link.pending());
            events.addMetric(node, (double) link.events());
            unknown.addMetric(node, (double) link.unknownEvents());
        }
        return List.of(state, pending, events, unknown);
    }

    private static void states(GaugeMetricFamily gauge, AmiHealth link) {
        for (AmiHealth.State state : AmiHealth.State.values()) {
            gauge.addMetric(List.of(link.node(), Labels.of(state)), state == link.state() ? 1 : 0);
        }
    }
}
