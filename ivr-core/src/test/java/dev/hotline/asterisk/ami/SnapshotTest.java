package dev.hotline.asterisk.ami;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.ami.wire.AmiMessage;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private final Snapshot snapshot = new Snapshot(Set.of());

    private static AmiMessage message(String lines) {
        return AmiMessage.parse(lines.replace("\n", "\r\n"));
    }

    private void item(String lines) {
        snapshot.item(message(lines));
    }

    private void event(String lines) {
        snapshot.event(message(lines));
    }

    @Test
    void lastWordAboutAPhone_counts() {
        item("Event: DeviceStateChange\nActionID: 4\nDevice: PJSIP/1001\nState: NOT_INUSE");
        event("Event: DTMFEnd\nUniqueid: 1.1\nDigit: 1\nDirection: Received");
        event("Event: DeviceStateChange\nDevice: PJSIP/1001\nState: INUSE");

        assertThat(snapshot.phones()).containsExactly(Map.entry("PJSIP/1001", PhoneState.IN_USE));
        assertThat(snapshot.meanwhile()).containsExactly(new AmiEvent.Key("1.1", '1'));
    }

    @Test
    void channels_comeAndGoWhileTheyAreRead() {
        event("Event: Hangup\nUniqueid: 1.3");
        item("Event: CoreShowChannel\nUniqueid: 1.1");
        item("Event: CoreShowChannel\nUniqueid: 1.3");
        event("Event: Newchannel\nUniqueid: 1.4");
        event("Event: Hangup\nUniqueid: 1.1");

        assertThat(snapshot.channels()).containsExactly("1.4");
        assertThat(snapshot.ended()).containsExactlyInAnyOrder("1.1", "1.3");
        assertThat(snapshot.meanwhile()).containsExactly(new AmiEvent.Gone("1.3"), new AmiEvent.Gone("1.1"));
    }

    @Test
    void callerAndThePhoneThatAnsweredHim_talkWhileTheyAreInOneBridge() {
        item("Event: CoreShowChannel\nUniqueid: 1.1\nChannel: PJSIP/carrier-1\nApplication: Dial\nBridgeId: b1");
        item("Event: CoreShowChannel\nUniqueid: 1.2\nChannel: PJSIP/1001-2\nApplication: AppDial\nBridgeId: b1");
        item("Event: CoreShowChannel\nUniqueid: 1.3\nChannel: PJSIP/carrier-3\nApplication: Dial\nBridgeId: ");
        item("Event: CoreShowChannel\nUniqueid: 1.4\nChannel: PJSIP/1002-4\nApplication: AppDial\nBridgeId: ");

        assertThat(snapshot.talks()).containsExactly(new AmiEvent.Answered("1.1", "PJSIP/1001"));
        event("Event: Hangup\nUniqueid: 1.1");
        assertThat(snapshot.talks()).isEmpty();
    }
}
