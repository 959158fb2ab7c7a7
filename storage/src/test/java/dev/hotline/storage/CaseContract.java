package dev.hotline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.callback.Attempt;
import dev.hotline.callback.AttemptLeg;
import dev.hotline.callback.AttemptResult;
import dev.hotline.callback.CaseStatus;
import dev.hotline.callback.CustomerCase;
import dev.hotline.callback.LegKind;
import dev.hotline.callback.Outcome;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import dev.hotline.core.Leg;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a case store promises, and how the journal opens cases, on any database. */
abstract class CaseContract extends StorageContract {
    private static final String NUMBER = "+8613800138000";

    @Test
    void append_unhappyScore_opensACaseWithAllThatIsKnown() {
        CallScript call = CallScript.at(NINE).of("acme");
        CaseId id = unhappy(call, NUMBER);

        CustomerCase opened = found(id);

        assertThat(opened.status()).isEqualTo(CaseStatus.OPEN);
        assertThat(opened.revision()).isZero();
        assertThat(opened.call()).isEqualTo(call.id());
        assertThat(opened.number()).isEqualTo(NUMBER);
        assertThat(opened.customer()).isEqualTo("acme");
        assertThat(opened.topic()).isEqualTo("hardware");
        assertThat(opened.answers()).isEqualTo(Map.of("satisfaction", 1));
        assertThat(opened.dueAt()).isEqualTo(Times.sql(call.after(369)).toInstant());
    }

    @Test
    void append_secondUnhappyCallOfACustomer_joinsHisCase() {
        CallScript first = CallScript.at(NINE).of("acme");
        CallScript second = CallScript.at(NINE.plusSeconds(600)).of("acme");
        CaseId id = unhappy(first, NUMBER);
        CaseId never = unhappy(second, "+8613800138999");
        await(storage.journal().append(second.answered(99, "solved", 2)));

        assertThat(await(storage.cases().find(never))).isEmpty();
        assertThat(found(id).answers()).isEqualTo(Map.of("satisfaction", 1, "solved", 2));
        assertThat(found(id).revision()).isZero();
        assertThat(recordOf(second).caseId()).isEqualTo(id);
        assertThat(await(storage.reports().openCases())).isEqualTo(1);
    }

    @Test
    void anyActive_ofACustomer_orOfANumberWhereNobodyKnowsHim() {
        unhappy(CallScript.at(NINE).of("acme"), NUMBER);
        unhappy(CallScript.at(NINE), "+8613800138999");

        assertThat(await(storage.cases().anyActive("acme", null))).isTrue();
        assertThat(await(storage.cases().anyActive("other", NUMBER))).isFalse();
        assertThat(await(storage.cases().anyActive(null, "+8613800138999"))).isTrue();
        assertThat(await(storage.cases().anyActive(null, null))).isFalse();
    }

    @Test
    void append_sameCaseFactAgain_opensAndJoinsOnce() {
        CallScript first = CallScript.at(NINE).of("acme");
        CallScript second = CallScript.at(NINE).of("acme");
        unhappy(first, NUMBER);
        CaseId never = unhappy(second, NUMBER);

        reopen();
        await(storage.journal().append(second.unhappy(69, never, NUMBER)));

        assertThat(keptFacts(second)).hasSize(11);
        assertThat(await(storage.reports().cases(10, false))).hasSize(1);
    }

    @Test
    void append_unhappyStrangersWithOneNumber_shareACase() {
        unhappy(CallScript.at(NINE), NUMBER);
        unhappy(CallScript.at(NINE), NUMBER);
        unhappy(CallScript.at(NINE), "+8613800138999");

        assertThat(await(storage.reports().openCases())).isEqualTo(2);
    }

    @Test
    void append_unhappyWithNoNumber_leavesTheCaseToAPerson() {
        CaseId id = unhappy(CallScript.at(NINE), null);

        assertThat(found(id).status()).isEqualTo(CaseStatus.GIVEN_UP);
        assertThat(found(id).closedAt()).isNotNull();
        assertThat(await(storage.cases().due(NINE.plusSeconds(9999), 10))).isEmpty();
    }

