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
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AcdTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration SET_ASIDE = Duration.ofSeconds(30);
    private static final Duration WRAP_UP = Duration.ofSeconds(5);

    private final Agent lin = agent("lin", "1001", Grade.TOP, "hardware");
    private final Agent wang = agent("wang", "1002", Grade.TOP, "hardware");
    private final Agent chen = agent("chen", "1003", Grade.JUNIOR, "hardware");
    private final Agent zhao = agent("zhao", "1004", Grade.JUNIOR, "orders");
    private final Agent zhou = agent("zhou", "1008", Grade.SENIOR);
    private final Acd acd = new Acd(List.of(lin, wang, chen, zhao, zhou), START);

    @Test
    void keyAccount_goesToATopEngineer_whileAJuniorIsIdleLonger() {
        offline("1001", "1002");
        online("1002", 1);
        assertThat(acd.await(vip(null), at(2))).extracting(Offer::agent).containsExactly(wang);
    }

    @Test
    void dedicatedEngineer_isOffered_whoeverIsIdleLonger() {
        offline("1002");
        online("1002", 1);
        assertThat(acd.await(vip("wang"), at(2))).extracting(Offer::agent).containsExactly(wang);
    }

    @Test
    void dedicatedEngineer_isBusy_anotherTopEngineerIsOffered() {
        acd.phoneChanged("pbx1", "1002", PhoneState.IN_USE, at(1));
        assertThat(acd.await(vip("wang"), at(2))).extracting(Offer::agent).containsExactly(lin);
    }

    @Test
    void keyAccount_waitsForATopEngineer_untilTheQueueWidens() {
        acd.phoneChanged("pbx1", "1001", PhoneState.IN_USE, at(0));
        acd.phoneChanged("pbx1", "1002", PhoneState.IN_USE, at(0));
        WaitingCall call = vip(null);
        assertThat(acd.await(call, at(0))).isEmpty();
        assertThat(acd.nextChange()).contains(at(30));
        assertThat(acd.tick(at(29))).isEmpty();
        assertThat(Staff.pairs(acd.tick(at(30)))).containsExactly(Staff.pair(call.call(), chen));
    }

    @Test
    void keyAccount_withNoTopEngineerReachable_goesToAnyoneWithTheSkillAtOnce() {
        offline("1001", "1002");
        assertThat(acd.await(vip(null), at(1))).extracting(Offer::agent).containsExactly(chen);
    }

    @Test
    void standardCaller_goesToTheLongestIdleWithTheSkill() {
        offline("1001", "1003");
        online("1003", 1);
        online("1001", 2);
        acd.await(standard("hardware", 3), at(3));
        assertThat(acd.await(standard("hardware", 4), at(4)))
                .extracting(Offer::agent)
                .containsExactly(chen);
    }

    @Test
    void agentWhoMissed_isPassedOver_untilHeIsNoLongerSetAside() {
        offline("1001", "1002");
        WaitingCall call = standard("hardware", 0);
        acd.await(call, at(0));
        assertThat(acd.missed(call.call(), SET_ASIDE, at(20))).isEmpty();
        assertThat(acd.await(call, at(20))).isEmpty();
        assertThat(acd.nextChange()).contains(at(50));
        assertThat(acd.tick(at(50))).extracting(Offer::agent).containsExactly(chen);
    }

    @Test
    void callerWhoWasMissed_keepsHisPlace() {
        offline("1001", "1002");
        WaitingCall first = standard("hardware", 0);
        WaitingCall second = standard("hardware", 10);
        acd.await(first, at(0));
        acd.await(second, at(10));
        acd.missed(first.call(), SET_ASIDE, at(20));
        acd.await(first, at(20));
        assertThat(acd.place(first.call(), at(200)).position()).isEqualTo(1);
        assertThat(acd.place(second.call(), at(200)).position()).isEqualTo(2);
    }

    @Test
    void keyAccount_isServedBeforeWhoWaitedLonger() {
        offline("1001", "1002", "1003");
        WaitingCall standard = standard("hardware", 0);
        WaitingCall vip = new WaitingCall(
                CallId.next(at(5)), queue("hardware"), true, Language.ZH, null, null, at(5), null, Duration.ZERO);
        acd.await(standard, at(0));
        acd.await(vip, at(5));
        assertThat(Staff.pairs(acd.phoneChanged("pbx1", "1003", PhoneState.FREE, at(6))))
                .containsExactly(Staff.pair(vip.call(), chen));
    }

    @Test
    void callerLeavesWhileRinging_theAgentTakesTheNextAtOnce() {
        offline("1001", "1002");
        WaitingCall first = standard("hardware", 0);
        WaitingCall second = standard("hardware", 1);
        acd.await(first, at(0));
        acd.await(second, at(1));
        assertThat(Staff.pairs(acd.leave(first.call(), at(2)))).containsExactly(Staff.pair(second.call(), chen));
    }

    @Test
    void talkIsOver_theAgentHasHisWrapUpFirst() {
        offline("1001", "1002");
        WaitingCall first = standard("hardware", 0);
        WaitingCall second = standard("hardware", 1);
        acd.await(first, at(0));
        acd.connected(first.call(), at(1));
        acd.await(second, at(1));
        assertThat(acd.finished(first.call(), WRAP_UP, at(60))).isEmpty();
        assertThat(Staff.pairs(acd.tick(at(65)))).containsExactly(Staff.pair(second.call(), chen));
    }

    @Test
    void nobodyWithTheSkillIsReachable_thePlaceSaysSo() {
        offline("1004");
        WaitingCall call = standard("orders", 0);
        acd.await(call, at(0));
        assertThat(acd.place(call.call(), at(200))).returns(1, Place::position).returns(false, Place::anyoneThere);
        online("1004", 1);
        assertThat(acd.place(call.call(), at(200))).isEqualTo(Place.none());
    }

    @Test
    void phoneThatAsteriskDoesNotKnow_isOffline_onceTheOthersWereTold() {
        online("1003", 0);
        assertThat(acd.anyone(agent -> agent.id().equals("zhao"))).isTrue();
        acd.phonesKnown("pbx1", at(1));
        assertThat(acd.anyone(agent -> agent.id().equals("zhao"))).isFalse();
        assertThat(acd.anyone(agent -> agent.id().equals("chen"))).isTrue();
    }

    @Test
    void phoneOfAnotherNode_isNotTouched_whenANodeComesOrGoes() {
        acd.phoneChanged("pbx1", "1003", PhoneState.IN_USE, at(0));
        acd.phonesKnown("pbx1", at(0));
        acd.phoneChanged("pbx2", "1004", PhoneState.IN_USE, at(0));
        acd.phonesKnown("pbx2", at(0));
        assertThat(states()).containsEntry("chen", AgentState.BUSY_ELSEWHERE);

        acd.phonesUnknown("pbx2", at(1));
        assertThat(states())
                .containsEntry("chen", AgentState.BUSY_ELSEWHERE)
                .containsEntry("zhao", AgentState.AVAILABLE)
                .containsEntry("zhou", AgentState.OFFLINE);
        acd.phonesKnown("pbx2", at(2));
        assertThat(states())
                .containsEntry("chen", AgentState.BUSY_ELSEWHERE)
                .containsEntry("zhao", AgentState.AVAILABLE);
    }

    @Test
    void phoneAtTwoNodes_isBusyWhileItIsAtOne_andOfflineWhenNeitherReachesIt() {
        acd.phoneChanged("pbx1", "1003", PhoneState.IN_USE, at(0));
        acd.phoneChanged("pbx2", "1003", PhoneState.FREE, at(1));
        assertThat(states()).containsEntry("chen", AgentState.BUSY_ELSEWHERE);
        acd.phoneChanged("pbx1", "1003", PhoneState.UNAVAILABLE, at(2));
        assertThat(states()).containsEntry("chen", AgentState.AVAILABLE);
        acd.phoneChanged("pbx2", "1003", PhoneState.UNAVAILABLE, at(3));
        assertThat(states()).containsEntry("chen", AgentState.OFFLINE);
    }

    private Map<String, AgentState> states() {
        return acd.snapshot().agents().stream()
                .collect(Collectors.toMap(AcdSnapshot.AgentView::agent, AcdSnapshot.AgentView::state));
    }

    @Test
    void reservedAgent_isNotOffered_untilReleased() {
        assertThat(acd.reserve(CallId.next(START), START, agent -> agent.id().equals("zhao"), at(0)))
                .map(Offer::agent)
                .contains(zhao);
        WaitingCall call = standard("orders", 0);
        assertThat(acd.await(call, at(0))).isEmpty();
        assertThat(Staff.pairs(acd.release("zhao", CallId.next(START), AgentState.WRAP_UP, Duration.ZERO, at(9))))
                .containsExactly(Staff.pair(call.call(), zhao));
    }

    @Test
    void snapshot_showsWhatEachAgentDoes() {
        offline("1002");
        acd.phoneChanged("pbx1", "1003", PhoneState.IN_USE, at(0));
        WaitingCall call = standard("hardware", 0);
        acd.await(call, at(0));
        acd.ringing(call.call(), at(1));
        assertThat(acd.snapshot().agents())
                .extracting(AcdSnapshot.AgentView::state)
                .containsExactly(
                        AgentState.RINGING,
                        AgentState.OFFLINE,
                        AgentState.BUSY_ELSEWHERE,
                        AgentState.AVAILABLE,
                        AgentState.AVAILABLE);
    }

    private void offline(String... phones) {
        for (String phone : phones) {
            acd.phoneChanged("pbx1", phone, PhoneState.UNAVAILABLE, at(0));
        }
    }

    private void online(String phone, int second) {
        acd.phoneChanged("pbx1", phone, PhoneState.FREE, at(second));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static WaitingCall vip(@Nullable String dedicated) {
        return new WaitingCall(
                CallId.next(START), queue("hardware"), true, Language.ZH, dedicated, null, START, null, Duration.ZERO);
    }

    private static WaitingCall standard(String queue, int second) {
        return new WaitingCall(
                CallId.next(at(second)), queue(queue), false, Language.ZH, null, null, at(second), null, Duration.ZERO);
    }

    private static Agent agent(String id, String phone, Grade grade, String... skills) {
        return Staff.agent(id, phone, grade, skills);
    }

    private static ServiceQueue queue(String skill) {
        return Staff.queue(skill, SET_ASIDE, WRAP_UP);
    }
}
