package dev.hotline.asterisk.ami;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.ami.wire.AmiMessage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmiEventsTest {

    private static @Nullable AmiEvent event(String lines) {
        return AmiEvents.translate(AmiMessage.parse(lines.replace("\n", "\r\n")));
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_INUSE, FREE",
        "RINGING, RINGING",
        "RINGINUSE, RINGING",
        "INUSE, IN_USE",
        "BUSY, IN_USE",
        "ONHOLD, IN_USE",
        "UNAVAILABLE, UNAVAILABLE",
        "INVALID, UNAVAILABLE",
        "UNKNOWN, UNAVAILABLE"
    })
    void deviceState_isAPhoneState(String state, PhoneState phone) {
        assertThat(event("Event: DeviceStateChange\nDevice: PJSIP/1001\nState: " + state))
                .isEqualTo(new AmiEvent.Phone("PJSIP/1001", phone));
    }

    @Test
    void deviceThatIsNoPhone_saysNothing() {
        assertThat(event("Event: DeviceStateChange\nDevice: Local/s@ring\nState: INUSE"))
                .isNull();
    }

    @Test
    void answeredDial_namesCallerAndPhone() {
        assertThat(event("Event: DialEnd\nUniqueid: 1.1\nDestChannel: PJSIP/a-b-0000002a\nDialStatus: ANSWER"))
                .isEqualTo(new AmiEvent.Answered("1.1", "PJSIP/a-b"));
        assertThat(event("Event: DialEnd\nUniqueid: 1.1\nDestChannel: PJSIP/1001-0000002a\nDialStatus: BUSY"))
                .isNull();
    }

    @Test
    void answeredOriginate_hasNoCallerAndSaysNothing() {
        assertThat(event("Event: DialEnd\nDestChannel: PJSIP/1001-0000002a\nDialStatus: ANSWER"))
                .isNull();
    }

    @Test
    void attendedTransfer_tellsWhoIsConnectedNow_andNothingWhenItFailedOrLinksMore() {
        String transfer =
                "Event: AttendedTransfer\nResult: Success\nOrigTransfererUniqueid: 1.2\nSecondTransfererUniqueid: 2.1\nTransfereeUniqueid: 1.1\n";
        assertThat(event(transfer + "TransferTargetChannel: PJSIP/1003-00000004\nDestType: Bridge"))
                .isEqualTo(new AmiEvent.Transferred("1.1", "1.2", "2.1", "PJSIP/1003"));
        assertThat(event(transfer + "DestType: App\nDestApp: AGI"))
                .isEqualTo(new AmiEvent.Transferred("1.1", "1.2", "2.1", ""));
        assertThat(event(transfer + "DestType: Threeway")).isNull();
        assertThat(event(transfer.replace("Success", "Fail") + "DestType: Bridge"))
                .isNull();
    }

    @Test
    void receivedKey_isAKey() {
        assertThat(event("Event: DTMFEnd\nUniqueid: 1.1\nDigit: #\nDirection: Received\nDurationMs: 120"))
                .isEqualTo(new AmiEvent.Key("1.1", '#', Duration.ofMillis(120)));
        assertThat(event("Event: DTMFEnd\nUniqueid: 1.1\nDigit: 1\nDirection: Sent"))
                .isNull();
    }
}
