package dev.hotline.handlers;

import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Flow;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a call through its flow: performs a step, looks where its exit leads, goes on there. A caller who hangs up takes the exit
 * {@code hung-up} of the step he is in, or of the one that runs its flow; where there is none the call is over.
 */
final class FlowRunner {
    private static final Logger log = LoggerFactory.getLogger(FlowRunner.class);

    /** Steps in a row that take no time, whatever they are for: no flow that makes sense has more. */
    private static final int MOST_UNHEARD = 200;

    /** A step that took less was not heard. */
    private static final Duration HEARD = Duration.ofMillis(100);

    private final CallSession session;
    private final StepPerformer performer;
    private final FlowTrace trace;
    private int unheard;
    private boolean gone;

    FlowRunner(CallSession session, HotlineServices services) {
        this.session = session;
        performer = new StepPerformer(session, services);
        trace = services.trace();
    }

    /** From the first step. Fails with {@link CallerGone} when the caller hangs up. */
    Future<Void> run() {
        return at(FlowPlace.start(flow(session.calledLine().flow())));
    }

    /** The call comes back from an engine that was lost: from the step it was in. */
    Future<Void> resume() {
        Optional<FlowPlace> place = place();
        performer.resumes();
        return place.map(this::at).orElseGet(this::run);
    }

    /** The caller was handed over without asking: the step that he was in brings him to this one. */
    Future<Void> handedOver(Dialable to) {
        Optional<FlowPlace> place = place();
        place.ifPresent(at -> performer.handedOver(to));
        return place.map(this::at).orElseGet(this::run);
    }

    /** Where the call was; empty when that is in no flow any more. */
    private Optional<FlowPlace> place() {
        String text = session.record().place();
        Optional<FlowPlace> place = text == null
                ? Optional.empty()
                : FlowPlace.parse(text, session.config().flows());
        if (place.isEmpty()) {
            log.info("call {}: its place {} is in no flow now; it begins again", session.id(), text);
        }
        return place;
    }

    private Future<Void> at(FlowPlace place) {
        Action action = place.step().action();
        unheard++;
        if (unheard > MOST_UNHEARD) {
            return Future.failedFuture(new IllegalStateException("call " + session.id() + ": more than " + MOST_UNHEARD
                    + " steps in a row in which nothing is heard, the last at " + place));
        }
        if (action.isPlace()) {
            session.enter(place.toString());
        }
        return switch (action) {
            case Action.SubFlow sub -> at(place.into(flow(sub.flow())));
            case Action.Return back -> returned(place, back.exit());
            case Action.HangUp end -> performer.say(end.prompts());
            default -> perform(place);
        };
    }

    private Future<Void> perform(FlowPlace place) {
        Instant began = session.now();
        return performer.perform(place.step()).transform(done -> {
            if (session.now().isAfter(began.plus(HEARD))) {
                unheard = 0;
            }
            if (done.succeeded()) {
                return gone || !session.line().isHungUp() ? leave(place, done.result()) : goneMeanwhile(place);
            }
            return done.cause() instanceof CallerGone ? hungUp(place) : Future.failedFuture(done.cause());
        });
    }

    private Future<Void> leave(FlowPlace place, Decision decision) {
        trace.left(session.id(), place.flow(), place.step(), decision.exit(), decision.why());
        Optional<String> target = place.step().target(decision.exit());
        return target.isPresent() ? at(place.to(target.get())) : Future.succeededFuture();
    }

    /** A caller who hung up in a step that needs no caller. Only he is told of a command, not a lost connection. */
    private Future<Void> goneMeanwhile(FlowPlace place) {
        return session.line().musicOff().compose(acted -> hungUp(place));
    }

    private Future<Void> returned(FlowPlace place, Exit exit) {
        trace.left(session.id(), place.flow(), place.step(), exit, "returns");
        FlowPlace caller = place.caller();
        if (caller == null) {
            return Future.succeededFuture();
        }
        boolean named = caller.step().target(exit).isPresent();
        return leave(caller, new Decision(named ? exit : Exit.NEXT, "the flow returned " + exit));
    }

    private Future<Void> hungUp(FlowPlace place) {
        for (FlowPlace at = gone ? null : place; at != null; at = at.caller()) {
            if (at.step().target(Exit.HUNG_UP).isPresent()) {
                gone = true;
                return leave(at, new Decision(Exit.HUNG_UP, "the caller hung up"))
                        .compose(v -> Future.failedFuture(new CallerGone()));
            }
        }
        return Future.failedFuture(new CallerGone());
    }

    private Flow flow(String name) {
        return session.config().flow(name);
    }
}
