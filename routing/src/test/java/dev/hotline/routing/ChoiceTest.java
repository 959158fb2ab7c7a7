package dev.hotline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import dev.hotline.config.Language;
import dev.hotline.config.Ring;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.Assignment.Rule;
import dev.hotline.core.CallId;
import dev.hotline.core.HeadStart;
import dev.hotline.core.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which agent a call gets, after which wait, and why. */
class ChoiceTest {
    private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");
    private static final Duration NONE = Duration.ZERO;

    private final Agent expert = Staff.agent("expert", "1001", Grade.JUNIOR, Map.of("hardware", 9));
    private final Agent solid = Staff.agent("solid", "1002", Grade.JUNIOR, Map.of("hardware", 6));
    private final Agent helper = with(Staff.agent("helper", "1003", Grade.JUNIOR, Map.of()), "backoffice");
    private final Agent anybody = Staff.agent("anybody", "1004", Grade.JUNIOR, Map.of());
    private final Agent boss = Staff.agent("boss", "1005", Grade.TOP, Map.of("hardware", 10));
    private final Agent chief = Staff.agent("chief", "1006", Grade.TOP, Map.of("hardware", 7));

    private final List<Ring> widening = List.of(
            Staff.ring(0, 8),
            Staff.ring(30, 5),
            new Ring(Duration.ofMinutes(1), new Ring.Who.Team("backoffice")),
            new Ring(Duration.ofMinutes(2), new Ring.Who.Anyone()));

    @Test
    void ofThoseWhoAreAvailable_theBestLevelAnswers() {
        Acd acd = new Acd(List.of(solid, expert), START);
        assertThat(offered(acd.await(caller(queue(List.of(Staff.ANY_LEVEL)), 0), at(0))))
                .containsExactly(expert);
    }

    @Test
    void ofEqualLevels_theLongestIdleAnswers() {
        Agent other = Staff.agent("other", "1011", Grade.JUNIOR, Map.of("hardware", 9));
        Acd acd = new Acd(List.of(expert, other), START);
        WaitingCall first = caller(queue(widening), 0);
        acd.await(first, at(0));
        acd.finished(first.call(), NONE, at(10));
        assertThat(offered(acd.await(caller(queue(widening), 11), at(11)))).containsExactly(other);
    }

