package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.ServiceQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldScheduleTest {
    @TempDir
    Path folder;

    @Test
    void announcements_areSaidInTurn_eachAfterItsTime() throws Exception {
        HoldSchedule schedule = new HoldSchedule(orders("every: 20s, prompts: [one, two]", "10m"), at(0));

        assertThat(schedule.next()).isEqualTo(at(20));
        assertThat(schedule.announcement(at(19))).isEmpty();
        assertThat(schedule.announcement(at(20))).hasValue("one");
        schedule.announced(at(25));
        assertThat(schedule.announcement(at(44))).isEmpty();
        assertThat(schedule.announcement(at(45))).hasValue("two");
        schedule.announced(at(50));
        assertThat(schedule.announcement(at(70))).hasValue("one");
    }

    @Test
    void newsThatAreDueToo_comeFirst_andTheAnnouncementAfterSomeMusic() throws Exception {
        HoldSchedule schedule = new HoldSchedule(orders("every: 30s, prompts: one", "30s"), at(0));

        assertThat(schedule.announcement(at(30))).isEmpty();
        schedule.told(at(33));
        assertThat(schedule.announcement(at(42))).isEmpty();
        assertThat(schedule.announcement(at(43))).hasValue("one");
    }

    @Test
    void newsAreNotSaidRightAfterAnAnnouncement() throws Exception {
        HoldSchedule schedule = new HoldSchedule(orders("every: 25s, prompts: one", "30s"), at(0));

        assertThat(schedule.announcement(at(25))).hasValue("one");
        schedule.announced(at(29));
        assertThat(schedule.next()).isEqualTo(at(39));
        assertThat(schedule.announcement(at(39))).isEmpty();
    }

    @Test
    void queueWithoutAnnouncements_hasNewsOnly() throws Exception {
        HoldSchedule schedule = new HoldSchedule(queue(folder(), "software"), at(0));

        assertThat(schedule.next()).isEqualTo(at(30));
        assertThat(schedule.announcement(at(29))).isEmpty();
        schedule.told(at(33));
        assertThat(schedule.next()).isEqualTo(at(63));
    }

    private ServiceQueue orders(String announcements, String news) throws IOException {
        FlowFolder flows = folder().change("queues.yaml", "announce-every: 30s", "announce-every: " + news)
                .change(
                        "queues.yaml",
                        "    skill: orders\n",
                        "    skill: orders\n    announcements: {" + announcements + "}\n");
        return queue(flows, "orders");
    }

    private static ServiceQueue queue(FlowFolder flows, String name) {
        return Objects.requireNonNull(flows.read().queues().get(name));
    }

    private FlowFolder folder() throws IOException {
        return new FlowFolder(folder).main("a: {queue: orders, next: end}");
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
