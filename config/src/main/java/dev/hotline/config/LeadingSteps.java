package dev.hotline.config;

import static dev.hotline.config.source.Formats.DURATION;
import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.WHOLE_SECONDS;

import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the steps that lead the call elsewhere: to people, to questions, into another flow and out of it, to its end. */
final class LeadingSteps {
    private LeadingSteps() {}

    static Action queue(StepReader step) {
        step.must(Exit.NEXT);
        step.may(Exit.PROMISED);
        step.may(Exit.NOBODY);
        step.may(Exit.FULL);
        step.may(Exit.CLOSED);
        boolean limited = step.section.has("longest");
        if (limited) {
            step.must(Exit.TOO_LONG);
        }
        String queue = step.names.queues.reference(step.section, "queue");
        boolean written = step.section.has("topic");
        String topic = step.section.get("topic", NAME, queue);
        step.names.prompts.use(
                EnginePrompt.topic(topic),
                step.section.key(),
                () -> written ? !topic.isEmpty() : step.names.queues.has(queue));
        return new Action.Queue(
                queue, topic, limited ? Optional.of(step.section.get("longest", DURATION)) : Optional.empty());
    }

    static Action offerCallback(StepReader step) {
        step.may(Exit.PROMISED);
        step.must(Exit.DECLINED);
        step.may(Exit.NOTHING, Exit.DECLINED);
        step.may(Exit.NO_NUMBER, Exit.DECLINED);
        return new Action.OfferCallback(step.prompts("offer-callback"), step.keyWait());
    }

    static Action transfer(StepReader step) {
        step.must(Exit.NEXT);
        step.must(Exit.NO_ANSWER);
        step.may(Exit.BUSY, Exit.NO_ANSWER);
        step.may(Exit.FAILED, Exit.NO_ANSWER);
        Duration ring = step.section.get("ring", WHOLE_SECONDS, Duration.ofSeconds(30));
        return step.orStandIn(
                destination(step.section.section("transfer"), step.names).map(to -> new Action.Transfer(to, ring)));
    }

    private static Optional<Action.Destination> destination(Section to, KnownNames names) {
        boolean outside = to.has("number");
        if (outside == to.has("phone")) {
            to.wrong("expected either 'number' or 'phone'");
            return Optional.empty();
        }
        to.text(outside ? "number" : "phone", "a text")
                .ifPresent(text -> names.answering.defineAgain(text.value(), text));
        return Optional.of(
                outside
                        ? new Action.Destination.Outside(to.get("number", Written.DIALLED))
                        : new Action.Destination.Phone(to.get("phone", Written.PHONE)));
    }

    static Action survey(StepReader step) {
        step.must(Exit.NEXT);
        step.section.text("survey", NAME.expected()).ifPresent(step.uses.surveys::add);
        return new Action.Survey(step.names.surveys.reference(step.section, "survey"));
    }

    /** Every other key is an exit, which the other flow returns. */
    static Action subFlow(StepReader step) {
        String called = step.names.flows.reference(step.section, "flow");
        Set<String> words = new LinkedHashSet<>(step.section.keys());
        words.removeAll(List.of("flow", Exit.HUNG_UP.name()));
        Map<String, Text> exits = new LinkedHashMap<>();
        for (String word : words) {
            step.to(new Exit(word), step.section.text(word, StepReader.STEP));
            exits.put(word, step.section.key(word));
        }
        Text place = step.section.key();
        step.uses.calls.add(new FlowDraft.Call(place.value(), place, called, exits));
        return new Action.SubFlow(called);
    }

    static Action returns(StepReader step) {
        Optional<Text> exit = step.section
                .text("return", NAME.expected())
                .filter(text -> text.attempt(NAME).isPresent());
        Optional<Text> free = exit.filter(text -> !meansElse(text.value()));
        free.ifPresent(text -> step.uses.returns.putIfAbsent(text.value(), text));
        if (free.isEmpty()) {
            exit.ifPresent(text ->
                    text.wrong("'" + text.value() + "' already says something else in a step: expected another name"));
        }
        return step.orStandIn(free.map(text -> new Action.Return(new Exit(text.value()))));
    }

    /** Whether a step that runs this flow could not name such an exit. */
    private static boolean meansElse(String exit) {
        return StepKinds.words().contains(exit) || exit.equals(Exit.HUNG_UP.name());
    }

    static Action hangUp(StepReader step) {
        return new Action.HangUp(step.section.isEmpty("hangup") ? List.of() : step.prompts("hangup"));
    }
}
