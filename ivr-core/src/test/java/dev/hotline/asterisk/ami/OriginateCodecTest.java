package dev.hotline.asterisk.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.asterisk.ami.wire.AmiMessage;
import dev.hotline.core.NoAnswer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginateCodecTest {

    private static Originate call(String name, Map<String, String> variables) {
        return new Originate("PJSIP/1009", "callback", Duration.ofSeconds(20), name, "4008", variables);
    }

    @Test
    void call_isAnAsynchronousOriginate() {
        assertThat(OriginateCodec.action(call("Wang \"W\" \\", Map.of("CASE", "7")), "hotline-1")
                        .text("5"))
                .isEqualTo("""
                        Action: Originate
                        ActionID: 5
                        Async: true
                        ChannelId: hotline-1
                        Channel: PJSIP/1009
                        Context: callback
                        Exten: s
                        Priority: 1
                        Timeout: 20000
                        CallerID: "Wang \\"W\\" \\\\" <4008>
                        Variable: CASE=7

                        """.replace("\n", "\r\n"));
    }

    @Test
    void valueWithCommasQuotesAndBrackets_isEscapedAsAsteriskReadsIt() {
        assertThat(OriginateCodec.action(call("", Map.of("NOTE", "a,b=\"c\" (d) [e] \\")), "x")
                        .text("1"))
                .contains("Variable: NOTE=a\\,b=\\\"c\\\" \\(d\\) \\[e\\] \\\\\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nAction: Logoff", "a\nb", "a\0b"})
    void lineEndsAndNul_areRefused(String value) {
        assertThatThrownBy(() -> OriginateCodec.action(call(value, Map.of()), "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Originate: CallerID");
        assertThatThrownBy(() -> OriginateCodec.action(call("", Map.of("NOTE", value)), "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Originate: Variable");
    }

    @ParameterizedTest
    @CsvSource({"5, BUSY", "3, NOT_ANSWERED", "8, UNREACHABLE"})
    void clearReason_isReadFromTheResponse(String reason, NoAnswer expected) {
        AmiMessage response = AmiMessage.parse("Response: Failure\r\nReason: " + reason);

        assertThat(OriginateCodec.isVague(response)).isFalse();
        assertThat(OriginateCodec.byResponse(response)).hasValue(expected);
    }

    /** Causes and SIP codes as Asterisk 22 sent them for a phone that gave these answers. */
    @ParameterizedTest
    @CsvSource({
        "17, 486, BUSY",
        "21, 603, REFUSED",
        "21, 403, UNREACHABLE",
        "19, 480, NOT_ANSWERED",
        "18, 408, NOT_ANSWERED",
        "1, 404, UNREACHABLE",
        "34, 503, UNREACHABLE"
    })
    void vagueReason_isReadFromTheHangup(String cause, String sipCode, NoAnswer expected) {
        assertThat(OriginateCodec.isVague(AmiMessage.parse("Response: Failure\r\nReason: 0")))
                .isTrue();
        assertThat(OriginateCodec.byHangup(
                        AmiMessage.parse("Event: Hangup\r\nCause: " + cause + "\r\nTechCause: " + sipCode)))
                .isEqualTo(expected);
    }
}
