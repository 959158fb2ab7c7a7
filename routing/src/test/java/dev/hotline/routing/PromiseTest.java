package dev.hotline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import dev.hotline.config.Language;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CallId;
import dev.hotline.core.HeadStart;
import dev.hotline.core.WaitPromise;
import dev.hotline.core.WaitRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a waiting caller is told of his wait. */
class PromiseTest {
    private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

    private final List<Agent> ten = IntStream.range(0, 10)
            .mapToObj(i -> Staff.agent("a" + i, "10" + i, Grade.JUNIOR, "hardware"))
            .toList();

    @Test
    void theRange_growsWithThePlace_andShrinksWithTheAgents() {
        WaitRange first = last(busy(ten), 1);
        WaitRange twentieth = last(busy(ten), 20);
        WaitRange twentiethOfFew = last(busy(ten.subList(0, 2)), 20);
        assertThat(first.from()).isLessThan(first.to());
        assertThat(first.to()).isLessThan(twentieth.to());
        assertThat(twentieth.from()).isGreaterThan(first.from());
        assertThat(twentiethOfFew.from()).isGreaterThan(twentieth.to());
        Duration mean = Duration.ofMinutes(4).multipliedBy(20).dividedBy(10);
        assertThat(twentieth.from()).isLessThan(mean);
        assertThat(twentieth.to()).isGreaterThan(mean);
    }

    @Test
    void whoHasNobodyAtWork_isPromisedNothing() {
        Acd acd = new Acd(ten, START);
        ten.forEach(agent -> acd.logOut(agent.id(), START));
        WaitingCall call = caller(0);
        acd.await(call, START);
        assertThat(acd.place(call.call(), START).estimate()).isEmpty();
    }

    @Test
    void aKeyAccount_isPromisedAShorterWait_thanOthersWhoCameBefore() {
        Acd acd = busy(ten);
        for (int i = 0; i < 30; i++) {
            acd.await(caller(i), at(i));
        }
        WaitingCall standard = caller(31);
        acd.await(standard, at(31));
        WaitingCall key = new WaitingCall(
                CallId.next(at(32)), anyGrade(), true, Language.ZH, null, null, at(32), null, Duration.ZERO);
        acd.await(key, at(32));
        assertThat(range(acd, key, 32).to()).isLessThan(range(acd, standard, 32).from());
    }

    @Test
    void callsOfOtherSkills_countForTheAgentsTheyShare() {
        Agent both = Staff.agent("both", "1", Grade.JUNIOR, "hardware", "software");
        Agent only = Staff.agent("only", "2", Grade.JUNIOR, "hardware");
        Acd acd = busy(List.of(both, only));
        ServiceQueue software = Staff.queue("software", Duration.ZERO, Duration.ZERO);
        WaitingCall alone = caller(50);
        acd.await(alone, at(50));
        WaitRange before = range(acd, alone, 50);
        for (int i = 0; i < 10; i++) {
            acd.await(
                    new WaitingCall(
                            CallId.next(at(i)), software, false, Language.ZH, null, null, at(i), null, Duration.ZERO),
                    at(50));
        }
        assertThat(range(acd, alone, 50).from()).isGreaterThan(before.from());
    }

    @Test
    void longTalks_areLearnt() {
        Acd acd = new Acd(ten, START);
        WaitRange before = last(acd, 10);
        for (int i = 0; i < 60; i++) {
            WaitingCall call = caller(i);
            acd.await(call, at(i));
            acd.connected(call.call(), at(i));
            acd.finished(call.call(), Duration.ZERO, at(i).plus(Duration.ofMinutes(12)));
            acd.leave(call.call(), at(i));
        }
        assertThat(last(acd, 10).from()).isGreaterThan(before.from());
    }

    @Test
    void aBrokenPromise_movesTheCallerForward_once() {
        Acd acd = busy(ten);
        WaitingCall first = caller(0);
        WaitingCall second = caller(10);
        acd.await(first, at(0));
        acd.await(second, at(10));
        acd.promised(second.call(), new WaitPromise(at(10), minutes(0, 1)));
        assertThat(acd.nextChange()).contains(at(70).plusNanos(1));
        acd.tick(at(70));
        assertThat(acd.place(second.call(), at(70)).promiseBroken()).isFalse();
        acd.tick(at(71));
        assertThat(acd.place(second.call(), at(71)).promiseBroken()).isTrue();
        assertThat(acd.place(second.call(), at(71)).position()).isEqualTo(1);
        assertThat(acd.place(first.call(), at(71)).position()).isEqualTo(2);
    }

    @Test
    void aBrokenPromise_overtakesByOneAndAHalfHeadStarts_andByNoMore() {
        Acd acd = busy(ten);
        WaitingCall first = caller(0);
        WaitingCall second = caller(1);
        acd.await(first, at(0));
        acd.await(second, at(1));
        WaitingCall key = new WaitingCall(
                CallId.next(at(451)), anyGrade(), true, Language.ZH, null, null, at(451), null, Duration.ZERO);
        acd.await(key, at(451));
        acd.promised(key.call(), new WaitPromise(at(451), minutes(0, 1)));
        acd.tick(at(511));
        assertThat(order(acd)).as("kept so far").containsExactly(first.call(), second.call(), key.call());
        acd.tick(at(512));
        assertThat(order(acd)).as("450 s behind the second").containsExactly(first.call(), second.call(), key.call());
        acd.raise(key.call(), Duration.ofNanos(1));
        assertThat(order(acd)).containsExactly(first.call(), key.call(), second.call());
        assertThat(acd.place(key.call(), at(512)).why().orElseThrow().headStart())
                .isEqualTo(new HeadStart(Duration.ofMinutes(5), Duration.ofSeconds(150), Duration.ofNanos(1)));
    }

