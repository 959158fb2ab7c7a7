package dev.hotline.console.flows;

import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Flow;
import dev.hotline.config.flow.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A flow as boxes and arrows. Exits to steps that the flow does not have are left out.
 *
 * @param boxes the start, then the steps in the order of the file, each followed by the end of the call where it has one
 */
record Chart(String flow, List<Box> boxes, List<Arrow> arrows) {
    private static final String START = "start";

    static Chart of(Flow flow, StepWords words) {
        List<Box> boxes = new ArrayList<>();
        List<Arrow> arrows = new ArrayList<>();
        boxes.add(Box.mark(START, Kind.START, "start"));
        if (flow.step(flow.start()).isPresent()) {
            arrows.add(new Arrow(START, id(flow.start()), List.of()));
        }
        for (Step step : flow.steps().values()) {
            boxes.add(box(step, words));
            arrows.addAll(arrows(step, flow));
            endOf(step).ifPresent(label -> {
                boxes.add(Box.mark("end of " + step.name(), Kind.END, ""));
                arrows.add(new Arrow(id(step.name()), "end of " + step.name(), label));
            });
        }
        return new Chart(flow.name(), List.copyOf(boxes), List.copyOf(arrows));
    }

    private static Box box(Step step, StepWords words) {
        Action action = step.action();
        Optional<String> runs = action instanceof Action.SubFlow sub ? Optional.of(sub.flow()) : Optional.empty();
        return new Box(
                id(step.name()),
                Kind.of(action),
                step.name(),
                action.word(),
                words.subject(action),
                words.lines(action),
                runs);
    }

    private static List<Arrow> arrows(Step step, Flow flow) {
        Map<String, List<Arrow.Label>> labels = new LinkedHashMap<>();
        step.exits().forEach((exit, target) -> {
            if (flow.step(target).isPresent()) {
                labels.computeIfAbsent(target, t -> new ArrayList<>()).add(label(step, exit));
            }
        });
        List<Arrow> arrows = new ArrayList<>();
        labels.forEach((target, of) -> arrows.add(new Arrow(id(step.name()), id(target), onlyTold(step, of))));
        return arrows;
    }

    private static Arrow.Label label(Step step, Exit exit) {
        return switch (step.action()) {
            case Action.Menu menu ->
                menu.keys().contains(exit.name())
                        ? new Arrow.Label.Key(exit.name())
                        : new Arrow.Label.Words(exit.name());
            case Action.Branch branch -> new Arrow.Label.Words(condition(branch, exit));
            case Action.Split split -> new Arrow.Label.Words(share(split, exit));
            default -> new Arrow.Label.Words(exit.name());
        };
    }

    /** Conditions are tried in their order, so each has its number where there are several. */
    private static String condition(Action.Branch branch, Exit exit) {
        int count = branch.conditions().size();
        for (int i = 1; i <= count; i++) {
            if (exit.equals(Exit.numbered(i))) {
                String condition = "if " + branch.conditions().get(i - 1).source();
                return count == 1 ? condition : i + ". " + condition;
            }
        }
        return exit.name();
    }

    private static String share(Action.Split split, Exit exit) {
        for (int i = 1; i <= split.percents().size(); i++) {
            if (exit.equals(Exit.numbered(i))) {
                return split.percents().get(i - 1) + " %";
            }
        }
        return exit.name();
    }

    /** Where a step has one way only, its exits need no names. */
    private static List<Arrow.Label> onlyTold(Step step, List<Arrow.Label> labels) {
        boolean onlyWay =
                labels.size() == step.exits().size() && labels.contains(new Arrow.Label.Words(Exit.NEXT.name()));
        return onlyWay && endOf(step).isEmpty() ? List.of() : List.copyOf(labels);
    }

    /** The exits by which the call ends here without a step that says so; empty where there are none. */
    private static Optional<List<Arrow.Label>> endOf(Step step) {
        return switch (step.action()) {
            case Action.HangUp end -> Optional.empty();
            case Action.Return end -> Optional.empty();
            case Action.Queue queue -> promised(step);
            case Action.OfferCallback offer -> promised(step);
            default -> step.exits().isEmpty() ? Optional.of(List.of()) : Optional.empty();
        };
    }

    private static Optional<List<Arrow.Label>> promised(Step step) {
        return step.target(Exit.PROMISED).isPresent()
                ? Optional.empty()
                : Optional.of(List.of(new Arrow.Label.Words(Exit.PROMISED.name())));
    }

    /** Steps may have any name, also those of the marks. */
    private static String id(String step) {
        return "step " + step;
    }
}
