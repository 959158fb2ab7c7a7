package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Callers who hang up, at each stage of their call, on a real Asterisk. */
class HangUpIT extends RealCalls {
    private static final String BLUEFIN = "+8613900139003";
    private static final String MAPLE = "+8613900139004";

    @Test
    void hangsUpInTheGreeting() {
        PhoneCall call = customer(BLUEFIN).dial(STANDARD_LINE);
        hears(call, "zh/welcome-standard");
        call.hangUp();
        JsonObject stored = ended(BLUEFIN);
        assertThat(stored.getString("endedBy")).isEqualTo("CALLER");
        assertThat(stored.getString("topic")).isNull();
    }

    @Test
    void hangsUpWhileWaiting_andIsNotRungFor() {
        Phone chen = atWork("1003");
        PhoneCall first = callAndPress(MAPLE, STANDARD_LINE, "en/menu-main", '1');
        PhoneCall talk = rung(chen, 1);
        PhoneCall second = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        hears(second, "zh/position-1", "music");
        second.hangUp();
        assertThat(ended(BLUEFIN).getString("agent")).isNull();
        talk.hangUp();
        scores(first, "en", '5', '1');
        assertThat(rung(chen)).hasSize(1);
        assertThat(stateOf("1003")).isIn("AVAILABLE", "WRAP_UP");
    }

    @Test
    void hangsUpWhileRinging_andThePhoneStops() {
        Phone chen = atWork("1003");
        chen.onRing(Answering.never());
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        PhoneCall ringing = rung(chen, 1);
        call.hangUp();
        assertThat(ringing.awaitEnded(Duration.ofSeconds(2))).isTrue();
        assertThat(ended(BLUEFIN).getString("agent")).isNull();
        await().atMost(SOON).until(() -> stateOf("1003").equals("AVAILABLE"));
    }

    @Test
    void hangsUpInTheTalk_isRecordedAsNotAsked() {
        Phone chen = atWork("1003");
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        PhoneCall talk = rung(chen, 1);
        assertThat(talk.awaitAnswered(SOON)).isTrue();
        await().atMost(SOON).until(() -> stateOf("1003").equals("TALKING"));
        call.hangUp();
        assertThat(talk.awaitEnded(SOON)).isTrue();
        JsonObject stored = ended(BLUEFIN);
        assertThat(stored.getString("survey")).isEqualTo("NOT_ASKED");
        assertThat(stored.getString("talkEndedBy")).isEqualTo("CALLER");
        assertThat(stored.getString("agent")).isEqualTo("chen");
    }

    @Test
    void hangsUpAfterTheFirstQuestion_thatAnswerIsKept() {
        Phone chen = atWork("1003");
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        answered(chen, 1).hangUp();
        hears(call, "zh/survey-satisfaction");
        call.press('4');
        hears(call, "zh/survey-solved");
        call.hangUp();
        JsonObject stored = ended(BLUEFIN);
        assertThat(stored.getJsonObject("answers").getMap()).isEqualTo(Map.of("satisfaction", 4));
        assertThat(stored.getString("survey")).isEqualTo("ABANDONED");
    }
}
