package dev.hotline.bench.crowd;

import dev.hotline.bench.crowd.StoredCall.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All calls of a run as SQL has them, and what is counted of them. Pure. */
record Ledger(List<StoredCall> calls) {
    /** Longer than it takes to tell a caller that he is connected: an agent is his from before that, and noted after it. */
    private static final Duration CONNECTING = Duration.ofSeconds(4);

    Ledger {
        calls = List.copyOf(calls);
    }

    List<StoredCall> talked() {
        return calls.stream().filter(call -> call.connectedAt() != null).toList();
    }

    /** Those whose caller hung up, or was hung up on, before any agent had him. */
    List<StoredCall> left() {
        return calls.stream()
                .filter(call -> call.connectedAt() == null && call.rank() != null)
                .toList();
    }

    int leftInBrief() {
        return calls.stream().mapToInt(call -> call.leftInBrief().size()).sum();
    }

    int open() {
        return (int) calls.stream().filter(call -> call.endedAt() == null).count();
    }

    int busy() {
        return calls.stream().mapToInt(StoredCall::busy).sum();
    }

    /** The names of calls that are in one of both and not in the other, or in SQL more than once. */
    Set<String> differingFrom(Set<String> seen) {
        Set<String> stored = new HashSet<>();
        Set<String> differing = new TreeSet<>();
        for (StoredCall call : calls) {
            if (!stored.add(call.name()) || !seen.contains(call.name())) {
                differing.add(call.name());
            }
        }
        seen.stream().filter(name -> !stored.contains(name)).forEach(differing::add);
        return differing;
    }

    /** "agent caller" of each talk, those included that ended in the agent's brief, that is not as often on the phones as in SQL. */
    Set<String> differingTalks(List<AgentPhones.Talk> onPhones) {
        TreeMap<String, Integer> more = new TreeMap<>();
        onPhones.forEach(talk -> more.merge(CrowdSite.agent(talk.phone()) + " " + talk.caller(), 1, Integer::sum));
        talked().forEach(call -> more.merge(call.agent() + " " + call.name(), -1, Integer::sum));
        calls.forEach(call ->
                call.leftInBrief().forEach(agent -> more.merge(agent + " " + call.name(), -1, Integer::sum)));
        more.values().removeIf(none -> none == 0);
        return more.keySet();
    }

    /** How many talks began before their agent's talk before them was over. */
    int twoAtOnce() {
        return talked().stream()
                .collect(Collectors.groupingBy(call -> Objects.requireNonNull(call.agent())))
                .values()
                .stream()
                .mapToInt(Ledger::overlapping)
                .sum();
    }

    private static int overlapping(List<StoredCall> ofOneAgent) {
        List<StoredCall> inOrder = ofOneAgent.stream()
                .sorted(Comparator.comparing(call -> Objects.requireNonNull(call.connectedAt())))
                .toList();
        int overlapping = 0;
        Instant busyUntil = Instant.MIN;
        for (StoredCall call : inOrder) {
            Instant from = Objects.requireNonNull(call.connectedAt());
            Instant until = call.talkEndedAt() == null ? Instant.MAX : call.talkEndedAt();
            overlapping += from.isBefore(busyUntil) ? 1 : 0;
            busyUntil = until.isAfter(busyUntil) ? until : busyUntil;
        }
        return overlapping;
    }

    /** How often an agent was found for a call. */
    int served() {
        return (int) calls.stream()
                .flatMap(call -> call.waits().stream())
                .filter(Wait::served)
                .count();
    }

    /** How often that was not at once. */
    int servedAfter(Duration wait) {
        return (int) calls.stream()
                .flatMap(call -> call.waits().stream())
                .filter(one -> one.served() && one.length().compareTo(wait) > 0)
                .count();
    }

    /**
     * The calls for which an agent was found while another waited whose turn came before: "call while other".
     *
     * @param tolerance by so much the other's turn comes before, and so much before and after he waits as well
     */
    List<String> outOfTurn(Duration tolerance) {
        List<String> overtakers = new ArrayList<>();
        for (StoredCall call : calls) {
            for (Wait wait : call.waits()) {
                calls.stream()
                        .filter(other -> wait.served() && goesBefore(other, call, wait.until(), tolerance))
                        .findFirst()
                        .ifPresent(other -> overtakers.add(call.name() + " while " + other.name()));
            }
        }
        return overtakers;
    }

    private static boolean goesBefore(StoredCall other, StoredCall call, Instant at, Duration tolerance) {
        Instant others = other.rankAt(at);
        Instant own = call.rankAt(at);
        return others != null
                && own != null
                && others.plus(tolerance).isBefore(own)
                && other.waits().stream()
                        .anyMatch(wait -> wait.from().plus(tolerance).isBefore(at)
                                && waitedUntil(wait).minus(tolerance).isAfter(at));
    }

    /** Surely until then: who left may have had an agent whose phone did not ring yet, and SQL does not tell. */
    private static Instant waitedUntil(Wait wait) {
        return wait.served() ? wait.until() : wait.until().minus(CONNECTING);
    }

    /** How long those who were served in the end had waited at first, in seconds, in order. */
    List<Double> waits(boolean vip) {
        List<Double> waits = new ArrayList<>();
        calls.stream()
                .filter(call -> call.vip() == vip && !call.waits().isEmpty())
                .map(call -> call.waits().getFirst())
                .filter(Wait::served)
                .forEach(wait -> waits.add(wait.length().toMillis() / 1000.0));
        waits.sort(null);
        return waits;
    }
}
