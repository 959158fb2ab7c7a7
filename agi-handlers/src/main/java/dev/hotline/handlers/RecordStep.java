package dev.hotline.handlers;

import dev.hotline.asterisk.agi.Failed;
import dev.hotline.asterisk.agi.HungUp;
import dev.hotline.asterisk.agi.Recorded;
import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.core.CallEvent;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what the caller says, on his Asterisk node; what he said until he hung up is kept. */
final class RecordStep {
    private static final Logger log = LoggerFactory.getLogger(RecordStep.class);
    /** A recording that is shorter holds no word. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Tells one recording of a step from the next. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final CallSession session;
    private final String step;
    private final Action.RecordVoice voice;

    RecordStep(CallSession session, String step, Action.RecordVoice voice) {
        this.session = session;
        this.step = step;
        this.voice = voice;
    }

    /** @param intro said before the prompts */
    Future<Decision> run(List<String> intro) {
        List<String> prompts = new ArrayList<>(intro);
        prompts.addAll(voice.prompts());
        String name = session.id() + "-" + step + "-" + TIME.format(session.now());
        return session.speaker()
                .say(prompts.toArray(String[]::new))
                .compose(v -> session.line()
                        .record(
                                session.config().site().recordings() + "/" + name,
                                "wav",
                                Speaker.ANY_KEY,
                                voice.longest(),
                                voice.silence(),
                                true))
                .compose(recorded -> ended(name, recorded));
    }

    private Future<Decision> ended(String name, Recorded recorded) {
        return switch (recorded) {
            case Recorded.Kept kept -> kept(name, kept);
            case HungUp gone -> Future.failedFuture(new CallerGone());
            case Failed failed -> {
                log.error("call {}: nothing was recorded: {} {}", session.id(), failed.code(), failed.text());
                yield Future.succeededFuture(new Decision(Exit.FAILED, "Asterisk did not record"));
            }
        };
    }

    private Future<Decision> kept(String name, Recorded.Kept kept) {
        if (kept.length().compareTo(SHORTEST) >= 0) {
            session.note(new CallEvent.VoiceRecorded(session.id(), session.now(), step, name, kept.length()));
            session.set(voice.into(), name);
        }
        if (kept.ending() == Recorded.Ending.HANG_UP) {
            return Future.failedFuture(new CallerGone());
        }
        return Future.succeededFuture(
                kept.length().compareTo(SHORTEST) >= 0
                        ? Decision.next("recorded " + kept.length().toSeconds() + " s")
                        : new Decision(Exit.NOTHING, "said nothing"));
    }
}