    @Test
    void ringsOpen_oneAfterTheOther_thePlaceIsKept() {
        Acd acd = new Acd(List.of(expert, solid, helper, anybody), START);
        List.of("1001").forEach(phone -> acd.phoneChanged("pbx1", phone, PhoneState.IN_USE, at(0)));
        WaitingCall first = caller(queue(widening), 0);
        WaitingCall second = caller(queue(widening), 1);
        WaitingCall third = caller(queue(widening), 2);
        assertThat(acd.await(first, at(0))).isEmpty();
        assertThat(acd.await(second, at(1))).isEmpty();
        assertThat(acd.await(third, at(2))).isEmpty();

        assertThat(acd.tick(at(29))).isEmpty();
        assertThat(Staff.pairs(acd.tick(at(30)))).containsExactly(Staff.pair(first.call(), solid));
        assertThat(acd.tick(at(60))).as("the second has not waited so long yet").isEmpty();
        assertThat(Staff.pairs(acd.tick(at(61)))).containsExactly(Staff.pair(second.call(), helper));
        List<Offer> last = acd.tick(at(122));
        assertThat(Staff.pairs(last)).containsExactly(Staff.pair(third.call(), anybody));
        assertThat(last.getFirst().why().ring()).isEqualTo(4);
        assertThat(last.getFirst().why().waited()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void aRingThatHasNobodyAtWork_isPassedAtOnce() {
        Acd acd = new Acd(List.of(expert, solid), START);
        acd.logOut("expert", at(0));
        assertThat(offered(acd.await(caller(queue(widening), 1), at(1)))).containsExactly(solid);
    }

    @Test
    void theLastOneAtWorkInARing_leaves_theNextRingOpens() {
        Acd acd = new Acd(List.of(expert, solid), START);
        acd.phoneChanged("pbx1", "1001", PhoneState.IN_USE, at(0));
        WaitingCall call = caller(queue(widening), 1);
        assertThat(acd.await(call, at(1))).isEmpty();
        assertThat(Staff.pairs(acd.pause("expert", "lunch", at(2)))).containsExactly(Staff.pair(call.call(), solid));
    }

    @Test
    void whoDoesNotSpeakTheCallersLanguage_isNotOffered() {
        Agent chinese = new Agent(
                "chinese",
                "c",
                "1001",
                Grade.JUNIOR,
                Map.of("hardware", 10),
                Set.of(Language.ZH),
                Optional.empty(),
                Optional.empty());
        Acd acd = new Acd(List.of(chinese), START);
        WaitingCall english = call(queue(widening), false, Language.EN, null, null, 0);
        assertThat(acd.await(english, at(0))).isEmpty();
        assertThat(acd.place(english.call(), at(0)).anyoneThere()).isFalse();
        assertThat(offered(acd.await(caller(queue(widening), 1), at(1)))).containsExactly(chinese);
    }

    @Test
    void theDedicatedEngineer_isWaitedForAlone_forATime() {
        Acd acd = new Acd(List.of(boss, chief), START);
        acd.phoneChanged("pbx1", "1006", PhoneState.IN_USE, at(0));
        WaitingCall call = call(queue(List.of(Staff.ANY_LEVEL), 15, 0), true, Language.ZH, "chief", null, 0);
        assertThat(acd.await(call, at(0))).isEmpty();
        assertThat(why(acd, call, 0).onlyFor()).isEqualTo("chief");
        List<Offer> offers = acd.tick(at(15));
        assertThat(Staff.pairs(offers)).containsExactly(Staff.pair(call.call(), boss));
    }

    @Test
    void theDedicatedEngineer_isFreeInTime_heAnswers() {
        Acd acd = new Acd(List.of(boss, chief), START);
        acd.phoneChanged("pbx1", "1006", PhoneState.IN_USE, at(0));
        WaitingCall call = call(queue(List.of(Staff.ANY_LEVEL), 15, 0), true, Language.ZH, "chief", null, 0);
        acd.await(call, at(0));
        List<Offer> offers = acd.phoneChanged("pbx1", "1006", PhoneState.FREE, at(7));
        assertThat(Staff.pairs(offers)).containsExactly(Staff.pair(call.call(), chief));
        assertThat(offers.getFirst().why().rule()).isEqualTo(Rule.DEDICATED);
    }

    @Test
    void theDedicatedEngineer_goesHome_heIsNotWaitedFor() {
        Acd acd = new Acd(List.of(boss, chief), START);
        acd.phoneChanged("pbx1", "1006", PhoneState.IN_USE, at(0));
        WaitingCall call = call(queue(List.of(Staff.ANY_LEVEL), 15, 0), true, Language.ZH, "chief", null, 0);
        acd.await(call, at(0));
        assertThat(Staff.pairs(acd.logOut("chief", at(3)))).containsExactly(Staff.pair(call.call(), boss));
    }

    @Test
    void whoHelpedLast_comesBeforeABetterLevel() {
        Acd acd = new Acd(List.of(expert, solid), START);
        WaitingCall call = call(queue(widening), false, Language.ZH, null, "solid", 0);
        List<Offer> offers = acd.await(call, at(0));
        assertThat(offered(offers)).containsExactly(solid);
        assertThat(offers.getFirst().why().rule()).isEqualTo(Rule.LAST_AGENT);
    }

    @Test
    void topEngineersInReserve_areLeftToKeyAccounts_untilTheHeadStartIsOver() {
        Acd acd = new Acd(List.of(boss, chief), START);
        ServiceQueue queue = queue(List.of(Staff.ANY_LEVEL), 0, 1);
        assertThat(offered(acd.await(caller(queue, 0), at(0))))
                .as("two are available")
                .containsExactly(boss);
        WaitingCall second = caller(queue, 1);
        assertThat(acd.await(second, at(1))).as("one is kept").isEmpty();
        assertThat(why(acd, second, 1).reserved()).isEqualTo(1);
        assertThat(acd.tick(at(300))).isEmpty();
        assertThat(Staff.pairs(acd.tick(at(301)))).containsExactly(Staff.pair(second.call(), chief));
    }

    @Test
    void aKeyAccount_takesTheReserve() {
        Acd acd = new Acd(List.of(boss), START);
        ServiceQueue queue = queue(List.of(Staff.ANY_LEVEL), 0, 1);
        acd.await(caller(queue, 0), at(0));
        WaitingCall key = call(queue, true, Language.ZH, null, null, 1);
        assertThat(Staff.pairs(acd.await(key, at(1)))).containsExactly(Staff.pair(key.call(), boss));
    }

    @Test
    void aStandardCaller_isOvertaken_byKeyAccountsWhoComeWithinTheHeadStart_andByNoOther() {
        Acd acd = new Acd(List.of(boss), START);
        acd.phoneChanged("pbx1", "1005", PhoneState.IN_USE, at(0));
        ServiceQueue queue = queue(List.of(Staff.ANY_LEVEL));
        WaitingCall standard = caller(queue, 0);
        WaitingCall soon = call(queue, true, Language.ZH, null, null, 299);
        WaitingCall late = call(queue, true, Language.ZH, null, null, 301);
        acd.await(standard, at(0));
        acd.await(soon, at(299));
        acd.await(late, at(301));

        assertThat(calls(acd.phoneChanged("pbx1", "1005", PhoneState.FREE, at(310))))
                .containsExactly(soon.call());
        assertThat(calls(acd.finished(soon.call(), NONE, at(320)))).containsExactly(standard.call());
        assertThat(calls(acd.finished(standard.call(), NONE, at(330)))).containsExactly(late.call());
    }

    @Test
    void whoWaitsForHisLastAgentAlone_getsHisOwnEngineer_whenHeComes() {
        Acd acd = new Acd(List.of(boss, expert, solid), START);
        acd.logOut("boss", at(0));
        acd.phoneChanged("pbx1", expert.phone(), PhoneState.IN_USE, at(0));
        ServiceQueue queue =
                Staff.queue("hardware", List.of(Staff.ANY_LEVEL), NONE, NONE, Duration.ofSeconds(60), 0, NONE, NONE);
        WaitingCall call = call(queue, false, Language.ZH, "boss", "expert", 1);
        assertThat(acd.await(call, at(1))).isEmpty();
        assertThat(why(acd, call, 2).onlyFor()).isEqualTo("expert");
        List<Offer> offers = acd.logIn("boss", at(3));
        assertThat(offered(offers)).containsExactly(boss);
        assertThat(offers.getFirst().why().rule()).isEqualTo(Rule.DEDICATED);
    }

    @Test
    void aCallThatIsMovedFirst_isServedNext_andOneThatIsRaised_comesForward() {
        Acd acd = new Acd(List.of(boss), START);
        acd.phoneChanged("pbx1", "1005", PhoneState.IN_USE, at(0));
        ServiceQueue queue = queue(List.of(Staff.ANY_LEVEL));
        WaitingCall first = caller(queue, 0);
        WaitingCall second = caller(queue, 10);
        WaitingCall third = caller(queue, 20);
        List.of(first, second, third).forEach(call -> acd.await(call, call.since()));
        assertThat(acd.raise(second.call(), Duration.ofSeconds(11))).isTrue();
        assertThat(acd.moveFirst(third.call())).contains(Duration.ofSeconds(21).plusNanos(1));
        assertThat(acd.moveFirst(third.call())).as("he is the next").contains(Duration.ZERO);
        assertThat(acd.place(third.call(), at(31)).why().orElseThrow().headStart())
                .isEqualTo(new HeadStart(NONE, NONE, Duration.ofSeconds(21).plusNanos(1)));
        assertThat(acd.snapshot().waiting())
                .extracting(AcdSnapshot.WaitingView::call)
                .containsExactly(third.call(), second.call(), first.call());
        assertThat(acd.place(third.call(), at(31)).position()).isEqualTo(1);
        assertThat(calls(acd.phoneChanged("pbx1", "1005", PhoneState.FREE, at(40))))
                .containsExactly(third.call());
        assertThat(acd.moveFirst(third.call())).as("he waits no more").isEmpty();
        assertThat(acd.raise(third.call(), Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void why_tellsTheCandidates_andWhyNot_tellsWhatTheOthersDo() {
        Acd acd = new Acd(List.of(expert, solid, boss, chief), START);
        ServiceQueue queue = queue(List.of(Staff.ANY_LEVEL));
        List<Offer> offers = acd.await(caller(queue, 5), at(5));
        assertThat(offers.getFirst().why().candidates()).isEqualTo(4);
        assertThat(offers.getFirst().why().best())
                .extracting(candidate -> candidate.agent() + " " + candidate.level() + " "
                        + candidate.idle().toSeconds())
                .containsExactly("boss 10 5", "expert 9 5", "chief 7 5", "solid 6 5");

        acd.connected(offers.getFirst().call(), at(6));
        acd.pause("expert", "lunch", at(6));
        acd.phoneChanged("pbx1", "1006", PhoneState.UNAVAILABLE, at(6));
        acd.phoneChanged("pbx1", "1002", PhoneState.IN_USE, at(6));
        WaitingCall waits = caller(queue, 7);
        acd.await(waits, at(7));
        assertThat(why(acd, waits, 9))
                .isEqualTo(new Refusal(
                        "hardware",
                        1,
                        null,
                        Duration.ofSeconds(2),
                        1,
                        Map.of("TALKING", 1, "PAUSED", 1, "OFFLINE", 1, "BUSY_ELSEWHERE", 1),
                        0,
                        HeadStart.NONE));
    }

    private static Refusal why(Acd acd, WaitingCall call, int second) {
        return acd.place(call.call(), at(second)).why().orElseThrow();
    }

    private static List<Agent> offered(List<Offer> offers) {
        return offers.stream().map(Offer::agent).toList();
    }

    private static List<CallId> calls(List<Offer> offers) {
        return offers.stream().map(Offer::call).toList();
    }

    private static WaitingCall caller(ServiceQueue queue, int second) {
        return call(queue, false, Language.ZH, null, null, second);
    }

    private static WaitingCall call(
            ServiceQueue queue,
            boolean vip,
            Language language,
            @Nullable String dedicated,
            @Nullable String last,
            int second) {
        return new WaitingCall(
                CallId.next(at(second)), queue, vip, language, dedicated, last, at(second), null, Duration.ZERO);
    }

    private static ServiceQueue queue(List<Ring> rings) {
        return queue(rings, 0, 0);
    }

    private static ServiceQueue queue(List<Ring> rings, int dedicatedWait, int reserve) {
        return Staff.queue("hardware", rings, Duration.ofSeconds(dedicatedWait), reserve, NONE, NONE);
    }

    private static Agent with(Agent agent, String team) {
        return new Agent(
                agent.id(),
                agent.name(),
                agent.phone(),
                agent.grade(),
                agent.skills(),
                EnumSet.allOf(Language.class),
                Optional.of(team),
                Optional.empty());
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
