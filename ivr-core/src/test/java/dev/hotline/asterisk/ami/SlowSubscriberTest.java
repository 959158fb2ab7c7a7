package dev.hotline.asterisk.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.core.NoAnswer;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowSubscriberTest extends LinkFixture {
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final List<AmiEvent> slow = new CopyOnWriteArrayList<>();

    @AfterEach
    void release() {
        stuck.countDown();
    }

    /** A link whose mailboxes have ten places, with a subscriber that takes in nothing until it is released. */
    private ManagerEnd.Link upWithSlowSubscriber() throws IOException {
        restart(options -> options.withMailbox(10));
        client.subscribe(event -> {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            slow.add(event);
        });
        return up();
    }

    private static String phone(String state) {
        return "Event: DeviceStateChange\nDevice: PJSIP/1001\nState: " + state + "\n\n";
    }

    @Test
    void phoneStatesThatCannotBeTaken_areDroppedCountedAndToldAgain() throws IOException {
        try (var link = upWithSlowSubscriber()) {
            link.send((phone("INUSE") + phone("NOT_INUSE")).repeat(10)).send(phone("RINGING"));
            await().until(() -> client.health().counts().droppedEvents() > 0);
            stuck.countDown();
            link.state(phone("RINGING"), CHANNELS);

            await().until(() -> slow.getLast().equals(new AmiEvent.Phone("PJSIP/1001", PhoneState.RINGING)));
            assertThat(client.health().counts().drift()).containsEntry(Drift.PHONE, 0L);
        }
    }

    @Test
    void eventsThatMayNotBeDropped_closeTheLinkUntilThereIsRoom() throws IOException {
        try (var link = upWithSlowSubscriber()) {
            link.send("Event: DTMFEnd\nUniqueid: 1.1\nDigit: 5\nDirection: Received\n\n".repeat(20));
            link.awaitEnd();
        }
        await().untilAsserted(() -> assertThat(client.health().detail()).contains("slow subscriber"));
        assertThat(client.health().counts().overflows()).isOne();
        stuck.countDown();
        try (var again = up()) {
            await().until(() -> slow.getLast() instanceof AmiEvent.Up);

            assertThat(slow.stream().filter(AmiEvent.Key.class::isInstance)).hasSizeLessThanOrEqualTo(10);
            assertThat(slow)
                    .filteredOn(AmiEvent.Down.class::isInstance)
                    .singleElement()
                    .asString()
                    .contains("too slow: 10 events wait");
            again.send("\n");
        }
    }

    @Test
    void replies_doNotWaitForIt() throws IOException {
        try (var link = upWithSlowSubscriber()) {
            link.send(phone("INUSE").repeat(50));
            Future<Optional<NoAnswer>> call = client.originate(CALL);
            Map<String, String> action = link.action("Originate");
            link.send("Event: OriginateResponse\nActionID: " + action.get("ActionID")
                    + "\nResponse: Success\nReason: 4\n\n");

            assertThat(get(call)).isEmpty();
            assertThat(slow).isEmpty();
        }
    }
}
