package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import dev.hotline.testkit.phones.PhoneCall.KeyMode;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that callers press before a prompt has ended, on a real Asterisk. The prompts are those that are shipped, in the time that they take. */
class KeysIT extends RealCalls {
    private static final String BLUEFIN = "+8613900139003";

    @Override
    Path prompts(Path runFolder) {
        return HOME.prompts();
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
}
