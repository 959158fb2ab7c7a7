package dev.hotline.config;

import static dev.hotline.config.source.Formats.integer;

import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Expression;
import dev.hotline.config.source.Format;
import dev.hotline.config.source.Formats;
import dev.hotline.config.source.Section;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the steps in which the call finds something out and goes one way or another, and the caller hears nothing. */
final class DecidingSteps {
    private static final Format<String> POINTER = Formats.matching("(/[^/]+)+", "a JSON pointer such as /customer/id");

    private DecidingSteps() {}

    static Action hours(StepReader step) {
        step.must(Exit.OPEN);
        step.must(Exit.CLOSED);
        step.may(Exit.HOLIDAY, Exit.CLOSED);
        return new Action.Hours(step.names.calendars.reference(step.section, "hours"));
    }

    static Action branch(StepReader step) {
        List<Optional<Expression>> conditions = new ArrayList<>();
        for (Section each : step.section.sections("branch")) {
            conditions.add(each.text("if", "a condition").flatMap(step.expressions::condition));
            step.to(Exit.numbered(conditions.size()), each.text("then", StepReader.STEP));
        }
        if (step.section.hasEmptyList("branch")) {
            step.section.wrong("there is no condition: expected lines such as '- {if: caller.known, then: STEP}'");
        }
        step.must(Exit.ELSE);
        boolean good = conditions.stream().allMatch(Optional::isPresent);
        return step.orStandIn(
                Optional.of(conditions.stream().flatMap(Optional::stream).toList())
                        .filter(all -> good)
                        .map(Action.Branch::new));
    }

    /** The same caller always gets the same share. */
    static Action split(StepReader step) {
        List<Optional<Integer>> shares = new ArrayList<>();
        for (Section each : step.section.sections("split")) {
            Format<Integer> percent = integer(1, 100);
            shares.add(each.text("percent", percent.expected()).flatMap(text -> text.attempt(percent)));
            step.to(Exit.numbered(shares.size()), each.text("then", StepReader.STEP));
        }
        List<Integer> percents = shares.stream().flatMap(Optional::stream).toList();
        int sum = percents.stream().mapToInt(Integer::intValue).sum();
        if (sum != 100 && percents.size() == shares.size() && (sum > 0 || step.section.hasEmptyList("split"))) {
            step.section.wrong("the shares add up to " + sum + ": expected 100");
        }
        return new Action.Split(percents);
    }

    static Action set(StepReader step) {
        step.must(Exit.NEXT);
        step.may(Exit.FAILED, Exit.NEXT);
        Section variables = step.section.section("set");
        StepReader.requireVariables(variables);
        return new Action.Assign(step.values(variables));
    }

    static Action lookup(StepReader step) {
        step.must(Exit.FOUND);
        step.must(Exit.NOT_FOUND);
        return step.orStandIn(step.value("lookup").map(Action.FindCustomer::new));
    }

    static Action fetch(StepReader step) {
        step.must(Exit.FOUND);
        step.must(Exit.FAILED);
        step.may(Exit.NOT_FOUND, Exit.FAILED);
        Section variables = step.section.optionalSection("into");
        StepReader.requireVariables(variables);
        Map<String, String> into = new LinkedHashMap<>();
        variables.namedTexts().forEach((name, pointer) -> into.put(name, pointer.as(POINTER)));
        String service = step.names.services.reference(step.section, "fetch");
        return step.orStandIn(step.section
                .text("path", "a path such as /customers?number={caller.number}")
                .flatMap(step.expressions::template)
                .map(path -> new Action.Fetch(service, path, Collections.unmodifiableMap(into))));
    }

    static Action webhook(StepReader step) {
        step.must(Exit.NEXT);
        step.may(Exit.FAILED, Exit.NEXT);
        String service = step.names.services.reference(step.section, "webhook");
        Map<String, Expression> data = step.values(step.section.optionalSection("data"));
        return step.orStandIn(step.section
                .text("path", "a path such as /calls")
                .flatMap(step.expressions::template)
                .map(path -> new Action.Webhook(service, path, data)));
    }
}
