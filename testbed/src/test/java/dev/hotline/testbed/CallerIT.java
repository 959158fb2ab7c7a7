package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import dev.hotline.testkit.phones.PhoneCall.KeyMode;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What callers press, or do not, on a real Asterisk. */
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
    void key1WhileHeHearsHisPosition_isAYes_andWhoConfirmsNoNumberWaitsOn() {
        Phone chen = atWork("1003");
        PhoneCall first = callAndPress(MAPLE, STANDARD_LINE, "en/menu-main", '1');
        PhoneCall talk = answered(chen, 1);
        PhoneCall second = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        hears(second, "zh/position-1", "music", "zh/position-1");
        second.press('1');
        hears(second, "zh/callback-number", "zh/callback-confirm", "zh/callback-confirm", "zh/please-hold", "music");
        second.hangUp();
        assertThat(second.heard()).doesNotContain("zh/callback-offer");
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
}
