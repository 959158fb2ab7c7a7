package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** The engine dies in the middle of calls, on a real Asterisk. */
class EngineLossIT extends RealCalls {
    private static final String BLUEFIN = "+8613900139003";
    private static final String QINGHE = "+8613900139005";

    @Test
    void killedInTheTalk_theTalkGoesOn_andTheSurveyPlays_once() {
        int callsBefore = testbed().api().calls().size();
        Phone chen = atWork("1003");
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        PhoneCall talk = rung(chen, 1);
        assertThat(talk.awaitAnswered(SOON)).isTrue();
        await().atMost(SOON).until(() -> stateOf("1003").equals("TALKING"));
        testbed().engine().kill();
        assertThat(talk.awaitEnded(Duration.ofSeconds(2))).as("the talk ends").isFalse();
        testbed().engine().start();
        talk.hangUp();
        scores(call, "zh", '5', '1');
        JsonObject stored = ended(BLUEFIN);
        assertThat(stored.getString("agent")).isEqualTo("chen");
        assertThat(stored.getString("survey")).isEqualTo("COMPLETED");
        assertThat(stored.getJsonObject("answers").size()).isEqualTo(2);
        assertThat(Collections.frequency(call.heard(), "zh/survey-satisfaction"))
                .isEqualTo(1);
        assertThat(testbed().api().calls()).hasSize(callsBefore + 1);
    }

    @Test
    void killedWhileWaiting_theCallerKeepsLineAndPlace() {
        Phone chen = atWork("1003");
        PhoneCall first = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        PhoneCall talk = rung(chen, 1);
        PhoneCall second = callAndPress(QINGHE, STANDARD_LINE, "zh/menu-main", '1');
        hears(second, "zh/position-1", "music");
        String id = latest(QINGHE).orElseThrow().getString("call");
        testbed().engine().kill();
        testbed().engine().start();
        hears(second, "music", "zh/position-1");
        talk.hangUp();
        answered(chen, 2).hangUp();
        scores(first, "zh", '5', '1');
        scores(second, "zh", '5', '1');
        assertThat(ended(QINGHE).getString("call")).isEqualTo(id);
        assertThat(ended(QINGHE).getInteger("waitSeconds")).isGreaterThan(3);
    }

    @Test
    void killedInTheSurvey_onlyTheNextQuestionIsAsked() {
        Phone chen = atWork("1003");
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        answered(chen, 1).hangUp();
        hears(call, "zh/survey-satisfaction");
        call.press('2');
        hears(call, "zh/survey-solved");
        testbed().engine().kill();
        testbed().engine().start();
        hears(call, "zh/survey-solved");
        call.press('1');
        hears(call, "zh/survey-thanks");
        ends(call);
        assertThat(ended(BLUEFIN).getString("survey")).isEqualTo("COMPLETED");
        assertThat(Collections.frequency(call.heard(), "zh/survey-satisfaction"))
                .isEqualTo(1);
    }

    @Test
    void callerLeavesWhileNoEngineIsThere_theCallDoesNotStayOpen() {
        Phone chen = atWork("1003");
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        PhoneCall talk = rung(chen, 1);
        assertThat(talk.awaitAnswered(SOON)).isTrue();
        testbed().engine().kill();
        call.hangUp();
        assertThat(talk.awaitEnded(SOON)).isTrue();
        testbed().engine().start();
        assertThat(ended(BLUEFIN).getString("endedBy")).isEqualTo("UNKNOWN");
    }

    @Test
    void noEngineAtAll_theFallbackAnswers() {
        Phone operator = agent("1005");
        operator.register();
        testbed().engine().kill();
        PhoneCall call = customer(BLUEFIN).dial(STANDARD_LINE);
        hears(call, "music", "zh/sorry");
        PhoneCall talk = rung(operator, 1);
        assertThat(talk.awaitAnswered(SOON)).isTrue();
        talk.hangUp();
        ends(call);
        testbed().engine().start();
    }
}
