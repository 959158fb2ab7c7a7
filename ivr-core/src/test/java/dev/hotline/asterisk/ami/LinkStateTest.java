package dev.hotline.asterisk.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkStateTest extends LinkFixture {

    private void awaitDrift(Drift kind, long count) {
        await().untilAsserted(() -> assertThat(client.health().counts().drift()).containsEntry(kind, count));
    }

    @Test
    void whatChangedWhileTheLinkWasDown_isCorrectedCountedAndTold() throws IOException {
        up().close();
        calls.set(Set.of("1.9"));
        try (var again = asterisk.acceptAndBringUp(
                "Event: DeviceStateChange\nDevice: PJSIP/1001\nState: INUSE\n\n",
                "Event: CoreShowChannel\nUniqueid: 1.2\n\n")) {
            await().until(() -> events.contains(new AmiEvent.Up("22.10.1", Set.of("1.2"))));

            int down = events.indexOf(new AmiEvent.Down("Asterisk closed the connection"));
            assertThat(events.subList(down + 1, events.size()))
                    .containsExactly(
                            new AmiEvent.Phone("PJSIP/1001", PhoneState.IN_USE),
                            new AmiEvent.Gone("1.1"),
                            new AmiEvent.Gone("1.9"),
                            new AmiEvent.Up("22.10.1", Set.of("1.2")));
            awaitDrift(Drift.PHONE, 1);
            awaitDrift(Drift.CHANNEL_GONE, 1);
            awaitDrift(Drift.CALL_GONE, 1);
            awaitDrift(Drift.CHANNEL_MISSED, 1);
            again.send("\n");
        }
    }

    @Test
    void eventsWhileTheStateIsRead_areToldAfterIt() throws IOException {
        try (var link = asterisk.accept()) {
            link.login()
                    .send("Event: DTMFEnd\nUniqueid: 1.1\nDigit: 4\nDirection: Received\n\n")
                    .version();
            link.list("DeviceStateList", DEVICES);
            var channels = link.action("CoreShowChannels");
            link.send("Event: DTMFEnd\nUniqueid: 1.1\nDigit: 5\nDirection: Received\n\n")
                    .send("Event: DeviceStateChange\nDevice: PJSIP/1001\nState: RINGING\n\n")
                    .list(channels, CHANNELS);

            await().until(() -> events.size() == 4);
            assertThat(events)
                    .containsExactly(
                            new AmiEvent.Phone("PJSIP/1001", PhoneState.RINGING),
                            new AmiEvent.Key("1.1", '4', Duration.ZERO),
                            new AmiEvent.Key("1.1", '5', Duration.ZERO),
                            new AmiEvent.Up("22.10.1", Set.of("1.1")));
        }
    }

    @Test
    void periodicComparison_correctsWhatItFindsTwice() throws IOException {
        restartWith(times -> times.withCompare(Duration.ofMillis(300)));
        try (var link = up()) {
            for (int look = 0; look < 2; look++) {
                link.state("Event: DeviceStateChange\nDevice: PJSIP/1001\nState: INUSE\n\n", "");
            }
            await().until(() -> events.size() == 4);

            assertThat(events.subList(2, 4))
                    .containsExactlyInAnyOrder(
                            new AmiEvent.Phone("PJSIP/1001", PhoneState.IN_USE), new AmiEvent.Gone("1.1"));
            awaitDrift(Drift.PHONE, 1);
            awaitDrift(Drift.CHANNEL_GONE, 1);
        }
    }

    @Test
    void listThatEndsWithAnotherCount_bringsTheLinkDown() throws IOException {
        try (var link = asterisk.accept()) {
            link.login().version();
            var devices = link.action("DeviceStateList");
            link.reply(devices, "EventList: start\n")
                    .send("Event: DeviceStateListComplete\nActionID: " + devices.get("ActionID")
                            + "\nListItems: 2\n\n");
            link.awaitEnd();
        }
        assertThat(client.health().detail())
                .isEqualTo("DeviceStateList: the list from n1 ended with 0 items (expected: 2)");
        up().close();
    }

    @Test
    void forgedListItem_isDroppedCountedAndTheStateIsReadAgainSoon() throws IOException {
        String forged = "Event: CoreShowChannel\nExten: 1\nUniqueid: 6.6\nPriority: 1\nUniqueid: 1.2\n\n";
        try (var link = asterisk.acceptAndBringUp(DEVICES, CHANNELS + forged)) {
            await().until(() -> events.contains(new AmiEvent.Up("22.10.1", Set.of("1.1"))));
            link.send("Event: Hangup\nExten: 1\nUniqueid: 1.1\nPriority: 1\nUniqueid: 1.2\n\n");

            link.state(DEVICES, CHANNELS);
            assertThat(client.health().counts().refusedMessages()).isEqualTo(2);
            assertThat(events).doesNotContain(new AmiEvent.Gone("1.1"));
        }
    }

    @Test
    void garbage_bringsTheLinkDownAndItComesBack() throws IOException {
        try (var link = up()) {
            link.send("Event: Hangup\nX: " + "x".repeat(70_000));
            link.awaitEnd();
        }
        assertThat(events).contains(new AmiEvent.Down("not understood: a message is longer than 65536 bytes"));
        up().close();
    }

    @Test
    void storm_isCountedByTheSecond() throws IOException {
        try (var link = up()) {
            link.send("Event: VarSet\nVariable: x\nValue: y\n\n".repeat(5000));

            await().untilAsserted(() ->
                    assertThat(client.health().counts().eventsPerSecond()).isGreaterThan(100));
            assertThat(client.health().counts().unknownEvents()).isEqualTo(5000);
            assertThat(List.copyOf(events)).hasSize(2);
        }
    }
}
