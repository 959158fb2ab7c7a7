package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.config.Language;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallEvents;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.Journal;
import dev.hotline.core.Party;
import dev.hotline.core.VertxLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a link that comes up finds, while calls end at that very moment. */
class LostCallsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final CallRecord OPEN = CallRecord.of(new CallEvent.Arrived(
            CallId.next(NOW),
            NOW,
            "pbx1",
            "PJSIP/c-1",
            "17.1",
            "vip",
            "400",
            null,
            null,
            null,
            true,
            Language.ZH,
            "v"));

    private final Vertx vertx = Vertx.vertx();
    private final Journal journal = mock();
    private final CallEvents events = new CallEvents();
    private final List<CallRecord> takenUp = new CopyOnWriteArrayList<>();
    private final List<CallEvent> told = new CopyOnWriteArrayList<>();
    private LostCalls lost;

    @BeforeEach
    void wire() {
        HotlineServices services = mock();
        when(services.journal()).thenReturn(journal);
        when(services.events()).thenReturn(events);
        when(services.loop()).thenReturn(VertxLoop.of(vertx));
        when(services.clock()).thenReturn(InstantSource.fixed(NOW.plusSeconds(60)));
        when(journal.append(anyList())).thenReturn(Future.succeededFuture());
        events.subscribeTakenUp(takenUp::add);
        events.subscribe(told::add);
        lost = new LostCalls(services, new HotlineHandler(services));
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aCallThatGoesOn_isTakenUp_andEndsWithItsChannel() {
        databaseHas(Future.succeededFuture(List.of(OPEN)), OPEN);

        lost.on("pbx1", new AmiEvent.Up("22", Set.of("17.1")));
        assertThat(takenUp).containsExactly(OPEN);
        lost.on("pbx1", new AmiEvent.Gone("17.1"));
        assertThat(told).hasSize(1).allMatch(CallEvent.Ended.class::isInstance);
    }

    @Test
    void aCallThatItsSessionHasJustEnded_isNotTakenUp() {
        CallRecord ended = OPEN.after(new CallEvent.Ended(OPEN.id(), NOW, Party.CALLER));
        databaseHas(Future.succeededFuture(List.of(OPEN)), ended);

        lost.on("pbx1", new AmiEvent.Up("22", Set.of("17.1")));

        assertThat(takenUp).isEmpty();
    }

    @Test
    void aCallWhoseChannelGoesWhileItIsLookedFor_isEnded() {
        Promise<List<CallRecord>> open = Promise.promise();
        databaseHas(open.future(), OPEN);

        lost.on("pbx1", new AmiEvent.Up("22", Set.of("17.1")));
        lost.on("pbx1", new AmiEvent.Gone("17.1"));
        open.complete(List.of(OPEN));

        assertThat(told).hasSize(1).allMatch(CallEvent.Ended.class::isInstance);
    }

    private void databaseHas(Future<List<CallRecord>> open, CallRecord known) {
        when(journal.open("pbx1")).thenReturn(open);
        when(journal.find(any())).thenReturn(Future.succeededFuture(Optional.of(known)));
    }
}
