package dev.hotline.asterisk.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private final Snapshot snapshot = new Snapshot(List.of("PJSIP/1001", "PJSIP/1009"));

    private void add(String lines) {
        snapshot.add(AmiMessage.parse(lines.replace("\n", "\r\n")));
    }

    @Test
    void state_isToldAsPhonesThenWhatHappenedThenUp() {
        add("Event: DTMFEnd\nUniqueid: 1.1\nDigit: 1\nDirection: Received");
        add("Event: DeviceStateChange\nActionID: 4\nDevice: PJSIP/1001\nState: NOT_INUSE");
        add("Event: DeviceStateChange\nDevice: PJSIP/1001\nState: INUSE");
        add("Event: CoreShowChannel\nUniqueid: 1.1");

        assertThat(snapshot.events("22"))
                .containsExactly(
                        new AmiEvent.Phone("PJSIP/1001", PhoneState.IN_USE),
                        new AmiEvent.Phone("PJSIP/1009", PhoneState.UNAVAILABLE),
                        new AmiEvent.Key("1.1", '1'),
                        new AmiEvent.Up("22", Set.of("1.1")));
    }

    @Test
    void channels_comeAndGoWhileTheyAreRead() {
        add("Event: Hangup\nUniqueid: 1.3");
        add("Event: CoreShowChannel\nUniqueid: 1.1");
        add("Event: CoreShowChannel\nUniqueid: 1.3");
        add("Event: Newchannel\nUniqueid: 1.4");
        add("Event: Hangup\nUniqueid: 1.1");

        assertThat(snapshot.events("22"))
                .contains(new AmiEvent.Gone("1.1"))
                .endsWith(new AmiEvent.Up("22", Set.of("1.4")));
    }
}
