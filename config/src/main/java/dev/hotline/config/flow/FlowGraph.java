package dev.hotline.config.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be told of a flow from its steps and exits alone: pure. Exits that lead to no step of the flow are passed over. */
public final class FlowGraph {
    private final Flow flow;

    public FlowGraph(Flow flow) {
        this.flow = flow;
    }

    /**
     * Something that is wrong with a step.
     *
     * @param message what callers would meet
     */
    public record Finding(Step step, String message) {}

    /** All that is wrong, in the order of the steps. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Set<String> reached = reached();
        if (flow.steps().containsKey(flow.start())) {
            flow.steps().values().stream()
                    .filter(step -> !reached.contains(step.name()))
                    .forEach(step -> findings.add(new Finding(step, "no call gets here: no exit leads to this step")));
        }
        findings.addAll(noWayOut());
        findings.addAll(loops(this::unheard, "the call goes round here without a pause: "));
        findings.addAll(loops(this::withoutKeys, "a caller who presses nothing goes round here for ever: "));
        return findings;
    }

    private Set<String> reached() {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(flow.start()));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (flow.steps().containsKey(name) && reached.add(name)) {
                targets(step(name)).forEach(open::push);
            }
        }
        return reached;
    }

    /** Steps from which every way goes on for ever. */
    private List<Finding> noWayOut() {
        Set<String> out = names(FlowGraph::mayEnd);
        boolean grew = true;
        while (grew) {
            Set<String> more = names(step -> targets(step).anyMatch(target -> out.contains(target) || !isStep(target)));
            grew = out.addAll(more);
        }
        return flow.steps().values().stream()
                .filter(step -> !out.contains(step.name()))
                .map(step -> new Finding(step, "there is no way out: no exit leads to the end of the call"))
                .toList();
    }

    /** Whether the call may end here: where an agent takes it, too. */
    private static boolean mayEnd(Step step) {
        return switch (step.action()) {
            case Action.HangUp end -> true;
            case Action.Return end -> true;
            case Action.Queue queue -> true;
            case Action.Transfer transfer -> true;
            case Action.OfferCallback offer -> step.target(Exit.PROMISED).isEmpty();
            default -> step.exits().isEmpty();
        };
    }

    /** Where a call goes on from a step in which nothing is heard and nobody waited for. */
    private Stream<String> unheard(Step step) {
        return step.action().takesTime() || step.action() instanceof Action.SubFlow ? Stream.of() : targets(step);
    }

    /** Where a call goes on whose caller does nothing: a caller who waits for an agent goes nowhere. */
    private Stream<String> withoutKeys(Step step) {
        return switch (step.action()) {
            case Action.Menu menu -> step.target(Exit.NOTHING).stream();
            case Action.Collect collect -> step.target(Exit.NOTHING).stream();
            case Action.AskLanguage language -> step.target(Exit.NOTHING).stream();
            case Action.OfferCallback offer -> step.target(Exit.NOTHING).stream();
            case Action.RecordVoice voice -> step.target(Exit.NOTHING).stream();
            case Action.Queue queue -> Stream.of();
            case Action.Transfer transfer -> Stream.of();
            case Action.SubFlow sub -> Stream.of();
            default -> targets(step);
        };
    }

    /** The closed circles of this relation: those that it leads out of nowhere. */
    private List<Finding> loops(Function<Step, Stream<String>> next, String message) {
        List<Finding> findings = new ArrayList<>();
        Set<String> told = new HashSet<>();
        Map<String, Set<String>> reach = new HashMap<>();
        flow.steps().values().forEach(step -> reach.put(step.name(), reach(step, next)));
        for (Step step : flow.steps().values()) {
            Set<String> circle = reach.getOrDefault(step.name(), Set.of());
            boolean closed = circle.contains(step.name())
                    && circle.stream()
                            .allMatch(
                                    other -> reach.getOrDefault(other, Set.of()).contains(step.name()));
            if (closed && told.addAll(circle)) {
                findings.add(new Finding(step, message + path(step, circle, next)));
            }
        }
        return findings;
    }

    private Set<String> reach(Step from, Function<Step, Stream<String>> next) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = next.apply(from).collect(Collectors.toCollection(ArrayDeque::new));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (reached.add(name) && isStep(name)) {
                next.apply(step(name)).forEach(open::push);
            }
        }
        return reached;
    }

    private String path(Step from, Collection<String> circle, Function<Step, Stream<String>> next) {
        Map<String, Boolean> path = new LinkedHashMap<>();
        String name = from.name();
        while (path.putIfAbsent(name, true) == null) {
            name = next.apply(step(name)).filter(circle::contains).findFirst().orElse(from.name());
        }
        return String.join(" → ", path.keySet()) + " → " + name;
    }

    private Set<String> names(Predicate<Step> which) {
        return flow.steps().values().stream().filter(which).map(Step::name).collect(Collectors.toSet());
    }

    private Stream<String> targets(Step step) {
        return step.exits().values().stream().distinct();
    }

    private boolean isStep(String name) {
        return flow.steps().containsKey(name);
    }

    private Step step(String name) {
        return flow.step(name).orElseThrow();
    }
}
