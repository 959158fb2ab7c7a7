package dev.hotline.bench.day;

import dev.hotline.bench.simulation.Given;
import dev.hotline.bench.simulation.Observer;
import dev.hotline.bench.simulation.SimulatedCall;
import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What each agent had to do: talks and wrap-up. */
final class Work implements Observer {
    private final List<Agent> agents;
    private final Duration day;
    private final Map<String, Duration> byAgent = new HashMap<>();
    private final Duration[] byHour;

    /** @param hours of the day, from the beginning of virtual time */
    Work(List<Agent> agents, int hours) {
        this.agents = agents;
        day = Duration.ofHours(hours);
        byHour = new Duration[hours];
        Arrays.fill(byHour, Duration.ZERO);
    }

    @Override
    public void connected(SimulatedCall call, Agent agent, Instant now) {
        Duration work = call.talk().plus(call.wrapUp());
        byAgent.merge(agent.id(), work, Duration::plus);
        Duration from = Duration.between(Given.START, now);
        Duration until = from.plus(work);
        for (int hour = (int) from.toHours(); hour < byHour.length && hour <= until.toHours(); hour++) {
            byHour[hour] = byHour[hour].plus(overlap(from, until, hour));
        }
    }

    private static Duration overlap(Duration from, Duration until, int hour) {
        Duration begin = Duration.ofHours(hour);
        Duration end = Duration.ofHours(hour + 1L);
        return (until.compareTo(end) < 0 ? until : end).minus(from.compareTo(begin) > 0 ? from : begin);
    }

    /** The share of the agents' time that was work, all day. */
    double occupancy() {
        return seconds(byAgent.values().stream().reduce(Duration.ZERO, Duration::plus)) / agents.size() / seconds(day);
    }

    double occupancy(int hour) {
        return seconds(byHour[hour]) / agents.size() / seconds(Duration.ofHours(1));
    }

    /** Of each group of agents with the same skills and grade: the work of him who had most, to their mean. */
    List<Double> mostToMean() {
        return agents.stream()
                .collect(Collectors.groupingBy(
                        Alike::new,
                        Collectors.summarizingDouble(
                                agent -> seconds(byAgent.getOrDefault(agent.id(), Duration.ZERO)))))
                .values()
                .stream()
                .filter(work -> work.getSum() > 0)
                .map(Work::mostToMean)
                .toList();
    }

    private static double mostToMean(DoubleSummaryStatistics work) {
        return work.getMax() / work.getAverage();
    }

    /** Agents who are the same for routing. */
    private record Alike(Grade grade, Map<String, Integer> skills) {
        Alike(Agent agent) {
            this(agent.grade(), agent.skills());
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