    @Test
    void append_manyUnhappyCallsByTwoEngines_openOneCase() {
        Storage other = open();
        List<CallScript> calls = IntStream.range(0, 40)
                .mapToObj(n -> CallScript.at(NINE.plusSeconds(n)).of("acme"))
                .toList();

        await(Future.all(IntStream.range(0, 40)
                .mapToObj(n -> append(n % 2 == 0 ? storage : other, calls.get(n), CaseId.next(NINE), NUMBER))
                .toList()));

        assertThat(await(storage.reports().cases(99, false))).hasSize(1);
        assertThat(await(storage.reports().calls(99)).stream().map(CallRecord::caseId))
                .hasSize(40)
                .containsOnly(await(storage.reports().cases(1, true))
                        .getFirst()
                        .customerCase()
                        .id());
        await(other.close());
    }

    @Test
    void due_casesOfSeveralTimes_areEarliestFirstAndNotBeforeTheirTime() {
        CaseId late = unhappy(CallScript.at(NINE.plusSeconds(100)).of("late"), NUMBER);
        CaseId early = unhappy(CallScript.at(NINE).of("early"), NUMBER);

        assertThat(due(NINE.plusSeconds(368), 9)).isEmpty();
        assertThat(due(NINE.plusSeconds(369), 9)).containsExactly(early);
        assertThat(due(NINE.plusSeconds(9999), 9)).containsExactly(early, late);
        assertThat(due(NINE.plusSeconds(9999), 1)).containsExactly(early);
    }

    @Test
    void due_caseUnderLease_isDueWhenTheLeaseIsOver() {
        CaseId id = unhappy(CallScript.at(NINE).of("acme"), NUMBER);
        Instant lease = NINE.plusSeconds(5000);
        await(storage.cases().save(with(found(id), CaseStatus.IN_PROGRESS, lease, "chen"), Optional.empty()));

        assertThat(due(lease.minusSeconds(1), 9)).isEmpty();
        assertThat(due(lease, 9)).containsExactly(id);
    }

    @Test
    void save_madeFromAnOldRevision_keepsNothing() {
        CaseId id = unhappy(CallScript.at(NINE).of("acme"), NUMBER);
        CustomerCase seen = found(id);

        Optional<CustomerCase> won =
                await(storage.cases().save(with(seen, CaseStatus.IN_PROGRESS, NINE, "chen"), Optional.empty()));
        Optional<CustomerCase> lost =
                await(storage.cases().save(with(seen, CaseStatus.IN_PROGRESS, NINE, "zhao"), Optional.of(attempt(1))));

        assertThat(won).map(CustomerCase::revision).contains(1);
        assertThat(lost).isEmpty();
        assertThat(found(id)).isEqualTo(won.orElseThrow());
        assertThat(found(id).agent()).isEqualTo("chen");
        assertThat(await(storage.cases().attempts(id))).isEmpty();
    }

    @Test
    void save_byTwentyAtOnce_oneWins() {
        CaseId id = unhappy(CallScript.at(NINE).of("acme"), NUMBER);
        CustomerCase seen = found(id);

        List<Future<Optional<CustomerCase>>> saves = IntStream.range(0, 20)
                .mapToObj(n ->
                        storage.cases().save(with(seen, CaseStatus.IN_PROGRESS, NINE, "agent" + n), Optional.empty()))
                .toList();
        await(Future.join(saves).otherwiseEmpty());

        assertThat(saves.stream()
                        .filter(save -> save.succeeded() && save.result().isPresent()))
                .hasSize(1);
    }

