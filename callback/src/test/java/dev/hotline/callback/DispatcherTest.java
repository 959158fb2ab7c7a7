package dev.hotline.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.hotline.asterisk.ami.AmiCounts;
import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.asterisk.ami.AmiLink;
import dev.hotline.config.ConfigReader;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Language;
import dev.hotline.core.Assignment.Rule;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import dev.hotline.core.Journal;
import dev.hotline.core.VertxLoop;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    /** A Monday, when customers may be called. */
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final CaseStore cases = mock(CaseStore.class);
    private final Journal journal = mock(Journal.class);
    private final AmiLink link = mock(AmiLink.class);
    private final List<CallEvent> noted = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void seniorWhoIsRung_theReasonIsToldWithTheCallThatTheCaseIsFrom() throws Exception {
        HotlineConfig config = new ConfigReader(name -> "secret").read(Path.of("../config"));
        CustomerCase open = unhappy();
        when(cases.due(any(), anyInt())).thenReturn(Future.succeededFuture(List.of(open)));
        when(cases.save(any(), any()))
                .thenAnswer(saved -> Future.succeededFuture(Optional.of(saved.<CustomerCase>getArgument(0))));
        when(journal.find(any())).thenReturn(Future.succeededFuture(Optional.empty()));
        when(journal.append(any(CallEvent.class))).thenAnswer(fact -> {
            noted.add(fact.getArgument(0));
            return Future.succeededFuture();
        });
        when(link.node()).thenReturn("pbx1");
        when(link.health())
                .thenReturn(new AmiHealth(
                        "pbx1",
                        AmiHealth.State.UP,
                        NOON,
                        "",
                        "22",
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        new AmiCounts(0, 0, 0, 0, 0, 0, 0, 0, Map.of())));
        when(link.originate(any())).thenReturn(Future.succeededFuture(Optional.empty()));
        AcdService acd =
                new AcdService(VertxLoop.of(vertx), new Acd(config.agents().values(), NOON), () -> NOON);
        Dispatcher dispatcher = new Dispatcher(vertx, () -> config, cases, journal, acd, List.of(link), () -> NOON);

        dispatcher.start();
        await().until(() -> !noted.isEmpty());
        dispatcher.stop();

        verify(link, timeout(2000))
                .originate(argThat(call -> call.variables()
                        .equals(Map.of("__HOTLINE_CASE", open.id().toString(), "__HOTLINE_ATTEMPT", "1"))));
        assertThat(noted.getFirst()).isInstanceOfSatisfying(CallEvent.Assigned.class, fact -> {
            assertThat(fact.call()).isEqualTo(open.call());
            assertThat(Objects.requireNonNull(config.agents().get(fact.agent())).grade())
                    .isIn(config.callback().grades());
            assertThat(fact.why().rule()).isEqualTo(Rule.LONGEST_IDLE);
            assertThat(fact.why().waited()).isEqualTo(Duration.ofMinutes(3));
            assertThat(fact.why().best().getFirst().agent()).isEqualTo(fact.agent());
        });
    }

    /** A case that became due three minutes ago. */
    private static CustomerCase unhappy() {
        return new CustomerCase(
                CaseId.next(NOON),
                0,
                CaseReason.UNHAPPY_SCORE,
                CaseStatus.OPEN,
                CallId.next(NOON),
                "standard",
                null,
                "+8613800138000",
                false,
                Language.ZH,
                "hardware",
                "hardware",
                Map.of("satisfaction", 1),
                NOON.minusSeconds(600),
                NOON.minusSeconds(180),
                0,
                0,
                0,
                null,
                null);
    }
}
