package dev.hotline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import dev.hotline.config.Language;
import dev.hotline.core.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What agents do, and what becomes of it. */
class AgentWorkTest {
    private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");
    private static final Duration WRAP_UP = Duration.ofSeconds(5);

    private final Agent lin = Staff.agent("lin", "1001", Grade.TOP, "hardware");
    private final Agent wang = Staff.agent("wang", "1002", Grade.TOP, "hardware");
    private final Acd acd = new Acd(List.of(lin), START);

    @Test
    void aCall_takesHisAgentThroughItsStates_eachWithSinceWhen() {
        WaitingCall call = caller(1);
        acd.await(call, at(1));
        assertThat(lin()).isEqualTo(view(AgentState.RESERVED, 1, call, null));
        acd.ringing(call.call(), at(2));
        assertThat(lin()).isEqualTo(view(AgentState.RINGING, 2, call, null));
        acd.connected(call.call(), at(3));
        assertThat(lin()).isEqualTo(view(AgentState.TALKING, 3, call, null));
        acd.finished(call.call(), WRAP_UP, at(10));
        assertThat(lin()).isEqualTo(view(AgentState.WRAP_UP, 10, null, null));
        acd.tick(at(15));
        assertThat(lin()).isEqualTo(view(AgentState.AVAILABLE, 15, null, null));
    }

    @Test
    void whoPauses_takesNoCalls_untilHeIsReady() {
        acd.pause("lin", "lunch", at(1));
        WaitingCall call = caller(2);
        assertThat(acd.await(call, at(2))).isEmpty();
        assertThat(lin()).isEqualTo(view(AgentState.PAUSED, 1, null, "lunch"));
        assertThat(Staff.pairs(acd.ready("lin", at(60)))).containsExactly(Staff.pair(call.call(), lin));
    }

    @Test
    void whoPausesInATalk_finishesIt_andIsPausedThen() {
        WaitingCall call = caller(0);
        acd.await(call, at(0));
        acd.connected(call.call(), at(1));
        acd.pause("lin", "lunch", at(2));
        assertThat(lin().state()).isEqualTo(AgentState.TALKING);
        acd.finished(call.call(), WRAP_UP, at(9));
        assertThat(lin()).isEqualTo(view(AgentState.PAUSED, 9, null, "lunch"));
    }

    @Test
    void whoLogsOut_isGone_andBackWhenHeLogsIn() {
        acd.logOut("lin", at(1));
        WaitingCall call = caller(2);
        assertThat(acd.await(call, at(2))).isEmpty();
        assertThat(acd.place(call.call(), at(2)).anyoneThere()).isFalse();
        assertThat(lin()).isEqualTo(view(AgentState.OFFLINE, 1, null, null));
        assertThat(Staff.pairs(acd.logIn("lin", at(3)))).containsExactly(Staff.pair(call.call(), lin));
    }

    @Test
    void whoIsReady_endsHisWrapUp_andBeingSetAside() {
        WaitingCall first = caller(0);
        acd.await(first, at(0));
        acd.finished(first.call(), WRAP_UP, at(10));
        WaitingCall second = caller(11);
        assertThat(acd.await(second, at(11))).isEmpty();
        assertThat(Staff.pairs(acd.ready("lin", at(12)))).containsExactly(Staff.pair(second.call(), lin));
        acd.missed(second.call(), Duration.ofSeconds(30), at(20));
        assertThat(lin()).isEqualTo(view(AgentState.SET_ASIDE, 20, null, null));
        acd.ready("lin", at(21));
        assertThat(lin()).isEqualTo(view(AgentState.AVAILABLE, 21, null, null));
    }

