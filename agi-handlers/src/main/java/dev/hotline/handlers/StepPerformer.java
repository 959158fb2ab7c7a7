package dev.hotline.handlers;

import dev.hotline.asterisk.agi.HungUp;
import dev.hotline.config.Calendar;
import dev.hotline.config.Customer;
import dev.hotline.config.EnginePrompt;
import dev.hotline.config.Language;
import dev.hotline.config.Opening;
import dev.hotline.config.PhoneNumbers;
import dev.hotline.config.ServiceQueue;
import dev.hotline.config.Tier;
import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Expression;
import dev.hotline.config.flow.ExpressionException;
import dev.hotline.config.flow.Fact;
import dev.hotline.config.flow.Step;
import dev.hotline.core.CallEvent;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a step says: the short ones here, each of the others in a class of its own. Futures fail with {@link CallerGone} at a hang-up. */
final class StepPerformer {
    private static final Logger log = LoggerFactory.getLogger(StepPerformer.class);

    private final CallSession session;
    private final HotlineServices services;
    private boolean answered;
    private boolean resumed;
    private @Nullable Dialable handedOver;

    StepPerformer(CallSession session, HotlineServices services) {
        this.session = session;
        this.services = services;
    }

    /** The next step is one that an engine before this one was in. */
    void resumes() {
        resumed = true;
    }

    /** In the next step, which has a talk that is over, the caller was handed over to this one. */
    void handedOver(Dialable to) {
        handedOver = to;
    }

    Future<Decision> perform(Step step) {
        if (handedOver != null) {
            Dialable to = handedOver;
            handedOver = null;
            return answer().compose(v -> new HandoverStep(session, services, step, to).run());
        }
        boolean again = resumed;
        resumed = false;
        Action action = step.action();
        if (comesMuchLater(action)) {
            session.speaker().forgetAhead();
        }
        return action.isHeard() && !answered
                ? answer().compose(v -> perform(step, action, again))
                : perform(step, action, again);
    }

    /** Whether what is asked here, if anything, is no question that a key before it may answer. */
    private static boolean comesMuchLater(Action action) {
        return action instanceof Action.Queue
                || action instanceof Action.Transfer
                || action instanceof Action.RecordVoice
                || action instanceof Action.Survey;
    }

    /** Says prompts; no key interrupts. */
    Future<Void> say(List<String> prompts) {
        return prompts.isEmpty()
                ? Future.succeededFuture()
                : answer().compose(v -> session.speaker().say(prompts.toArray(String[]::new)));
    }

    private Future<Void> answer() {
        answered = true;
        return session.line()
                .answer()
                .compose(acted ->
                        acted instanceof HungUp ? Future.failedFuture(new CallerGone()) : Future.succeededFuture());
    }

    private Future<Decision> perform(Step step, Action action, boolean again) {
        List<String> intro = again ? List.of(EnginePrompt.RESUMED.id()) : List.of();
        return switch (action) {
            case Action.Play play -> play(play);
            case Action.Menu menu -> new MenuStep(session, menu).run(intro);
            case Action.Collect collect -> new CollectStep(session, step.name(), collect).run(intro);
            case Action.AskLanguage ask -> new LanguageStep(session, ask).run(intro);
            case Action.Say say -> say(step, say);
            case Action.Speak speak -> speak(speak);
            case Action.Hours hours -> hours(hours);
            case Action.Branch branch -> facts(branch.conditions()).map(facts -> branch(step, branch, facts));
            case Action.Assign assign -> facts(assign.values().values()).map(facts -> assign(step, assign, facts));
            case Action.FindCustomer find -> facts(List.of(find.by())).map(facts -> find(step, find, facts));
            case Action.Fetch fetch ->
                facts(fetch.path().values()).compose(facts -> new FetchStep(session, services, step, fetch).run(facts));
            case Action.Webhook hook ->
                facts(Stream.concat(hook.path().values().stream(), hook.data().values().stream())
                                .toList())
                        .compose(facts -> new WebhookStep(session, services, step, hook).run(facts));
            case Action.Queue queue -> {
                WaitStep wait = new WaitStep(session, services, step, queue, queue(queue, again));
                yield again ? wait.resume() : wait.run();
            }
            case Action.OfferCallback offer -> new OfferStep(session, offer).run(again);
            case Action.RecordVoice voice -> new RecordStep(session, step.name(), voice).run(intro);
            case Action.Transfer transfer -> new TransferStep(session, transfer).run(again);
            case Action.Survey survey ->
                new SurveyStep(session, survey.survey()).run().map(Decision.NEXT);
            case Action.Split split -> Future.succeededFuture(split(split));
            case Action.SubFlow sub -> unexpected(step);
            case Action.Return back -> unexpected(step);
            case Action.HangUp end -> unexpected(step);
        };
    }

    /** Who was handed over or sent to another queue, and comes back, goes on in that one. */
    private ServiceQueue queue(Action.Queue action, boolean again) {
        ServiceQueue own =
                Objects.requireNonNull(session.config().queues().get(action.queue()), "checked when it was read");
        boolean hadPlace =
                session.record().queuedAt() != null || !session.record().legs().isEmpty();
        return again && hadPlace ? session.queue().orElse(own) : own;
    }

