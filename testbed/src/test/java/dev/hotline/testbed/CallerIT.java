package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import dev.hotline.testkit.phones.PhoneCall.KeyMode;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers press, and when they hang up, on a real Asterisk. */
@Order(1)
class CallerIT extends RealCalls {
    private static final String BLUEFIN = "+8613900139003";
    private static final String MAPLE = "+8613900139004";

    @Test
    void wrongKeys_areSaidAndRepeated_andAfterThreeTheOperatorAnswers() {
        Phone sun = atWork("1005");
        PhoneCall call = callAndPress(MAPLE, STANDARD_LINE, "en/menu-main", '9');
        hears(call, "en/wrong-key", "en/menu-main");
        call.press('7');
        hears(call, "en/wrong-key", "en/menu-main");
        call.press('#');
        hears(call, "en/to-operator");
        answered(sun, 1).hangUp();
        scores(call, "en", '5', '1');
        assertThat(ended(MAPLE).getString("topic")).isEqualTo("operator");
        assertThat(ended(MAPLE).getString("keys")).isEmpty();
    }

    @Test
    void noKeys_areSaidAndRepeated_andAfterThreeTheOperatorAnswers() {
        Phone sun = atWork("1005");
        PhoneCall call = customer(MAPLE).dial(STANDARD_LINE);
        hears(call, "en/menu-main", "en/no-key", "en/menu-main", "en/no-key", "en/menu-main", "en/to-operator");
        answered(sun, 1).hangUp();
        hears(call, "en/survey-intro");
        call.hangUp();
        assertThat(ended(MAPLE).getString("agent")).isEqualTo("sun");
        assertThat(call.longestSilence()).as("the wait for a key").isBetween(KEY_WAIT, KEY_WAIT.plus(NOTICEABLE));
    }

    @ParameterizedTest
    @EnumSource(KeyMode.class)
    void keys_interruptThePrompt_howeverTheyAreSent(KeyMode mode) {
        Phone chen = atWork("1003");
        PhoneCall call = customer(BLUEFIN).dial(STANDARD_LINE);
        hears(call, "zh/welcome-standard");
        call.press('1', mode);
        answered(chen, 1).hangUp();
        hears(call, "zh/survey-intro");
        call.press('4', mode);
        hears(call, "zh/survey-solved");
        call.press('1', mode);
        hears(call, "zh/survey-thanks");
        ends(call);
        assertThat(call.heard()).doesNotContain("zh/menu-main", "zh/survey-satisfaction");
        assertThat(ended(BLUEFIN).getJsonObject("answers").getMap())
                .containsEntry("satisfaction", 4)
                .containsEntry("solved", 1);
    }

    @ParameterizedTest
    @EnumSource(KeyMode.class)
    void keysTypedAhead_answerBothQuestions(KeyMode mode) {
        Phone chen = atWork("1003");
        PhoneCall call = customer("+8613700137002").dial(STANDARD_LINE);
        hears(call, "zh/welcome-standard");
        call.press('2', mode);
        call.press('1', mode);
        answered(chen, 1).hangUp();
        hears(call, "en/survey-intro");
        call.hangUp();
        assertThat(ended("+8613700137002").getString("language")).isEqualTo("en");
        assertThat(ended("+8613700137002").getString("keys")).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(KeyMode.class)
    void keyDuringHoldMusic_bringsTheOfferOfACallback(KeyMode mode) {
        Phone chen = atWork("1003");
        PhoneCall first = callAndPress(MAPLE, STANDARD_LINE, "en/menu-main", '1');
        PhoneCall talk = answered(chen, 1);
        PhoneCall second = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        hears(second, "zh/position-1", "music");
        second.press('5', mode);
        hears(second, "zh/callback-offer");
        second.press('2', mode);
        hears(second, "zh/please-hold", "music");
        second.hangUp();
        assertThat(Collections.frequency(second.heard(), "zh/callback-offer")).isEqualTo(1);
        talk.hangUp();
        hears(first, "en/survey-intro");
        first.hangUp();
    }

    @Test
    void unknownCaller_choosesEnglish() {
        atWork("1003");
        PhoneCall call = customer("+8613700137001").dial(STANDARD_LINE);
        hears(call, "zh/welcome-standard", "zh/choose-language", "en/choose-language");
        call.press('2');
        hears(call, "en/menu-main");
        call.hangUp();
        assertThat(ended("+8613700137001").getString("language")).isEqualTo("en");
    }

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
        assertThat(stored.getJsonObject("answers").getMap()).isEqualTo(java.util.Map.of("satisfaction", 4));
        assertThat(stored.getString("survey")).isEqualTo("ABANDONED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tom O'Neil & Co", "${EXTEN}${SHELL(id)}", "<script>alert(1)</script>", "%s%n%x"})
    void strangeName_isKeptAsText_andTheCallIsServed(String name) {
        PhoneCall call = customer(BLUEFIN).dial(STANDARD_LINE, name);
        hears(call, "zh/menu-main");
        call.hangUp();
        assertThat(ended(BLUEFIN).getString("name")).isEqualTo(name);
    }

    @Test
    void quotesInAName_areKept_asAsteriskSendsThem() {
        PhoneCall call = customer(BLUEFIN).dial(STANDARD_LINE, "Tom \"Tricky\" Toe");
        hears(call, "zh/menu-main");
        call.hangUp();
        assertThat(ended(BLUEFIN).getString("name").replace("\\", "")).isEqualTo("Tom \"Tricky\" Toe");
    }

    @Test
    void nameOfTwoHundredCharacters_isCut_andTheCallIsServed() {
        PhoneCall call = customer(BLUEFIN).dial(STANDARD_LINE, "x".repeat(200));
        hears(call, "zh/menu-main");
        call.hangUp();
        assertThat(ended(BLUEFIN).getString("name")).startsWith("xxx").hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void nameWithALineBreak_neitherBreaksTheSessionNorAddsToIt() {
        PhoneCall call = customer(BLUEFIN).dial(STANDARD_LINE, "Eve\r\nagi_callerid: 110\r\n");
        boolean served = call.awaitPrompt("zh/menu-main", Duration.ofSeconds(8));
        call.hangUp();
        if (served) {
            assertThat(ended(BLUEFIN).getString("number")).isEqualTo(BLUEFIN);
        } else {
            assertThat(call.endStatus())
                    .as("Asterisk refuses such a message itself")
                    .isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void callerWithoutANumber_isServed() {
        Phone chen = atWork("1003");
        PhoneCall call = customer("anonymous").dial(STANDARD_LINE);
        hears(call, "zh/choose-language");
        call.press('1');
        hears(call, "zh/menu-main");
        call.press('1');
        answered(chen, 1).hangUp();
        scores(call, "zh", '5', '1');
        assertThat(testbed().api().calls().getFirst().getString("number")).isNull();
    }
}
