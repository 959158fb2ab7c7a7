package dev.hotline.storage;

import dev.hotline.config.Language;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import dev.hotline.core.Party;
import dev.hotline.core.WaitRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts of a call that a test tells, each a little later than the one before. */
final class CallScript {
    static final String NODE = "pbx1";
    private final CallId id;
    private final Instant start;
    private @Nullable String customer;
    private @Nullable String name = "Wang";

    private CallScript(CallId id, Instant start) {
        this.id = id;
        this.start = start;
    }

    static CallScript at(Instant start) {
        return new CallScript(CallId.next(start), start);
    }

    CallScript of(String customer) {
        this.customer = customer;
        return this;
    }

    CallScript named(String name) {
        this.name = name;
        return this;
    }

    CallId id() {
        return id;
    }

    Instant after(int seconds) {
        return start.plusSeconds(seconds);
    }

    CallEvent.Arrived arrived() {
        return new CallEvent.Arrived(
                id,
                start,
                NODE,
                "PJSIP/trunk-" + id,
                "1700000000." + id,
                "vip",
                "4008001000",
                "+8613800138000",
                name,
                customer,
                true,
                Language.ZH,
                "config-1");
    }

    /** Fourteen facts after the arrival: a call that was served, and whose caller was content. */
    List<CallEvent> served() {
        return List.of(
                arrived(),
                new CallEvent.LanguageChosen(id, after(1), Language.EN),
                key(2, '1'),
                new CallEvent.TopicChosen(id, after(3), "hardware", "hardware"),
                new CallEvent.Queued(id, after(4), "hardware"),
                new CallEvent.Promised(id, after(5), new WaitRange(Duration.ofMinutes(1), Duration.ofMinutes(3))),
                new CallEvent.Offered(id, after(6), "li"),
                new CallEvent.Connected(id, after(7), "li"),
                new CallEvent.TalkEnded(id, after(67), "li", Party.AGENT, Duration.ofSeconds(60)),
                new CallEvent.SurveyStarted(id, after(68)),
                answered(69, "satisfaction", 5),
                answered(70, "solved", 1),
                new CallEvent.SurveyEnded(id, after(71), true),
                new CallEvent.Resumed(id, after(72)),
                ended());
    }

    CallEvent key(int seconds, char key) {
        return new CallEvent.KeyPressed(id, after(seconds), "menu", key);
    }

    CallEvent answered(int seconds, String question, int score) {
        return new CallEvent.SurveyAnswered(id, after(seconds), question, score);
    }

    CallEvent.CaseOpened unhappy(int seconds, CaseId caseId, @Nullable String number) {
        return new CallEvent.CaseOpened(
                id, after(seconds), caseId, CaseReason.UNHAPPY_SCORE, number, after(seconds + 300));
    }

    CallEvent ended() {
        return new CallEvent.Ended(id, after(80), Party.CALLER);
    }

    /** What these facts add up to. */
    static CallRecord folded(List<? extends CallEvent> facts) {
        CallRecord record = CallRecord.of((CallEvent.Arrived) facts.getFirst());
        for (CallEvent fact : facts.subList(1, facts.size())) {
            record = record.after(fact);
        }
        return record;
    }
}