    @Test
    void whoIsChosen_isTaken_unlessHeIsOnACall() {
        Acd both = new Acd(List.of(lin, wang), START);
        both.phoneChanged("pbx1", "1002", PhoneState.IN_USE, at(0));
        WaitingCall call = caller(0);
        both.phoneChanged("pbx1", "1001", PhoneState.IN_USE, at(0));
        both.await(call, at(0));
        assertThat(both.take(call.call(), null, "wang", at(1)))
                .isEqualTo(new Taken.Refused("wang", Optional.of(AgentState.BUSY_ELSEWHERE)));
        assertThat(both.take(call.call(), null, "nobody", at(1)))
                .isEqualTo(new Taken.Refused("nobody", Optional.empty()));
        assertThat(both.snapshot().waiting()).as("he waits on").hasSize(1);
        both.phoneChanged("pbx1", "1001", PhoneState.FREE, at(2));
        both.finished(call.call(), WRAP_UP, at(3));
        assertThat(both.take(call.call(), null, "lin", at(4)))
                .as("wrap-up does not keep him from a call that is given to him")
                .isInstanceOf(Taken.Chosen.class);
        assertThat(both.snapshot().waiting()).isEmpty();
    }

    @Test
    void whoTakesOver_talks_andWhoHandedOver_isInWrapUp() {
        Acd both = new Acd(List.of(lin, wang), START);
        WaitingCall call = caller(0);
        both.await(call, at(0));
        both.connected(call.call(), at(1));
        String from = both.snapshot().agents().stream()
                .filter(view -> view.call() != null)
                .map(AcdSnapshot.AgentView::agent)
                .findFirst()
                .orElseThrow();
        String to = from.equals("lin") ? "wang" : "lin";
        both.handedOver(call.call(), to, WRAP_UP, at(30));
        assertThat(both.snapshot().agents()).allSatisfy(view -> {
            assertThat(view.state()).isEqualTo(view.agent().equals(to) ? AgentState.TALKING : AgentState.WRAP_UP);
            assertThat(view.call()).isEqualTo(view.agent().equals(to) ? call.call() : null);
        });
        both.finished(call.call(), WRAP_UP, at(60));
        assertThat(both.snapshot().agents())
                .extracting(AcdSnapshot.AgentView::call)
                .containsOnlyNulls();
    }

    @Test
    void aCallThatWaitsAgain_freesTheAgentWhoWasKeptForIt() {
        WaitingCall call = caller(0);
        acd.await(call, at(0));
        assertThat(Staff.pairs(acd.await(call, at(1)))).containsExactly(Staff.pair(call.call(), lin));
        acd.leave(call.call(), at(2));
        assertThat(lin().state()).isEqualTo(AgentState.AVAILABLE);
    }

    private AcdSnapshot.AgentView lin() {
        return acd.snapshot().agents().getFirst();
    }

    private static AcdSnapshot.AgentView view(
            AgentState state, int since, @Nullable WaitingCall call, @Nullable String pause) {
        return new AcdSnapshot.AgentView("lin", state, at(since), call == null ? null : call.call(), pause);
    }

    @Test
    void talksThatAreGivenOn_countAmongThoseOfTheQueue() {
        int talk = 100_000;
        Duration before = estimate(0);
        for (int i = 1; i <= 20; i++) {
            CallId call = CallId.next(at(i * talk));
            acd.take(call, "hardware", "lin", at(i * talk));
            acd.connected(call, at(i * talk));
            acd.finished(call, Duration.ZERO, at((i + 1) * talk - 1));
        }
        assertThat(estimate(21 * talk)).isGreaterThan(before.multipliedBy(2));
    }

    /** What a caller is told who comes while lin talks; both are gone afterwards. */
    private Duration estimate(int second) {
        WaitingCall first = caller(second);
        acd.await(first, at(second));
        acd.connected(first.call(), at(second));
        WaitingCall next = caller(second);
        acd.await(next, at(second));
        Duration upper =
                acd.place(next.call(), at(second)).estimate().orElseThrow().to();
        acd.leave(next.call(), at(second));
        acd.leave(first.call(), at(second));
        return upper;
    }

    private static WaitingCall caller(int second) {
        return new WaitingCall(
                CallId.next(at(second)),
                Staff.queue("hardware", WRAP_UP, WRAP_UP),
                false,
                Language.ZH,
                null,
                null,
                at(second),
                null,
                Duration.ZERO);
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
