package dev.hotline.config;

import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Flow;
import dev.hotline.config.flow.FlowGraph;
import dev.hotline.config.flow.Step;
import dev.hotline.config.source.Position;
import dev.hotline.config.source.Problems;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What callers would meet in flows that are each well written. */
final class FlowChecks {
    private final Map<String, Flow> flows;
    private final List<Line> lines;
    private final KnownNames names;
    private final Problems problems;

    FlowChecks(Map<String, Flow> flows, List<Line> lines, KnownNames names, Problems problems) {
        this.flows = flows;
        this.lines = lines;
        this.names = names;
        this.problems = problems;
    }

    void run() {
        flows.values()
                .forEach(flow -> new FlowGraph(flow)
                        .findings()
                        .forEach(found -> problems.add(
                                found.step().at(), "steps." + found.step().name() + ": " + found.message())));
        names.calls.stream()
                .filter(this::runsItself)
                .forEach(call ->
                        call.place().wrong("the flow '" + call.from() + "' would run itself: expected another flow"));
        if (!lines.isEmpty()) {
            unusedFlows();
            prompts();
        }
    }

    private boolean runsItself(KnownNames.FlowCall call) {
        return reachable(call.called()).contains(call.from());
    }

    private void unusedFlows() {
        Set<String> used =
                lines.stream().flatMap(line -> reachable(line.flow()).stream()).collect(Collectors.toSet());
        flows.values().stream()
                .filter(flow -> !used.contains(flow.name()))
                .forEach(flow -> problems.add(
                        Position.top("flows/" + flow.name() + ".yaml"),
                        "no line and no flow runs this flow: expected its name as 'flow:' of a line or a step"));
    }

    /** Each prompt must have a text in each language of each line that may say it. */
    private void prompts() {
        Map<String, Map<Language, Line>> spoken = new TreeMap<>();
        for (Line line : lines) {
            for (String flow : reachable(line.flow())) {
                Map<Language, Line> languages = spoken.computeIfAbsent(flow, none -> new TreeMap<>());
                line.languages().forEach(language -> languages.putIfAbsent(language, line));
            }
        }
        for (KnownNames.PromptUse use : names.promptUses) {
            spoken.getOrDefault(use.flow(), Map.of()).forEach((language, line) -> {
                if (names.lacks(use.prompt().value(), language)) {
                    use.prompt()
                            .wrong("the prompt '" + use.prompt().value() + "' has no text in " + language.code()
                                    + ", which the line " + line.name() + " speaks");
                }
            });
        }
    }

    /** This flow and all that it runs, and they run. */
    private Set<String> reachable(String flow) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(flow));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (flows.containsKey(name) && reached.add(name)) {
                called(name).forEach(open::push);
            }
        }
        return reached;
    }

    private Stream<String> called(String flow) {
        Set<String> called = new TreeSet<>();
        Flow calling = Objects.requireNonNull(flows.get(flow), "it is reached");
        for (Step step : calling.steps().values()) {
            if (step.action() instanceof Action.SubFlow sub) {
                called.add(sub.flow());
            }
        }
        return called.stream();
    }
}
