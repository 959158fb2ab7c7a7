package dev.hotline.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.bench.crowd.AgentPhones.Talk;
import dev.hotline.bench.crowd.StoredCall.Wait;
import dev.hotline.bench.crowd.StoredCalls.Fact;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void callThatOnlyOneSideKnows_andCallStoredTwice_differ() {
        Ledger ledger = new Ledger(
                List.of(talk("a", "a0", 0, 5), talk("b", "a1", 0, 5), talk("b", "a2", 0, 5), talk("c", "a3", 0, 5)));

        assertThat(ledger.differingFrom(Set.of("a", "b", "d"))).containsExactly("b", "c", "d");
        assertThat(new Ledger(List.of(talk("a", "a0", 0, 5))).differingFrom(Set.of("a")))
                .isEmpty();
    }

    @Test
    void talkWithAnotherAgentThanThePhonesSaw_differsOnBothSides() {
        Ledger ledger = new Ledger(List.of(talk("a", "a0", 0, 5), talk("b", "a1", 0, 5)));

        assertThat(ledger.differingTalks(List.of(new Talk("2000", "a"), new Talk("2001", "b"))))
                .isEmpty();
        assertThat(ledger.differingTalks(List.of(new Talk("2000", "a"), new Talk("2002", "b"))))
                .containsExactly("a1 b", "a2 b");
        assertThat(ledger.differingTalks(List.of(new Talk("2000", "a"), new Talk("2000", "a"), new Talk("2001", "b"))))
                .containsExactly("a0 a");
    }

    @Test
    void agentWhoHungUpInTheBrief_hadACallOnThePhone() {
        StoredCall missed =
                new StoredCall("a", false, at(0), null, List.of(), List.of("a3"), 0, null, null, null, at(9));

        assertThat(new Ledger(List.of(missed)).differingTalks(List.of(new Talk("2003", "a"))))
                .isEmpty();
        assertThat(new Ledger(List.of(missed)).differingTalks(List.of())).containsExactly("a3 a");
    }

    @Test
    void talksOfOneAgent_mayTouch_andNotOverlap() {
        assertThat(new Ledger(List.of(talk("a", "a0", 0, 5), talk("b", "a0", 5, 9), talk("c", "a1", 0, 9))).twoAtOnce())
                .isZero();
        assertThat(new Ledger(List.of(talk("a", "a0", 0, 9), talk("b", "a0", 5, 6), talk("c", "a0", 8, 12)))
                        .twoAtOnce())
                .isEqualTo(2);
    }

    @Test
    void talkThatNeverEnds_isOpen_andNoOtherMayBegin() {
        StoredCall endless = call("a", T0, List.of(), "a0", T0, null, null);

        Ledger ledger = new Ledger(List.of(endless, talk("b", "a0", 5, 6)));

        assertThat(ledger.open()).isEqualTo(1);
        assertThat(ledger.twoAtOnce()).isEqualTo(1);
    }

    @Test
    void agentFoundWhileAnEarlierOneWaits_isOutOfTurn() {
        StoredCall first = waits("first", 0, new Wait(at(0), at(20), true));
        StoredCall second = waits("second", 5, new Wait(at(5), at(10), true));

        assertThat(new Ledger(List.of(first, second)).outOfTurn(SECOND)).containsExactly("second while first");
    }

    @Test
    void rankDecides_notTheTimeOfComing_andWhoIsBeingRungDoesNotWait() {
        StoredCall standard = waits("standard", 0, new Wait(at(0), at(20), true));
        StoredCall key = waits("key", -20, new Wait(at(10), at(12), true));
        StoredCall rings = waits("rings", -30, new Wait(at(-5), at(-1), true), new Wait(at(14), at(15), true));

        assertThat(new Ledger(List.of(standard, key, rings)).outOfTurn(SECOND)).isEmpty();
    }

    @Test
    void whoLeaves_mayHaveHadAnAgentAtTheVeryEnd() {
        StoredCall left = waits("left", 0, new Wait(at(0), at(20), false));

        assertThat(new Ledger(List.of(left, waits("late", 5, new Wait(at(5), at(18), true)))).outOfTurn(SECOND))
                .isEmpty();
        assertThat(new Ledger(List.of(left, waits("early", 5, new Wait(at(5), at(14), true)))).outOfTurn(SECOND))
                .containsExactly("early while left");
    }

    @Test
    void whoWasToldLess_comesEarlierFromThenOn() {
        StoredCall late =
                new StoredCall("late", false, at(10), at(60), List.of(), List.of(), 0, null, null, null, null);

        assertThat(late.rankAt(at(60))).isEqualTo(at(10));
        assertThat(late.rankAt(at(61))).isEqualTo(at(10).minus(CrowdSite.HEAD_START.dividedBy(2)));
    }

    @Test
    void waits_endWhenTheAgentWasChosen_andBeginAgainWhenHeDidNotAnswer() {
        List<Fact> facts = List.of(
                fact(0, "queued", new JsonObject()),
                assigned(13, "PT10S"),
                fact(17, "missed", new JsonObject().put("reason", "NOT_ANSWERED")),
                assigned(21, "PT20S"),
                fact(30, "ended", new JsonObject()));

        assertThat(StoredCalls.waits(facts, at(0)))
                .containsExactly(new Wait(at(0), at(10), true), new Wait(at(17), at(20), true));
    }

    @Test
    void whoHasAPlaceFromBefore_waitsFromWhenHeCame_andHisAgentIsChosenByTheEarlierTime() {
        List<Fact> facts = List.of(fact(60, "queued", new JsonObject()), assigned(73, "PT70S"));

        assertThat(StoredCalls.waits(facts, at(0))).containsExactly(new Wait(at(60), at(70), true));
    }

    @Test
    void waitOfWhoLeaves_isNotServed() {
        List<Fact> facts = List.of(fact(0, "queued", new JsonObject()), fact(7, "ended", new JsonObject()));

        assertThat(StoredCalls.waits(facts, at(0))).containsExactly(new Wait(at(0), at(7), false));
    }

    private static Fact assigned(int second, String waited) {
        return fact(second, "assigned", new JsonObject().put("why", new JsonObject().put("waited", waited)));
    }

    private static Fact fact(int second, String type, JsonObject detail) {
        return new Fact(at(second), type, detail);
    }

    private static StoredCall talk(String name, String agent, int from, int until) {
        return call(name, T0, List.of(), agent, at(from), at(until), at(until));
    }

    private static StoredCall waits(String name, int rank, Wait... waits) {
        return call(name, at(rank), List.of(waits), null, null, null, at(100));
    }

    private static StoredCall call(
            String name,
            Instant rank,
            List<Wait> waits,
            @Nullable String agent,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Instant ended) {
        return new StoredCall(name, false, rank, null, waits, List.of(), 0, agent, from, until, ended);
    }

    private static Instant at(int second) {
        return T0.plusSeconds(second);
    }
}
