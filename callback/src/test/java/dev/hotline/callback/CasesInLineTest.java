package dev.hotline.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import dev.hotline.config.Language;
import dev.hotline.config.Ring;
import dev.hotline.config.ServiceLevel;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CallId;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import dev.hotline.core.Loop;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.AcdSnapshot.WaitingView;
import dev.hotline.routing.AgentState;
import dev.hotline.routing.Offer;
import dev.hotline.routing.WaitingCall;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CasesInLineTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Duration LONG = Duration.ofHours(1);

    private final AcdService acd = new AcdService(new AtOnce(), new Acd(List.of(chen()), NOON), () -> NOON);
    private final CasesInLine line = new CasesInLine(acd);
    private final List<Offer> offers = new ArrayList<>();
    private final CustomerCase open = open(0);

    @Test
    void agentComesFree_theCaseIsOfferedHim_beforeACallerWhoCameLater() {
        WaitingCall first = caller(NOON);
        acd.awaitAgent(first);
        Future<Offer> later = acd.awaitAgent(caller(NOON.minusSeconds(60)));
        enter(NOON.minusSeconds(90));

        acd.finished(first.call(), Duration.ZERO);

        assertThat(offers).hasSize(1);
        assertThat(later.isComplete()).isFalse();
        assertThat(line.has(open, queue(LONG))).as("while he is rung").isTrue();
    }

    @Test
    void caseThatIsNotDueAnyMore_leaves_andItsTurnIsTheNextCallers() {
        WaitingCall first = caller(NOON);
        acd.awaitAgent(first);
        Future<Offer> later = acd.awaitAgent(caller(NOON.minusSeconds(60)));
        enter(NOON.minusSeconds(90));

        line.retain(Set.of());
        acd.finished(first.call(), Duration.ZERO);

        assertThat(offers).isEmpty();
        assertThat(later.isComplete()).isTrue();
        assertThat(line.has(open, queue(LONG))).isFalse();
    }

    @Test
    void caseThatWasTaken_staysTaken_whenItIsNotDue() {
        enter(NOON);
        assertThat(offers).hasSize(1);

        line.retain(Set.of());

        assertThat(acd.snapshot().result().agents())
                .extracting(agent -> agent.state())
                .containsExactly(AgentState.RESERVED);
    }

    @Test
    void caseWhoseTakingFails_givesTheAgentBack() {
        enter(NOON);

        line.giveBack(open.id());

        assertThat(acd.snapshot().result().agents())
                .extracting(agent -> agent.state())
                .containsExactly(AgentState.AVAILABLE);
        assertThat(line.has(open, queue(LONG))).isFalse();
    }

    @Test
    void caseThatChanged_orWhoseQueueDid_isNotInLineAsItIsNow() {
        WaitingCall first = caller(NOON);
        acd.awaitAgent(first);
        enter(NOON);

        assertThat(line.has(open, queue(LONG))).isTrue();
        assertThat(line.has(open(1), queue(LONG))).isFalse();
        assertThat(line.has(open, queue(Duration.ZERO))).isFalse();
    }

    @Test
    void caseThatEntersAnew_isThereOnce() {
        WaitingCall first = caller(NOON);
        acd.awaitAgent(first);
        enter(NOON.minusSeconds(90));
        enter(NOON.minusSeconds(90));

        assertThat(acd.snapshot().result().waiting())
                .extracting(WaitingView::call)
                .containsExactly(open.call());
        acd.finished(first.call(), Duration.ZERO);
        assertThat(offers).hasSize(1);
    }

    private void enter(Instant since) {
        line.enter(
                open,
                new WaitingCall(open.call(), queue(LONG), false, Language.ZH, null, null, since, null, Duration.ZERO),
                offers::add);
    }

    private static WaitingCall caller(Instant since) {
        return new WaitingCall(
                CallId.next(since), queue(LONG), false, Language.ZH, null, null, since, null, Duration.ZERO);
    }

    private static Agent chen() {
        return new Agent(
                "chen",
                "Chen",
                "1003",
                Grade.JUNIOR,
                Map.of("hardware", 5),
                Set.of(Language.ZH),
                Optional.empty(),
                Optional.empty());
    }

    private static ServiceQueue queue(Duration headStart) {
        List<Ring> rings = List.of(new Ring(Duration.ZERO, new Ring.Who.Skilled(1, Optional.empty())));
        return new ServiceQueue(
                "hardware",
                "hardware",
                rings,
                rings,
                headStart,
                0,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                Duration.ofSeconds(30),
                Duration.ZERO,
                "hotline",
                Optional.empty(),
                new ServiceLevel(80, Duration.ofSeconds(20)),
                OptionalInt.empty(),
                Duration.ofMinutes(4),
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ofMinutes(10),
                true);
    }

    private static CustomerCase open(int revision) {
        return new CustomerCase(
                new CaseId(new UUID(1, 2)),
                revision,
                CaseReason.PROMISED_CALLBACK,
                CaseStatus.OPEN,
                new CallId(new UUID(3, 4)),
                "standard",
                null,
                "+8613900139003",
                false,
                Language.ZH,
                "hardware",
                "hardware",
                Map.of(),
                NOON,
                NOON,
                0,
                0,
                0,
                null,
                null);
    }

    /** All happens at once; what is for later does not come. */
    private static final class AtOnce implements Loop {
        @Override
        public void run(Runnable task) {
            task.run();
        }

        @Override
        public Runnable after(Duration wait, Runnable task) {
            return () -> {};
        }

        @Override
        public Loop here() {
            return this;
        }
    }
}