    private static Future<Decision> unexpected(Step step) {
        return Future.failedFuture(new IllegalStateException("step " + step.name() + " is the runner's own"));
    }

    private Future<Decision> play(Action.Play play) {
        return (play.interruptible()
                        ? session.speaker().sayUntilKey(play.prompts())
                        : session.speaker().say(play.prompts().toArray(String[]::new)))
                .map(Decision.NEXT);
    }

    private Future<Decision> say(Step step, Action.Say say) {
        return facts(List.of(say.value())).compose(facts -> {
            try {
                List<String> prompts = SpokenValue.prompts(
                        session.speaker().language(), say.as(), say.value().text(facts));
                return session.speaker().sayUntilKey(prompts).map(Decision.NEXT);
            } catch (ExpressionException | IllegalArgumentException e) {
                return Future.succeededFuture(failed(step, e));
            }
        });
    }

    private Future<Decision> speak(Action.Speak speak) {
        Language language = Language.of(speak.language()).orElseThrow();
        session.speaker().speak(language);
        session.note(new CallEvent.LanguageChosen(session.id(), session.now(), language));
        return Future.succeededFuture(Decision.NEXT);
    }

    private Future<Decision> hours(Action.Hours hours) {
        Calendar calendar = session.config().calendar(hours.calendar());
        Opening now = calendar.at(session.now(), session.config().site().timeZone());
        Exit exit = switch (now) {
            case OPEN -> Exit.OPEN;
            case CLOSED -> Exit.CLOSED;
            case HOLIDAY -> Exit.HOLIDAY;
        };
        return Future.succeededFuture(new Decision(exit, "calendar " + hours.calendar() + " says " + exit));
    }

    private static Decision branch(Step step, Action.Branch branch, Map<String, Object> facts) {
        for (int i = 0; i < branch.conditions().size(); i++) {
            Expression condition = branch.conditions().get(i);
            try {
                if (condition.holds(facts)) {
                    return new Decision(Exit.numbered(i + 1), condition + " holds");
                }
            } catch (ExpressionException e) {
                log.warn("step {} at {}: {}; taken as false", step.name(), step.at(), e.getMessage());
            }
        }
        return new Decision(Exit.ELSE, "none of " + branch.conditions() + " holds");
    }

    private Decision assign(Step step, Action.Assign assign, Map<String, Object> facts) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Expression> value : assign.values().entrySet()) {
                values.put(value.getKey(), value.getValue().text(facts));
            }
        } catch (ExpressionException e) {
            return failed(step, e);
        }
        values.forEach(session::set);
        return Decision.next("set " + values);
    }

    private Decision find(Step step, Action.FindCustomer find, Map<String, Object> facts) {
        try {
            String by = find.by().text(facts);
            Optional<Customer> customer = customer(by);
            customer.ifPresent(found -> session.note(new CallEvent.CustomerFound(
                    session.id(), session.now(), found.id(), session.record().vip() || found.tier() == Tier.KEY)));
            return customer.map(found -> new Decision(Exit.FOUND, "customer " + found.id()))
                    .orElseGet(() -> new Decision(Exit.NOT_FOUND, "no customer has '" + by + "'"));
        } catch (ExpressionException e) {
            log.warn("step {} at {}: {}", step.name(), step.at(), e.getMessage());
            return new Decision(Exit.NOT_FOUND, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Customer> customer(String by) {
        String country = session.config().site().country();
        return session.config()
                .customers()
                .byId(by)
                .or(() ->
                        PhoneNumbers.e164(by, country).flatMap(session.config().customers()::byNumber));
    }

    /** A caller is known by his number; who hides it is told apart by his call. */
    private Decision split(Action.Split split) {
        String who =
                Optional.ofNullable(session.record().ani()).orElse(session.id().toString());
        int share = Math.floorMod((who.hashCode() * 0x9E3779B9) >>> 7, 100);
        int upTo = 0;
        for (int i = 0; i < split.percents().size(); i++) {
            upTo += split.percents().get(i);
            if (share < upTo) {
                return new Decision(Exit.numbered(i + 1), "the caller is in share " + (i + 1));
            }
        }
        throw new IllegalStateException("shares " + split.percents() + " (expected: 100 in all)");
    }

    private static Decision failed(Step step, Exception why) {
        log.warn("step {} at {}: {}", step.name(), step.at(), why.getMessage());
        return new Decision(Exit.FAILED, String.valueOf(why.getMessage()));
    }

    /** The store is asked only where an expression asks for it; a store that does not answer knows of no case. */
    private Future<Map<String, Object>> facts(Iterable<Expression> asking) {
        boolean asked = false;
        for (Expression expression : asking) {
            asked |= expression.asks(Fact.CASE_OPEN);
        }
        Future<Boolean> open = asked ? openCase() : Future.succeededFuture(false);
        return open.map(found -> CallFacts.of(session, session.now(), found));
    }

    private Future<Boolean> openCase() {
        return session.soon(services.cases()
                        .anyActive(session.record().customer(), session.record().ani()))
                .otherwise(e -> {
                    log.warn("call {}: open cases could not be looked for: {}", session.id(), e.getMessage());
                    return false;
                });
    }
}
