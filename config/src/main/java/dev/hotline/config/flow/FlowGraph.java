package dev.hotline.config.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be told of a flow from its steps and exits alone: pure. Every exit must lead to a step that is there. */
public final class FlowGraph {
    private final Flow flow;
    private final Predicate<String> passing;
    private final Set<String> reached;

    /** @param passing whether a call always comes back at once from this other flow, and its caller hears nothing there */
    public FlowGraph(Flow flow, Predicate<String> passing) {
        this.flow = flow;
        this.passing = passing;
        this.reached =
                new HashSet<>(graph(step -> step.exits().values().stream()).reached(flow.start()));
        reached.add(flow.start());
    }

    /**
     * Something that is wrong with a step.
     *
     * @param message what callers would meet
     */
    public record Finding(Step step, String message) {}

    /** All that is wrong: one finding for each mistake. */
    public List<Finding> findings() {
        List<Finding> findings = unreached();
        Set<String> told = new HashSet<>();
        findings.addAll(circles(this::unheard, "the call goes round here without a pause: ", told));
        findings.addAll(circles(this::withoutEnd, "there is no way out: ", told));
        findings.addAll(circles(this::withoutKeys, "a caller who presses nothing goes round here for ever: ", told));
        return findings;
    }

    /** Steps that no call gets to, but for those behind another such step. */
    private List<Finding> unreached() {
        Digraph graph = graph(step -> step.exits().values().stream());
        Set<String> rest = new LinkedHashSet<>(flow.steps().keySet());
        rest.removeAll(reached);
        Set<String> behind = rest.stream()
                .flatMap(name -> graph.reached(name).stream().filter(next -> !leadsBack(graph, next, name)))
                .collect(Collectors.toSet());
        List<Finding> findings = new ArrayList<>();
        Set<String> told = new HashSet<>(behind);
        for (String name : rest) {
            if (told.add(name)) {
                told.addAll(graph.reached(name));
                findings.add(new Finding(step(name), "no call gets here: no exit leads to this step"));
            }
        }
        return findings;
    }

    private static boolean leadsBack(Digraph graph, String from, String to) {
        return graph.reached(from).contains(to);
    }

    /** The circles that this relation leads out of nowhere, but for those with a step that was told before. */
    private List<Finding> circles(Function<Step, Stream<String>> next, String message, Set<String> told) {
        Digraph graph = graph(next);
        List<Finding> findings = new ArrayList<>();
        for (Step step : flow.steps().values()) {
            Set<String> circle = graph.reached(step.name());
            boolean closed = reached.contains(step.name())
                    && circle.contains(step.name())
                    && circle.stream().allMatch(other -> leadsBack(graph, other, step.name()));
            if (closed && told.addAll(circle)) {
                findings.add(new Finding(step, message + String.join(" → ", graph.way(step.name(), step.name()))));
            }
        }
        return findings;
    }

    /** Where a call goes on from a step in which nothing is heard and nobody waited for. */
    private Stream<String> unheard(Step step) {
        if (step.action() instanceof Action.Queue) {
            return Stream.of(Exit.NOBODY, Exit.FULL, Exit.CLOSED).flatMap(exit -> step.target(exit).stream());
        }
        return step.action().isHeard() ? Stream.of() : withoutEnd(step);
    }

    /** Where a call goes on from a step in which it cannot end, nor become an agent's. */
    private Stream<String> withoutEnd(Step step) {
        return switch (step.action()) {
            case Action.Queue queue -> Stream.of();
            case Action.Transfer transfer -> Stream.of();
            case Action.SubFlow sub -> passing.test(sub.flow()) ? onwards(step) : Stream.of();
            case Action.OfferCallback offer -> step.target(Exit.PROMISED).isEmpty() ? Stream.of() : onwards(step);
            default -> onwards(step);
        };
    }

    /** Where a call goes on whose caller does nothing. */
    private Stream<String> withoutKeys(Step step) {
        return switch (step.action()) {
            case Action.Menu menu -> step.target(Exit.NOTHING).stream();
            case Action.Collect collect -> step.target(Exit.NOTHING).stream();
            case Action.AskLanguage language -> step.target(Exit.NOTHING).stream();
            case Action.OfferCallback offer -> step.target(Exit.NOTHING).stream();
            case Action.RecordVoice voice -> step.target(Exit.NOTHING).stream();
            default -> withoutEnd(step);
        };
    }

    /** Where a call goes on whose caller is there. */
    private static Stream<String> onwards(Step step) {
        return step.exits().entrySet().stream()
                .filter(exit -> !exit.getKey().equals(Exit.HUNG_UP))
                .map(Map.Entry::getValue);
    }

    private Digraph graph(Function<Step, Stream<String>> next) {
        return new Digraph(name -> flow.step(name).stream().flatMap(next));
    }

    private Step step(String name) {
        return flow.step(name).orElseThrow();
    }
}
