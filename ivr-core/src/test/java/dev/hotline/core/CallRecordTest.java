package dev.hotline.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallRecordTest {
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

    private static final WaitRange MINUTE = new WaitRange(Duration.ZERO, Duration.ofMinutes(1));

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

    @Test
    void promisesOfTwoWaits_theLastThatTurnedOutIsTold() {
        CallRecord first = after(
                new CallEvent.TopicChosen(id, at(1), "hardware", "hardware"),
                new CallEvent.Queued(id, at(1), "hardware"),
                new CallEvent.Promised(id, at(2), MINUTE),
                new CallEvent.Connected(id, at(5), "lin"),
                new CallEvent.TalkEnded(id, at(65), "lin", Party.AGENT, Duration.ofSeconds(60)));
        PromiseOutcome kept = new PromiseOutcome(new WaitPromise(at(2), MINUTE), true);
        assertThat(first.lastPromise()).isEqualTo(kept);

        CallRecord second = first.after(new CallEvent.TopicChosen(id, at(70), "operator", "operator"))
                .after(new CallEvent.Queued(id, at(70), "operator"))
                .after(new CallEvent.Promised(id, at(71), MINUTE));
        WaitPromise open = new WaitPromise(at(71), MINUTE);
        assertThat(second.promise()).isEqualTo(open);
        assertThat(second.promiseKept()).isEmpty();
        assertThat(second.lastPromise()).as("while the second is open").isEqualTo(kept);
        assertThat(second.after(new CallEvent.Ended(id, at(80), Party.CALLER)).lastPromise())
                .as("who left before it turned out")
                .isEqualTo(kept);
        assertThat(second.after(new CallEvent.Connected(id, at(200), "sun")).lastPromise())
                .isEqualTo(new PromiseOutcome(open, false));
    }

    @Test
    void whatSupervisorsRaised_lastsAsLongAsTheWait_andComesWithAPlaceThatIsKept() {
        CallRecord call = after(
                new CallEvent.PlaceKept(id, at(0), CallId.next(NINE), at(-60), Duration.ofSeconds(7)),
                new CallEvent.Queued(id, at(1), "hardware"),
                new CallEvent.Supervised(id, at(2), SupervisorDeed.RAISED, "li", null, Duration.ofMinutes(5)),
                new CallEvent.Supervised(id, at(3), SupervisorDeed.MOVED_UP, "li", null, Duration.ofSeconds(20)),
                new CallEvent.Supervised(id, at(4), SupervisorDeed.REROUTED, "li", "operator", Duration.ZERO),
                new CallEvent.TopicChosen(id, at(5), "operator", "operator"));
        assertThat(call.raised()).isEqualTo(Duration.ofSeconds(327));

        CallRecord later = call.after(new CallEvent.Connected(id, at(9), "sun"))
                .after(new CallEvent.TalkEnded(id, at(19), "sun", Party.AGENT, Duration.ofSeconds(10)))
                .after(new CallEvent.TopicChosen(id, at(20), "hardware", "hardware"));
        assertThat(later.raised()).isZero();
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