    @Test
    void save_withTheTryThatEnded_keepsBoth() {
        CaseId id = unhappy(CallScript.at(NINE).of("acme"), NUMBER);

        await(storage.cases().save(with(found(id), CaseStatus.OPEN, NINE, "chen"), Optional.of(attempt(1))));
        await(storage.cases().save(with(found(id), CaseStatus.SOLVED, NINE, "chen"), Optional.of(reached())));

        assertThat(await(storage.cases().attempts(id))).containsExactly(attempt(1), reached());
        assertThat(await(storage.reports().cases(9, false)).getFirst().attempts())
                .containsExactly(attempt(1), reached());
        assertThat(found(id).closedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Test
    void talked_legsOfSeveralTries_areToldInOrderWithTheirCase() {
        CaseId id = unhappy(CallScript.at(NINE).of("acme"), NUMBER);
        CaseId other = unhappy(CallScript.at(NINE).of("maple"), "+8613800138001");
        AttemptLeg handedOn = leg(2, LegKind.BLIND, "+8613911112222", false, 60);
        AttemptLeg first = leg(2, LegKind.FIRST, "wu", true, 0);
        AttemptLeg earlier = leg(1, LegKind.ATTENDED, "chen", true, 30);
        List.of(handedOn, first, earlier).forEach(leg -> await(storage.cases().talked(id, leg)));
        await(storage.cases().save(with(found(id), CaseStatus.OPEN, NINE, "wu"), Optional.of(reached())));

        CaseRow row = rowOf(id);
        assertThat(row.legs()).containsExactly(earlier, first, handedOn);
        assertThat(row.attempts()).containsExactly(reached());
        assertThat(row.legsOf(reached())).containsExactly(first, handedOn);
        assertThat(rowOf(other).legs()).isEmpty();
    }

    private CaseRow rowOf(CaseId id) {
        return await(storage.reports().cases(9, false)).stream()
                .filter(row -> row.customerCase().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static AttemptLeg leg(int attempt, LegKind kind, String with, boolean agent, int from) {
        Instant since = Instant.parse("2026-03-01T11:00:00.123456Z").plusSeconds(from);
        return new AttemptLeg(attempt, kind, new Leg(with, agent, since, since.plusSeconds(20)));
    }

    @Test
    void append_unhappyAgainAfterTheCaseWasClosed_opensANewOne() {
        CaseId closed = unhappy(CallScript.at(NINE).of("acme"), NUMBER);
        await(storage.cases().save(with(found(closed), CaseStatus.SOLVED, NINE, "chen"), Optional.empty()));

        CaseId fresh = unhappy(CallScript.at(NINE.plusSeconds(3600)).of("acme"), NUMBER);

        assertThat(found(fresh).status()).isEqualTo(CaseStatus.OPEN);
        assertThat(await(storage.reports().cases(9, true)).stream()
                        .map(row -> row.customerCase().id()))
                .containsExactly(fresh);
        assertThat(await(storage.reports().cases(9, false)).stream()
                        .map(row -> row.customerCase().id()))
                .containsExactly(fresh, closed);
    }

    @Test
    void overdueCases_areThoseOpenedBefore_whoseCustomerIsStillToBeReached() {
        CaseId open = unhappy(CallScript.at(NINE).of("acme"), NUMBER);
        CaseId reached = unhappy(CallScript.at(NINE).of("maple"), "+8613800138001");
        CaseId solved = unhappy(CallScript.at(NINE).of("qinghe"), "+8613800138002");
        await(storage.cases().save(with(found(reached), CaseStatus.AWAITING_OUTCOME, NINE, "chen"), Optional.empty()));
        await(storage.cases().save(with(found(solved), CaseStatus.SOLVED, NINE, "chen"), Optional.empty()));
        Instant opened = found(open).openedAt();

        assertThat(await(storage.reports().overdueCases(opened))).isZero();
        assertThat(await(storage.reports().overdueCases(opened.plusSeconds(1)))).isEqualTo(1);
    }

    @Test
    void aCallbackPromisedAgain_isDueAtOnceAndThatOfTheNewerCall() {
        CaseId id = promised(CallScript.at(NINE));
        await(storage.cases().save(with(found(id), CaseStatus.OPEN, NINE.plusSeconds(9999), "chen"), Optional.empty()));
        CallScript again = CallScript.at(NINE.plusSeconds(600));

        CaseId never = promised(again);

        assertThat(await(storage.cases().find(never))).isEmpty();
        assertThat(found(id).call()).isEqualTo(again.id());
        assertThat(found(id).revision()).isEqualTo(2);
        assertThat(due(again.after(20), 9)).containsExactly(id);
    }

    @Test
    void aCallbackPromisedWhileAnOlderOneLacksItsOutcome_isACaseOfItsOwn() {
        CaseId reached = promised(CallScript.at(NINE));
        await(storage.cases().save(with(found(reached), CaseStatus.AWAITING_OUTCOME, NINE, "chen"), Optional.empty()));

        CaseId fresh = promised(CallScript.at(NINE.plusSeconds(600)));
        await(storage.cases().save(with(found(reached), CaseStatus.OPEN, NINE, "chen"), Optional.empty()));

        assertThat(found(fresh).status()).isEqualTo(CaseStatus.OPEN);
        assertThat(found(reached).status()).isEqualTo(CaseStatus.CALLED_IN);
        assertThat(found(reached).closedAt()).isEqualTo(found(fresh).openedAt());
    }

    /** The case of who waited, and pressed 1 to be called back. */
    private CaseId promised(CallScript call) {
        CaseId id = CaseId.next(call.after(20));
        await(storage.journal().append(call.served().subList(0, 4)));
        await(storage.journal()
                .append(new CallEvent.CaseOpened(
                        call.id(), call.after(20), id, CaseReason.PROMISED_CALLBACK, NUMBER, call.after(20))));
        return id;
    }

    private CaseId unhappy(CallScript call, @Nullable String number) {
        CaseId id = CaseId.next(call.after(69));
        await(append(storage, call, id, number));
        return id;
    }

    private static Future<Void> append(Storage to, CallScript call, CaseId id, @Nullable String number) {
        return to.journal()
                .append(call.served().subList(0, 9))
                .compose(v -> to.journal()
                        .append(List.of(call.answered(69, "satisfaction", 1), call.unhappy(69, id, number))));
    }

    private CustomerCase found(CaseId id) {
        return await(storage.cases().find(id)).orElseThrow();
    }

    private CallRecord recordOf(CallScript call) {
        return await(storage.journal().find(call.id())).orElseThrow();
    }

    private List<CaseId> due(Instant now, int limit) {
        return await(storage.cases().due(now, limit)).stream()
                .map(CustomerCase::id)
                .toList();
    }

    private static Attempt attempt(int number) {
        return new Attempt(
                number,
                Instant.parse("2026-03-01T10:00:00Z"),
                Instant.parse("2026-03-01T10:00:25Z"),
                "chen",
                AttemptResult.CUSTOMER_BUSY,
                Duration.ZERO,
                null);
    }

    private static Attempt reached() {
        return new Attempt(
                2,
                Instant.parse("2026-03-01T11:00:00Z"),
                Instant.parse("2026-03-01T11:03:25Z"),
                "chen",
                AttemptResult.REACHED,
                Duration.ofSeconds(150),
                Outcome.SOLVED);
    }

    private static CustomerCase with(CustomerCase c, CaseStatus status, Instant dueAt, String agent) {
        return new CustomerCase(
                c.id(),
                c.revision(),
                c.reason(),
                status,
                c.call(),
                c.line(),
                c.customer(),
                c.number(),
                c.vip(),
                c.language(),
                c.topic(),
                c.queue(),
                c.answers(),
                c.openedAt(),
                dueAt,
                c.attempts() + 1,
                c.busy(),
                c.notAnswered(),
                agent,
                status.active() ? null : Instant.parse("2026-03-01T12:00:00Z"));
    }
}
