package dev.hotline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.callback.CaseStatus;
import dev.hotline.callback.CustomerCase;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CallerHistory;
import dev.hotline.core.CallerHistory.LostWait;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import dev.hotline.core.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the history of callers promises, on any database. */
abstract class CallHistoryContract extends StorageContract {
    private static final String NUMBER = "+8613800138000";
    private static final Instant NOW = NINE.plusSeconds(3600);
    private static final Instant TODAY = NINE.minusSeconds(9 * 3600);

    @Test
    void callerOfWhomNothingIsKept_hasNoHistory() {
        assertThat(history(CallScript.at(NOW))).isEqualTo(CallerHistory.NONE);
    }

    @Test
    void agentWhoTalkedLast_isTheLast_andCallsOfTodayAreCounted() {
        append(CallScript.at(NINE.minus(Duration.ofDays(1))));
        append(CallScript.at(NINE));

        CallerHistory history = history(CallScript.at(NOW));

        assertThat(history.lastAgent()).isEqualTo("li");
        assertThat(history.callsToday()).isEqualTo(1);
        assertThat(history.openCase()).isFalse();
        assertThat(history.lostWait()).isNull();
    }

    @Test
    void callsLongAgo_andThoseOfOtherCustomers_tellNothing() {
        append(CallScript.at(NINE.minus(Duration.ofDays(31))));
        append(CallScript.at(NINE).of("other"));

        assertThat(history(CallScript.at(NOW).of("acme"))).isEqualTo(CallerHistory.NONE);
    }

    @Test
    void callInProgress_tellsNothingOfItsCallersPast() {
        CallScript call = CallScript.at(NINE);
        append(call);

        assertThat(history(call)).isEqualTo(CallerHistory.NONE);
    }

    @Test
    void agentWhoSolvedACaseAfterTheLastTalk_isTheLast() {
        CallScript call = CallScript.at(NINE).of("acme");
        append(call);
        CaseId id = CaseId.next(NINE);
        await(storage.journal().append(call.unhappy(75, id, NUMBER)));
        assertThat(history(CallScript.at(NOW).of("acme")).openCase()).isTrue();

        CustomerCase open = await(storage.cases().find(id)).orElseThrow();
        await(storage.cases().save(solved(open, "chen"), Optional.empty()));

        CallerHistory history = history(CallScript.at(NOW).of("acme"));
        assertThat(history.lastAgent()).isEqualTo("chen");
        assertThat(history.openCase()).isFalse();
    }

    @Test
    void callerWhoWasCutOffWhileHeWaited_hasALostWait() {
        CallScript call = waited(NINE, Party.CALLER);

        assertThat(history(CallScript.at(NOW)).lostWait())
                .isEqualTo(new LostWait(
                        call.id(),
                        "hardware",
                        Times.sql(call.after(4)).toInstant(),
                        Times.sql(call.after(80)).toInstant()));
    }

    @Test
    void waitWhosePlaceAnotherCallHas_orThatTheHotlineEnded_isNotLost() {
        waited(NINE, Party.CALLER);
        CallScript second = CallScript.at(NINE.plusSeconds(100));
        await(storage.journal().append(second.served().subList(0, 6)));
        assertThat(history(CallScript.at(NOW)).lostWait()).isNull();

        waited(NINE.plusSeconds(200), Party.HOTLINE);
        assertThat(history(CallScript.at(NOW)).lostWait()).isNull();
    }

    @Test
    void promiseToCallAnotherNumber_isKnownByTheNumberThatAskedForIt_alsoAfterARestart() {
        CallScript call = CallScript.at(NINE);
        CaseId id = CaseId.next(NINE);
        await(storage.journal().append(call.served().subList(0, 6)));
        await(storage.journal()
                .append(new CallEvent.CaseOpened(
                        call.id(), call.after(20), id, CaseReason.PROMISED_CALLBACK, "+862150321188", call.after(20))));
        await(storage.journal().append(call.ended()));

        reopen();

        CallerHistory history = history(CallScript.at(NOW));
        assertThat(history.promised()).containsExactly(id);
        assertThat(history.openCase()).as("that is no open case").isFalse();
        assertThat(history.lostWait()).as("the place is the callback's").isNull();
    }

    private CallScript waited(Instant start, Party endedBy) {
        CallScript call = CallScript.at(start);
        await(storage.journal().append(call.served().subList(0, 6)));
        await(storage.journal().append(new CallEvent.Ended(call.id(), call.after(80), endedBy)));
        return call;
    }

    private void append(CallScript call) {
        await(storage.journal().append(call.served()));
    }

    private CallerHistory history(CallScript call) {
        return await(storage.history().of(CallRecord.of(call.arrived()), TODAY, NOW));
    }

    private static CustomerCase solved(CustomerCase c, String agent) {
        return new CustomerCase(
                c.id(),
                c.revision(),
                c.reason(),
                CaseStatus.SOLVED,
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
                c.dueAt(),
                1,
                0,
                0,
                agent,
                NOW.minusSeconds(60));
    }
}
