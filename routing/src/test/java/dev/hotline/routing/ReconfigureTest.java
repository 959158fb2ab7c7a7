package dev.hotline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import dev.hotline.config.Language;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Agents and queues change while calls are in progress. */
class ReconfigureTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration WRAP_UP = Duration.ofSeconds(5);

    private final Agent chen = agent("chen", "1003", "hardware");
    private final Agent zhao = agent("zhao", "1004", "orders");
    private final Acd acd = new Acd(List.of(chen, zhao), START);

    @Test
    void agentWhoStays_keepsHisTalk_hisWrapUp_andHisIdleTime() {
        WaitingCall call = waits("hardware", 1);
        assertThat(acd.await(call, at(1))).extracting(Offer::agent).containsExactly(chen);
        acd.connected(call.call(), at(2));

        acd.reconfigure(List.of(agent("chen", "1003", "orders"), zhao), at(3));

        assertThat(state("chen")).isEqualTo(AgentState.TALKING);
        assertThat(acd.finished(call.call(), WRAP_UP, at(4))).isEmpty();
        acd.reconfigure(List.of(agent("chen", "1003", "hardware"), zhao), at(5));
        assertThat(state("chen")).isEqualTo(AgentState.WRAP_UP);
        assertThat(acd.await(waits("hardware", 6), at(6))).isEmpty();
        assertThat(acd.tick(at(9))).extracting(offer -> offer.agent().id()).containsExactly("chen");
    }

    @Test
    void removedAgent_whoIsIdle_isGoneAtOnce() {
        acd.reconfigure(List.of(zhao), at(1));

        assertThat(acd.snapshot().agents())
                .extracting(AcdSnapshot.AgentView::agent)
                .containsExactly("zhao");
        assertThat(acd.await(waits("hardware", 2), at(2))).isEmpty();
    }

    @Test
    void removedAgent_whoTalks_finishesAndThenGoes() {
        WaitingCall call = waits("hardware", 1);
        acd.await(call, at(1));
        acd.connected(call.call(), at(2));

        acd.reconfigure(List.of(zhao), at(3));

        assertThat(state("chen")).isEqualTo(AgentState.TALKING);
        assertThat(acd.place(call.call(), at(200)).anyoneThere()).isTrue();
        assertThat(acd.anyone(agent -> agent.id().equals("chen"))).isFalse();
        acd.await(waits("hardware", 4), at(4));
        assertThat(acd.finished(call.call(), Duration.ZERO, at(5))).isEmpty();
        assertThat(acd.snapshot().agents())
                .extracting(AcdSnapshot.AgentView::agent)
                .containsExactly("zhao");
    }

    @Test
    void removedAgent_whoComesBackWhileHeTalks_isAnAgentAgain() {
        WaitingCall call = waits("hardware", 1);
        acd.await(call, at(1));
        acd.reconfigure(List.of(zhao), at(2));
        acd.reconfigure(List.of(chen, zhao), at(3));

        acd.await(waits("hardware", 4), at(4));

        assertThat(acd.finished(call.call(), Duration.ZERO, at(5)))
                .extracting(Offer::agent)
                .containsExactly(chen);
    }

    @Test
    void removedAgent_inACallback_canBeReleased_alsoTwice() {
        assertThat(acd.reserve(CallId.next(START), START, agent -> agent.id().equals("chen"), at(1)))
                .map(Offer::agent)
                .contains(chen);
        acd.reconfigure(List.of(zhao), at(2));
        acd.reservedTalks("chen", at(3));
        acd.release("chen", CallId.next(START), AgentState.WRAP_UP, Duration.ZERO, at(4));

        assertThat(acd.release("chen", CallId.next(START), AgentState.WRAP_UP, Duration.ZERO, at(5)))
                .isEmpty();
        acd.reservedTalks("chen", at(6));
        assertThat(acd.snapshot().agents()).hasSize(1);
    }

    @Test
    void waitingCaller_whoseQueueIsGone_isServedByTheQueueAsItWas() {
        acd.phoneChanged("pbx1", "1003", PhoneState.IN_USE, at(0));
        WaitingCall call = waits("hardware", 1);
        assertThat(acd.await(call, at(1))).isEmpty();

        acd.reconfigure(List.of(chen, zhao), at(2));

        assertThat(acd.place(call.call(), at(200))).returns(1, Place::position).returns(true, Place::anyoneThere);
        assertThat(acd.phoneChanged("pbx1", "1003", PhoneState.FREE, at(3)))
                .extracting(Offer::call)
                .containsExactly(call.call());
    }

    @Test
    void newAgent_takesWhoWaits_atOnce() {
        WaitingCall call = waits("software", 1);
        assertThat(acd.await(call, at(1))).isEmpty();

        Agent sun = agent("sun", "1005", "software");

        assertThat(Staff.pairs(acd.reconfigure(List.of(chen, sun), at(2))))
                .containsExactly(Staff.pair(call.call(), sun));
    }

    @Test
    void newAgent_whosePhoneAsteriskSpokeOfBefore_isAsItSaid() {
        acd.phoneChanged("pbx1", "1005", PhoneState.UNAVAILABLE, at(0));
        acd.phoneChanged("pbx1", "1006", PhoneState.FREE, at(0));
        acd.phoneChanged("pbx1", "1007", PhoneState.IN_USE, at(0));
        acd.phonesKnown("pbx1", at(0));

        acd.reconfigure(
                List.of(
                        agent("away", "1005", "x"),
                        agent("free", "1006", "x"),
                        agent("busy", "1007", "x"),
                        agent("unknown", "1999", "x")),
                at(1));

        assertThat(acd.snapshot().agents())
                .extracting(AcdSnapshot.AgentView::state)
                .containsExactly(
                        AgentState.OFFLINE, AgentState.AVAILABLE, AgentState.BUSY_ELSEWHERE, AgentState.OFFLINE);
        acd.phonesUnknown("pbx1", at(2));
        acd.reconfigure(List.of(agent("busy", "1007", "x"), agent("late", "1998", "x")), at(3));
        assertThat(acd.snapshot().agents())
                .extracting(AcdSnapshot.AgentView::state)
                .containsExactly(AgentState.AVAILABLE, AgentState.AVAILABLE);
    }

    @Test
    void agentWithAnotherPhone_followsThatOne() {
        acd.phoneChanged("pbx1", "1003", PhoneState.FREE, at(0));
        acd.phoneChanged("pbx1", "1010", PhoneState.IN_USE, at(0));

        acd.reconfigure(List.of(agent("chen", "1010", "hardware"), zhao), at(1));

        assertThat(state("chen")).isEqualTo(AgentState.BUSY_ELSEWHERE);
        acd.phoneChanged("pbx1", "1003", PhoneState.IN_USE, at(2));
        acd.phoneChanged("pbx1", "1010", PhoneState.FREE, at(3));
        assertThat(state("chen")).isEqualTo(AgentState.AVAILABLE);
    }

    private AgentState state(String agent) {
        return acd.snapshot().agents().stream()
                .filter(view -> view.agent().equals(agent))
                .map(AcdSnapshot.AgentView::state)
                .findFirst()
                .orElseThrow();
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static WaitingCall waits(String queue, int second) {
        return new WaitingCall(
                CallId.next(at(second)), queue(queue), false, Language.ZH, null, null, at(second), null, Duration.ZERO);
    }

    static Agent agent(String id, String phone, String... skills) {
        return Staff.agent(id, phone, Grade.JUNIOR, skills);
    }

    static ServiceQueue queue(String name) {
        return Staff.queue(name, Staff.HALF_A_MINUTE, WRAP_UP);
    }
}
