package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import java.time.Duration;
import java.util.List;

/**
 * A call at each stage in which something can go wrong: one talks, one is in the survey, one rings, two wait. Their agents are of
 * different queues, so that none can take another's call.
 */
final class CallsInProgress {
    static final String TALKS = "+8613900139003";
    static final String IN_SURVEY = "+8613900139004";
    static final String RINGS = "+8613900139006";
    static final String WAITS = "+8613900139005";
    static final String LEAVES = "+8657187654321";
    static final List<String> NUMBERS = List.of(TALKS, IN_SURVEY, RINGS, WAITS, LEAVES);

    private final RealCalls calls;
    final Phone chen;
    final Phone sun;
    final Phone he;
    final PhoneCall talking;
    final PhoneCall inSurvey;
    final PhoneCall ringing;
    final PhoneCall waiting;
    final PhoneCall leaving;
    /** The agent's side of the talk. */
    final PhoneCall talk;

    /** @param rings how long the third call rings before its agent answers */
    CallsInProgress(RealCalls calls, Duration rings) {
        this.calls = calls;
        chen = calls.atWork("1003");
        sun = calls.atWork("1005");
        he = calls.atWork("1006");
        he.onRing(Answering.answer(rings, call -> {}));
        talking = calls.callAndPress(TALKS, RealCalls.STANDARD_LINE, "zh/welcome-standard", '1');
        inSurvey = calls.callAndPress(IN_SURVEY, RealCalls.STANDARD_LINE, "en/welcome-standard", '0');
        talk = calls.answered(chen, 1);
        waiting = calls.callAndPress(WAITS, RealCalls.STANDARD_LINE, "zh/welcome-standard", '1');
        RealCalls.hears(waiting, "zh/position-1");
        leaving = calls.callAndPress(LEAVES, RealCalls.STANDARD_LINE, "zh/welcome-standard", '1');
        calls.answered(sun, 1).hangUp();
        RealCalls.hears(leaving, "zh/position-before", "zh/num-2", "zh/position-after");
        RealCalls.hears(inSurvey, "en/survey-satisfaction");
        ringing = calls.callAndPress(RINGS, RealCalls.STANDARD_LINE, "en/welcome-standard", '3');
        calls.rung(he, 1);
        await().atMost(RealCalls.SOON)
                .untilAsserted(
                        () -> assertThat(List.of(calls.stateOf("1003"), calls.stateOf("1005"), calls.stateOf("1006")))
                                .containsExactly("TALKING", "AVAILABLE", "RINGING"));
    }

    List<PhoneCall> all() {
        return List.of(talking, inSurvey, ringing, waiting, leaving);
    }

    /** The survey goes on where it was, to its end. */
    void finishSurvey() {
        inSurvey.press('5');
        RealCalls.hears(inSurvey, "en/survey-solved");
        inSurvey.press('1');
        RealCalls.hears(inSurvey, "en/survey-thanks");
    }

    /** Both talks go on to the survey, the caller who waited is served before anyone else, and the next call is served as ever. */
    void finish() {
        calls.rung(he, 1).hangUp();
        leaves(ringing, "en/survey-intro");
        talk.hangUp();
        leaves(talking, "zh/survey-intro");
        calls.answered(chen, 2).hangUp();
        leaves(waiting, "zh/survey-intro");
        assertThat(calls.ended(WAITS).getString("agent")).isEqualTo("chen");
        isServedAgain(2);
    }

    /** A new call rings chen's phone, where so many have rung, is answered there, and goes on to the survey. */
    void isServedAgain(int rungBefore) {
        PhoneCall next = calls.callAndPress(TALKS, RealCalls.STANDARD_LINE, "zh/welcome-standard", '1');
        calls.answered(chen, rungBefore + 1).hangUp();
        leaves(next, "zh/survey-intro");
        assertThat(calls.rung(chen)).hasSize(rungBefore + 1);
    }

    private static void leaves(PhoneCall call, String prompt) {
        RealCalls.hears(call, prompt);
        call.hangUp();
    }
}
