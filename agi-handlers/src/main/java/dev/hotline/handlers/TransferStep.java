package dev.hotline.handlers;

import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.agi.Failed;
import dev.hotline.config.AsteriskNode;
import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.core.CallEvent;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects the caller to a number outside or a phone of the house, and stays until they have talked. */
final class TransferStep {
    private static final Logger log = LoggerFactory.getLogger(TransferStep.class);

    private final CallSession session;
    private final Action.Transfer transfer;

    TransferStep(CallSession session, Action.Transfer transfer) {
        this.session = session;
        this.transfer = transfer;
    }

    /** @param again whether an engine before this one was here: what came of its Dial is seen to */
    Future<Decision> run(boolean again) {
        return again ? session.line().lastDialled().compose(this::endedMeanwhile) : dial();
    }

    private Future<Decision> endedMeanwhile(Optional<Dialled> dialled) {
        return dialled.isPresent() ? ended(dialled.get()) : dial();
    }

    private Future<Decision> dial() {
        session.note(new CallEvent.TransferStarted(session.id(), session.now(), to()));
        return session.line().dial(channel(), transfer.ring(), options()).compose(this::ended);
    }

    private Future<Decision> ended(Dialled dialled) {
        if (dialled instanceof Dialled.Transferred) {
            return Future.failedFuture(new HandedOver());
        }
        boolean talked = dialled instanceof Dialled.Talked;
        Instant now = session.now();
        Duration talk = talked
                ? Duration.between(Objects.requireNonNullElse(session.record().talkSince(), now), now)
                : Duration.ZERO;
        session.note(new CallEvent.TransferEnded(session.id(), now, to(), talked, talk));
        session.speaker().forgetKeys();
        return switch (dialled) {
            case Dialled.Talked over ->
                over.callerLeft()
                        ? Future.failedFuture(new CallerGone())
                        : Future.succeededFuture(Decision.next("talked with " + to()));
            case Dialled.Transferred handed -> Future.failedFuture(new HandedOver());
            case Dialled.CallerLeft left -> Future.failedFuture(new CallerGone());
            case Dialled.Busy busy -> decided(Exit.BUSY, "is busy");
            case Dialled.NotAnswered none -> decided(Exit.NO_ANSWER, "does not answer");
            case Dialled.Unreachable away -> decided(Exit.FAILED, "cannot be reached: " + away.status());
            case Failed failed -> {
                log.error("call {}: Asterisk did not dial: {} {}", session.id(), failed.code(), failed.text());
                yield decided(Exit.FAILED, "cannot be dialled");
            }
        };
    }

    private Future<Decision> decided(Exit exit, String what) {
        return Future.succeededFuture(new Decision(exit, to() + " " + what));
    }

    private String to() {
        return switch (transfer.to()) {
            case Action.Destination.Outside outside -> outside.number();
            case Action.Destination.Phone phone -> phone.phone();
        };
    }

    private String options() {
        return switch (transfer.to()) {
            case Action.Destination.Outside outside ->
                session.config().site().outside().dialOptions();
            case Action.Destination.Phone phone -> "r";
        };
    }

    private String channel() {
        AsteriskNode node = Nodes.named(session.config(), session.record().node());
        return switch (transfer.to()) {
            case Action.Destination.Outside outside -> node.channelOf(outside.number());
            case Action.Destination.Phone phone -> node.channelOfPhone(phone.phone());
        };
    }
}
