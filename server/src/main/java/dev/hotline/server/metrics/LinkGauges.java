package dev.hotline.server.metrics;

import dev.hotline.asterisk.ami.AmiCounts;
import dev.hotline.asterisk.ami.AmiHealth;
import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** The links to the Asterisk nodes, as they are at the scrape. */
final class LinkGauges extends Collector {
    private static final List<String> NODE = List.of("node");
    private static final List<Gauge> GAUGES = List.of(
            new Gauge(
                    "hotline_ami_actions_pending",
                    "AMI actions that wait for a reply.",
                    link -> OptionalDouble.of(link.pending())),
            new Gauge(
                    "hotline_ami_ping_seconds",
                    "How long Asterisk took to answer the last ping; there while the link is up.",
                    link -> seconds(link.roundTrip())),
            new Gauge(
                    "hotline_ami_last_event_age_seconds",
                    "How long ago the last AMI event came.",
                    link -> seconds(link.lastEventAge())));
    private static final List<Counter> COUNTERS = List.of(
            new Counter("hotline_ami_events", "AMI events taken in.", AmiCounts::events),
            new Counter(
                    "hotline_ami_events_unknown",
                    "Of these, those that the engine does not use; normal.",
                    AmiCounts::unknownEvents),
            new Counter(
                    "hotline_ami_events_dropped",
                    "Phone states that the engine was too slow to take in; they are read again. Alert when it grows.",
                    AmiCounts::droppedEvents),
            new Counter(
                    "hotline_ami_overflows",
                    "How often the link was closed because the engine was too slow for events that may not be dropped; alert.",
                    AmiCounts::overflows),
            new Counter(
                    "hotline_ami_messages_refused",
                    "Messages dropped because a caller's text with line ends in it had forged a part of them; mend the dialplan.",
                    AmiCounts::refusedMessages),
            new Counter(
                    "hotline_ami_replies_late",
                    "Replies that came after their action's deadline.",
                    AmiCounts::lateReplies),
            new Counter(
                    "hotline_ami_replies_duplicate",
                    "Replies to actions that had theirs.",
                    AmiCounts::duplicateReplies));

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
        var families = new ArrayList<MetricFamilySamples>(List.of(state));
        List<AmiHealth> now = links.get();
        now.forEach(link -> states(state, link));
        GAUGES.forEach(gauge -> families.add(gauge.samples(now)));
        COUNTERS.forEach(counter -> families.add(counter.samples(now)));
        families.add(drift(now));
        return families;
    }

    private static MetricFamilySamples drift(List<AmiHealth> links) {
        var drift = new CounterMetricFamily(
                "hotline_ami_drift",
                "Phones and channels that were not as the engine believed, and were corrected; some after each loss of the link are"
                        + " normal, alert when they come while it is up.",
                List.of("node", "kind"));
        for (AmiHealth link : links) {
            link.counts()
                    .drift()
                    .forEach((kind, count) -> drift.addMetric(List.of(link.node(), Labels.of(kind)), (double) count));
        }
        return drift;
    }

    /** A figure of each link. */
    private record Gauge(String name, String help, Function<AmiHealth, OptionalDouble> value) {
        MetricFamilySamples samples(List<AmiHealth> links) {
            var family = new GaugeMetricFamily(name, help, NODE);
            links.forEach(link -> value.apply(link).ifPresent(now -> family.addMetric(List.of(link.node()), now)));
            return family;
        }
    }

    private record Counter(String name, String help, ToLongFunction<AmiCounts> value) {
        MetricFamilySamples samples(List<AmiHealth> links) {
            var family = new CounterMetricFamily(name, help, NODE);
            links.forEach(link -> family.addMetric(List.of(link.node()), (double) value.applyAsLong(link.counts())));
            return family;
        }
    }

    private static OptionalDouble seconds(Optional<Duration> duration) {
        return duration.map(value -> OptionalDouble.of(value.toNanos() / 1e9)).orElse(OptionalDouble.empty());
    }

    private static void states(GaugeMetricFamily gauge, AmiHealth link) {
        for (AmiHealth.State state : AmiHealth.State.values()) {
            gauge.addMetric(List.of(link.node(), Labels.of(state)), state == link.state() ? 1 : 0);
        }
    }
}
