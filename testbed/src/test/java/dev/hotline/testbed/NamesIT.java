package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that callers send, or no number at all, on a real Asterisk. */
class NamesIT extends RealCalls {
    private static final String BLUEFIN = "+8613900139003";

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