    @Test
    void aPromiseThatIsBrokenWhileAPhoneRings_isLearntWhenItRangInVain() {
        List<Agent> one = ten.subList(0, 1);
        Acd calm = new Acd(one, START);
        Acd late = new Acd(one, START);
        for (Acd acd : List.of(calm, late)) {
            WaitingCall call = caller(0);
            acd.logOut("a0", START);
            acd.await(call, at(0));
            acd.promised(call.call(), new WaitPromise(at(0), minutes(0, 1)));
            acd.logIn("a0", at(1));
            Instant missed = acd == late ? at(61) : at(59);
            acd.missed(call.call(), Duration.ZERO, missed);
            acd.await(call, missed);
            acd.leave(call.call(), missed);
        }
        assertThat(last(late, 10).to()).isGreaterThan(last(calm, 10).to());
    }

    @Test
    void aRingThatOpensWhenThePromiseEnds_opensThen() {
        Agent far = Staff.agent("far", "1", Grade.JUNIOR, Map.of("hardware", 3));
        Agent near = Staff.agent("near", "2", Grade.JUNIOR, Map.of("hardware", 9));
        Acd acd = new Acd(List.of(far, near), START);
        acd.phoneChanged("pbx1", "2", PhoneState.IN_USE, START);
        ServiceQueue rings = Staff.queue(
                "hardware",
                List.of(Staff.ring(0, 5), Staff.ring(60, 1)),
                Duration.ZERO,
                0,
                Duration.ZERO,
                Duration.ZERO);
        WaitingCall call =
                new WaitingCall(CallId.next(START), rings, false, Language.ZH, null, null, START, null, Duration.ZERO);
        acd.await(call, START);
        acd.promised(call.call(), new WaitPromise(START, minutes(0, 1)));
        assertThat(acd.nextChange()).contains(at(60));
        assertThat(Staff.pairs(acd.tick(at(60)))).containsExactly(Staff.pair(call.call(), far));
    }

    @Test
    void aPromise_isKeptThroughAMiss_andByAnEngineThatTakesTheCallUp() {
        Acd acd = busy(ten);
        WaitPromise told = new WaitPromise(at(0), minutes(1, 3));
        WaitingCall call = caller(0);
        acd.await(call, at(0));
        acd.promised(call.call(), told);
        acd.promised(call.call(), new WaitPromise(at(60), minutes(0, 9)));
        acd.phoneChanged("pbx1", "100", PhoneState.FREE, at(61));
        acd.missed(call.call(), Duration.ofSeconds(30), at(70));
        acd.await(call, at(70));
        assertThat(acd.place(call.call(), at(70)).promise()).contains(told);

        Acd other = busy(ten);
        WaitingCall back = new WaitingCall(
                call.call(), call.queue(), false, Language.ZH, null, null, call.since(), told, Duration.ZERO);
        other.await(back, at(100));
        assertThat(other.place(call.call(), at(100)).promise()).contains(told);
        other.tick(at(181));
        assertThat(other.place(call.call(), at(181)).promiseBroken()).isTrue();
    }

    /** Routing whose agents are all on the phone. */
    private static Acd busy(List<Agent> agents) {
        Acd acd = new Acd(agents, START);
        agents.forEach(agent -> acd.phoneChanged("pbx1", agent.phone(), PhoneState.IN_USE, START));
        return acd;
    }

    /** What the last of so many callers is told. */
    private static WaitRange last(Acd acd, int callers) {
        acd.snapshot().agents().forEach(view -> acd.pause(view.agent(), "filled", START));
        acd.snapshot()
                .agents()
                .forEach(view -> acd.phoneChanged("pbx1", "10" + view.agent().charAt(1), PhoneState.IN_USE, START));
        acd.snapshot().agents().forEach(view -> acd.ready(view.agent(), START));
        WaitingCall call = caller(0);
        for (int i = 0; i < callers; i++) {
            call = caller(i);
            acd.await(call, at(i));
        }
        return range(acd, call, callers);
    }

    private static WaitRange range(Acd acd, WaitingCall call, int second) {
        return acd.place(call.call(), at(second)).estimate().orElseThrow();
    }

    private static List<CallId> order(Acd acd) {
        return acd.snapshot().waiting().stream()
                .map(AcdSnapshot.WaitingView::call)
                .toList();
    }

    private static WaitRange minutes(int from, int to) {
        return new WaitRange(Duration.ofMinutes(from), Duration.ofMinutes(to));
    }

    private static ServiceQueue anyGrade() {
        return Staff.queue("hardware", Duration.ZERO, Duration.ZERO);
    }

    private static WaitingCall caller(int second) {
        return new WaitingCall(
                CallId.next(at(second)), anyGrade(), false, Language.ZH, null, null, at(second), null, Duration.ZERO);
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
