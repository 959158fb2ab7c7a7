package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.ConfigReader;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallEvents;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.HeadStart;
import dev.hotline.core.Refusal;
import dev.hotline.core.VertxLoop;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.Place;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitNewsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final MemoryJournal journal = new MemoryJournal();

    @Test
    void whyHeWaits_isNotedAnew_whenHeCountsAsHavingWaitedLonger() throws Exception {
        HeadStart broken = new HeadStart(Duration.ZERO, Duration.ofSeconds(150), Duration.ZERO);
        Vertx vertx = Vertx.vertx();
        WaitNews news =
                new WaitNews(session(), new AcdService(VertxLoop.of(vertx), new Acd(List.of(), NOON), () -> NOON));
        news.waits(place(10, HeadStart.NONE));
        news.waits(place(40, HeadStart.NONE));
        news.waits(place(70, broken));
        news.waits(place(100, broken));
        vertx.close().await();
        assertThat(journal.facts())
                .filteredOn(CallEvent.Waits.class::isInstance)
                .extracting(fact -> ((CallEvent.Waits) fact).why())
                .containsExactly(why(10, HeadStart.NONE), why(70, broken));
    }

    private CallSession session() throws Exception {
        var config = new ConfigReader(name -> "secret").read(Path.of("../config"));
        var line = new ScriptedLine("8008100800", "13900139003", "");
        CallEvent.Arrived arrived = new Arrival(config)
                .of(line.request(), "pbx1", CallId.next(NOON), NOON)
                .orElseThrow();
        journal.append(arrived);
        return new CallSession(
                line, config, journal, new CallEvents(), new TestStandIn(), () -> NOON, CallRecord.of(arrived));
    }

    private static Place place(int waited, HeadStart headStart) {
        return new Place(1, true, Optional.empty(), Optional.empty(), false, Optional.of(why(waited, headStart)));
    }

    private static Refusal why(int waited, HeadStart headStart) {
        return new Refusal("hardware", 1, null, Duration.ofSeconds(waited), 1, Map.of("TALKING", 2), 0, headStart);
    }
}
