package dev.hotline.server.metrics;

import dev.hotline.console.LiveCall;
import dev.hotline.console.Stage;
import dev.hotline.routing.AcdSnapshot;
import dev.hotline.routing.AcdSnapshot.AgentView;
import dev.hotline.routing.AcdSnapshot.WaitingView;
import dev.hotline.routing.AgentState;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Calls, callers who wait, agents and overdue cases, as they are at the scrape. */
final class LiveGauges extends Collector {
    private final Supplier<List<LiveCall>> live;
    private final Supplier<AcdSnapshot> acd;
    private final Supplier<OptionalInt> overdue;

    LiveGauges(Supplier<List<LiveCall>> live, Supplier<AcdSnapshot> acd, Supplier<OptionalInt> overdue) {
        this.live = live;
        this.acd = acd;
        this.overdue = overdue;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        AcdSnapshot now = acd.get();
        return List.of(calls(), waiting(now), agents(now), overdue());
    }

    private GaugeMetricFamily calls() {
        var gauge =
                new GaugeMetricFamily("hotline_calls_now", "Calls in progress, by where they are.", List.of("stage"));
        Map<Stage, Long> counts = count(live.get(), LiveCall::stage);
        for (Stage stage : Stage.values()) {
            gauge.addMetric(List.of(Labels.of(stage)), (double) counts.getOrDefault(stage, 0L));
        }
        return gauge;
    }

    /** Queues come from the config: the calls that wait name no other. */
    private static GaugeMetricFamily waiting(AcdSnapshot now) {
        var gauge = new GaugeMetricFamily("hotline_waiting_now", "Callers who wait, by queue.", List.of("queue"));
        count(now.waiting(), WaitingView::queue).forEach((queue, n) -> gauge.addMetric(List.of(queue), (double) n));
        return gauge;
    }

    private static GaugeMetricFamily agents(AcdSnapshot now) {
        var gauge = new GaugeMetricFamily("hotline_agents_now", "Agents, by what they do.", List.of("state"));
        Map<AgentState, Long> counts = count(now.agents(), AgentView::state);
        for (AgentState state : AgentState.values()) {
            gauge.addMetric(List.of(Labels.of(state)), (double) counts.getOrDefault(state, 0L));
        }
        return gauge;
    }

    private GaugeMetricFamily overdue() {
        var gauge = new GaugeMetricFamily(
                "hotline_cases_overdue",
                "Customers who should have been reached by the target of callback.yaml; alert. There when there is a target.",
                List.of());
        overdue.get().ifPresent(count -> gauge.addMetric(List.of(), count));
        return gauge;
    }

    private static <T, K> Map<K, Long> count(List<T> all, Function<T, K> key) {
        return all.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }
}
