package dev.hotline.config;

import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Digraph;
import dev.hotline.config.flow.FlowGraph;
import dev.hotline.config.flow.Step;
import dev.hotline.config.source.Formats;
import dev.hotline.config.source.Position;
import dev.hotline.config.source.Problems;
import dev.hotline.config.source.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What callers would meet in flows that are each well written. */
final class FlowChecks {
    private final Map<String, FlowDraft> flows = new LinkedHashMap<>();
    private final Digraph calls;
    private final List<Line> lines;
    private final KnownNames names;
    private final Problems problems;

    FlowChecks(List<FlowDraft> drafts, List<Line> lines, KnownNames names, Problems problems) {
        drafts.forEach(draft -> flows.put(draft.name(), draft));
        this.calls = new Digraph(name -> called(name).distinct());
        this.lines = lines;
        this.names = names;
        this.problems = problems;
    }

    void run() {
        flows.values().stream().filter(FlowDraft::whole).forEach(this::ways);
        circles();
        if (knowsAllUses()) {
            unusedFlows();
            unusedSurveys();
        }
        languages();
    }

    /** The names of the queues that callers of this line may come to. */
    Set<String> queues(Line line) {
        return reached(line).stream()
                .flatMap(flow -> Stream.ofNullable(flows.get(flow)))
                .flatMap(draft -> draft.flow().steps().values().stream())
                .flatMap(step -> step.action() instanceof Action.Queue queue ? Stream.of(queue.queue()) : Stream.of())
                .collect(Collectors.toSet());
    }

    private void ways(FlowDraft draft) {
        new FlowGraph(draft.flow(), this::passes)
                .findings()
                .forEach(found ->
                        problems.add(found.step().at(), "steps." + found.step().name() + ": " + found.message()));
    }

    /** Whether a call comes back at once from this flow, in which nothing is heard. */
    private boolean passes(String name) {
        FlowDraft draft = flows.get(name);
        return draft != null
                && draft.whole()
                && !calls.reached(name).contains(name)
                && draft.flow().steps().values().stream().map(Step::action).allMatch(this::passes);
    }

    private boolean passes(Action action) {
        return switch (action) {
            case Action.HangUp end -> false;
            case Action.SubFlow sub -> passes(sub.flow());
            default -> !action.isHeard();
        };
    }

    /** Flows that would run themselves, each circle once. */
    private void circles() {
        Set<String> told = new HashSet<>();
        for (FlowDraft draft : flows.values()) {
            List<String> way = calls.way(draft.name(), draft.name());
            if (!way.isEmpty() && told.addAll(way)) {
                draft.uses().calls.stream()
                        .filter(call -> call.called().equals(way.get(1)))
                        .findFirst()
                        .ifPresent(call -> call.place()
                                .wrong("the flow '" + draft.name() + "' would run itself: " + String.join(" → ", way)));
            }
        }
    }

    /** Whether no name of a flow or survey is wrong, so that what nobody names is not meant by it. */
    private boolean knowsAllUses() {
        Stream<String> used = Stream.concat(
                lines.stream().map(Line::flow), flows.values().stream().flatMap(draft -> called(draft.name())));
        return !lines.isEmpty()
                && names.flows.defined().equals(flows.keySet())
                && used.allMatch(flows::containsKey)
                && surveys().allMatch(survey -> names.surveys.has(survey.value()));
    }

    private Stream<Text> surveys() {
        return flows.values().stream().flatMap(draft -> draft.uses().surveys.stream());
    }

    /** Flows that no line runs, but for those behind another such flow. */
    private void unusedFlows() {
        Set<String> unused = new LinkedHashSet<>(flows.keySet());
        lines.forEach(line -> unused.removeAll(reached(line)));
        Set<String> told = new HashSet<>();
        unused.forEach(name -> calls.reached(name).stream()
                .filter(next -> !calls.reached(next).contains(name))
                .forEach(told::add));
        for (String name : unused) {
            if (Formats.NAME.parse(name).isPresent() && told.add(name)) {
                told.addAll(calls.reached(name));
                problems.add(
                        Position.top(file("flows", name)),
                        "no line and no flow runs this flow: expected its name as 'flow:' of a line or a step");
            }
        }
    }

    private void unusedSurveys() {
        Set<String> unused = new LinkedHashSet<>(names.surveyPrompts.keySet());
        surveys().forEach(survey -> unused.remove(survey.value()));
        unused.stream()
                .filter(name -> Formats.NAME.parse(name).isPresent())
                .forEach(name -> problems.add(
                        Position.top(file("surveys", name)),
                        "no flow asks this survey: expected its name as 'survey:' of a step"));
    }

    /** Each prompt must have a text in each language of each line that may say it; it is told where it is said first. */
    private void languages() {
        Map<String, Set<Language>> told = new TreeMap<>();
        for (Line line : lines) {
            for (Text prompt : prompts(line)) {
                for (Language language : line.languages()) {
                    if (names.lacks(prompt.value(), language)
                            && told.computeIfAbsent(prompt.value(), none -> new HashSet<>())
                                    .add(language)) {
                        prompt.wrong("the prompt '" + prompt.value() + "' has no text in " + language.code()
                                + ", which the line " + line.name() + " speaks");
                    }
                }
            }
        }
    }

    /** What its flow says, and all that this runs, and the queues that it leads to. */
    private List<Text> prompts(Line line) {
        List<Text> prompts = prompts(reached(line));
        queues(line).stream()
                .sorted()
                .map(queue -> names.queuePrompts.getOrDefault(queue, List.of()))
                .forEach(prompts::addAll);
        return prompts;
    }

    /** What these flows say, with the surveys that they ask. */
    private List<Text> prompts(Collection<String> reached) {
        List<Text> prompts = new ArrayList<>();
        for (FlowDraft draft : flows.values()) {
            if (reached.contains(draft.name())) {
                prompts.addAll(draft.uses().prompts);
                draft.uses().surveys.stream()
                        .map(survey -> names.surveyPrompts.getOrDefault(survey.value(), List.of()))
                        .forEach(prompts::addAll);
            }
        }
        return prompts;
    }

    /** The flow of a line and all that it runs, and they run. */
    private Set<String> reached(Line line) {
        return Stream.concat(Stream.of(line.flow()), calls.reached(line.flow()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Stream<String> called(String flow) {
        return Stream.ofNullable(flows.get(flow))
                .flatMap(draft -> draft.uses().calls.stream().map(FlowDraft.Call::called));
    }

    private static String file(String folder, String name) {
        return folder + "/" + name + ".yaml";
    }
}
