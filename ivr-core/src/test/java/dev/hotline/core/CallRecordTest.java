package dev.hotline.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallRecordTest {
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

    private final CallId id = CallId.next(NINE);

    @Test
    void anotherQueueAfterATalk_isWaitedInAndTalkedInAnew() {
        CallRecord call = after(
                new CallEvent.TopicChosen(id, at(1), "hardware", "hardware"),
                new CallEvent.Queued(id, at(1), "hardware"),
                new CallEvent.Offered(id, at(2), "lin"),
                new CallEvent.Connected(id, at(5), "lin"),
                new CallEvent.TalkEnded(id, at(65), "lin", Party.AGENT, Duration.ofSeconds(60)),
                new CallEvent.TopicChosen(id, at(70), "operator", "operator"),
                new CallEvent.Queued(id, at(70), "operator"),
                new CallEvent.Offered(id, at(71), "sun"),
                new CallEvent.Connected(id, at(75), "sun"));

        assertThat(call.talkEndedAt()).isNull();
        assertThat(call.offeredTo()).isEqualTo("sun");
        assertThat(call.agent()).isEqualTo("sun");
        assertThat(call.waited(at(99))).hasSeconds(5);
    }

    @Test
    void callerWhoIsHandedOver_hasWaitedUntilTheFirstAnswer_andHasOneSurveyForTheLastAgent() {
        CallRecord call = after(
                new CallEvent.Queued(id, at(1), "hardware"),
                new CallEvent.Offered(id, at(2), "lin"),
                new CallEvent.Connected(id, at(5), "lin"),
                new CallEvent.Transferred(id, at(65), "lin", "1003", TransferKind.BLIND, Duration.ofSeconds(60)));
        assertThat(call.talkSince()).isNull();
        assertThat(call.offeredTo()).isNull();
        assertThat(call.survey()).isEqualTo(SurveyState.NONE);

        CallRecord later = call.after(new CallEvent.Connected(id, at(70), "chen"))
                .after(new CallEvent.TalkEnded(id, at(80), "chen", Party.AGENT, Duration.ofSeconds(10)));
        assertThat(later.legs())
                .containsExactly(new Leg("lin", true, at(5), at(65)), new Leg("chen", true, at(70), at(80)));
        assertThat(later.agent()).isEqualTo("chen");
        assertThat(later.waited(at(99))).hasSeconds(4);
        assertThat(later.survey()).isEqualTo(SurveyState.ELIGIBLE);
    }

    @Test
    void agentWhoAnsweredAndWasNotConnected_hasNotTalked_andTheCallerWaitsOn() {
        CallRecord call = after(
                new CallEvent.Queued(id, at(1), "hardware"),
                new CallEvent.Offered(id, at(2), "lin"),
                new CallEvent.Connected(id, at(5), "lin"),
                new CallEvent.Missed(id, at(7), "lin", NoAnswer.HUNG_UP));

        assertThat(call.talkSince()).isNull();
        assertThat(call.agent()).isNull();
        assertThat(call.waited(at(20))).hasSeconds(19);
        assertThat(call.legs()).isEmpty();
    }

    @Test
    void colleagueWhoAnsweredAndWasNotConnected_isNotWhoTalkedLast() {
        CallRecord call = after(
                new CallEvent.Queued(id, at(1), "hardware"),
                new CallEvent.Connected(id, at(5), "lin"),
                new CallEvent.Transferred(id, at(65), "lin", "1003", TransferKind.BLIND, Duration.ofSeconds(60)),
                new CallEvent.Offered(id, at(66), "chen"),
                new CallEvent.Connected(id, at(70), "chen"),
                new CallEvent.Missed(id, at(71), "chen", NoAnswer.HUNG_UP));

        assertThat(call.agent()).isEqualTo("lin");
        assertThat(call.talkSince()).isNull();
        assertThat(call.waited(at(99))).as("until the first answer").hasSeconds(4);
    }

    @Test
    void talkOutside_isKnownFromItsBegin() {
        CallRecord call = after(
                new CallEvent.TransferStarted(id, at(2), "+8610"), new CallEvent.TransferAnswered(id, at(5), "+8610"));

        assertThat(call.talkSince()).isEqualTo(at(5));
        assertThat(call.after(new CallEvent.TransferEnded(id, at(9), "+8610", true, Duration.ofSeconds(4)))
                        .talkSince())
                .isNull();
    }

    @Test
    void anotherQueueWithoutATalk_keepsThePlace() {
        CallRecord call = after(
                new CallEvent.TopicChosen(id, at(1), "hardware", "hardware"),
                new CallEvent.Queued(id, at(1), "hardware"),
                new CallEvent.TopicChosen(id, at(70), "operator", "operator"));

        assertThat(call.queuedAt()).isEqualTo(at(1));
        assertThat(call.queue()).isEqualTo("operator");
    }

    private CallRecord after(CallEvent... facts) {
        CallRecord call = CallRecord.of(new CallEvent.Arrived(
                id, NINE, "pbx1", "PJSIP/1", "1.1", "vip", "400", null, null, null, false, Language.ZH, "v1"));
        for (CallEvent fact : List.of(facts)) {
            call = call.after(fact);
        }
        return call;
    }

    private static Instant at(int second) {
        return NINE.plusSeconds(second);
    }
}
