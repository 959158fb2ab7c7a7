package dev.hotline.storage;

import static dev.hotline.storage.CallScript.NODE;
import static dev.hotline.storage.CallScript.folded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.core.CallEvent;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CaseId;
import dev.hotline.core.Leg;
import dev.hotline.core.Party;
import dev.hotline.core.TransferKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a journal promises, on any database. */
abstract class JournalContract extends StorageContract {
    private static final Logger log = LoggerFactory.getLogger(JournalContract.class);
    private final CallScript call = CallScript.at(NINE);

    @Test
    void find_factsJustGiven_addsThemUp() {
        call.served().forEach(storage.journal()::append);

        assertThat(await(storage.journal().find(call.id()))).contains(folded(call.served()));
    }

    @Test
    void find_callNeverHeardOf_isEmpty() {
        assertThat(await(storage.journal().find(call.id()))).isEmpty();
    }

    @Test
    void find_afterReopening_givesTheSameRecordToTheNanosecond() {
        List<CallEvent> halfway = call.served().subList(0, 9);
        await(storage.journal().append(halfway));

        reopen();

        assertThat(await(storage.journal().find(call.id()))).contains(folded(halfway));
    }

    @Test
    void place_variables_andCustomerThatTheFlowFound_areInTheRow() {
        List<CallEvent> facts = List.of(
                call.arrived(),
                new CallEvent.StepEntered(
                        call.id(), call.after(1), "vip.service>service.ask", Map.of("account", "4'2")),
                new CallEvent.CustomerFound(call.id(), call.after(2), "acme", true));
        await(storage.journal().append(facts));

        assertThat(await(storage.journal().open(NODE))).containsExactly(folded(facts));
        assertThat(folded(facts).place()).isEqualTo("vip.service>service.ask");
        assertThat(folded(facts).variables()).isEqualTo(Map.of("account", "4'2"));
    }

    @Test
    void legs_ofACallThatWasHandedOver_areKeptEachWithItsTime_alsoWhenToldAgain() {
        List<CallEvent> facts = List.of(
                call.arrived(),
                new CallEvent.Queued(call.id(), call.after(1), "hardware"),
                new CallEvent.Connected(call.id(), call.after(10), "li"),
                new CallEvent.Transferred(
                        call.id(), call.after(40), "li", "7001", TransferKind.BLIND, Duration.ofSeconds(30)),
                new CallEvent.TransferStarted(call.id(), call.after(41), "+8610"),
                new CallEvent.TransferEnded(call.id(), call.after(60), "+8610", true, Duration.ofSeconds(15)),
                new CallEvent.TalkEnded(call.id(), call.after(90), "wu", Party.AGENT, Duration.ofSeconds(20)),
                new CallEvent.Ended(call.id(), call.after(99), Party.HOTLINE));
        await(storage.journal().append(facts));
        await(storage.journal().append(facts.subList(3, 6)));

        CallRecord kept = await(storage.reports().calls(1)).getFirst();
        assertThat(kept.legs())
                .containsExactly(
                        new Leg("li", true, micros(10), micros(40)),
                        new Leg("+8610", false, micros(45), micros(60)),
                        new Leg("wu", true, micros(70), micros(90)));
        assertThat(kept.agent()).isEqualTo("wu");
        assertThat(kept.waited(call.after(99))).isEqualTo(Duration.ofSeconds(9));
    }

    private Instant micros(int seconds) {
        return call.after(seconds).truncatedTo(ChronoUnit.MICROS);
    }

    @Test
    void open_callsOfTwoNodesSomeEnded_givesThoseInProgressHere() {
        CallScript ended = CallScript.at(NINE);
        await(storage.journal().append(call.served().subList(0, 9)));
        await(storage.journal().append(ended.served()));

        reopen();

        assertThat(await(storage.journal().open(NODE)))
                .containsExactly(folded(call.served().subList(0, 9)));
        assertThat(await(storage.journal().open("another"))).isEmpty();
    }

    @Test
    void append_restOfTheCallAfterReopening_goesOn() {
        await(storage.journal().append(call.served().subList(0, 9)));
        reopen();

        await(storage.journal().append(call.served().subList(9, 15)));

        assertThat(keptFacts(call)).isEqualTo(call.served());
        assertThat(await(storage.journal().find(call.id()))).contains(folded(call.served()));
    }

    @Test
    void append_sameFactsAgain_keepsThemOnce() {
        await(storage.journal().append(call.served()));
        await(storage.journal().append(call.served()));
        reopen();
        await(storage.journal().append(call.served()));
        await(storage.journal().append(call.served().get(3)));

        assertThat(keptFacts(call)).isEqualTo(call.served());
        assertThat(await(storage.reports().scores(10))).hasSize(2);
    }

    @Test
    void append_callThatNeverArrived_failsAloneAndKeepsNothing() {
        CallScript stranger = CallScript.at(NINE);
        Future<Void> before = storage.journal().append(call.arrived());
        Future<Void> wrong = storage.journal().append(List.of(call.key(1, '1'), stranger.key(1, '1')));
        Future<Void> after = storage.journal().append(call.key(2, '2'));

        assertThat(failure(wrong))
                .hasMessageContaining(stranger.id().toString())
                .hasMessageContaining("its arrival");
        await(before);
        await(after);
        assertThat(keptFacts(call)).containsExactly(call.arrived(), call.key(2, '2'));
    }

    @Test
    void append_factThatTheDatabaseRefuses_failsAlone() {
        CallScript other = CallScript.at(NINE);
        JsonObject noLine = EventJson.encode(other.arrived());
        noLine.remove("line");
        Future<Void> before = storage.journal().append(call.arrived());
        Future<Void> refused = storage.journal().append(EventJson.decode(noLine));
        Future<Void> after = storage.journal().append(call.key(1, '1'));

        assertThat(SqlErrors.kind(failure(refused))).isEqualTo(SqlErrors.Kind.REFUSED);
        await(before);
        await(after);
        assertThat(keptFacts(call)).containsExactly(call.arrived(), call.key(1, '1'));
        assertThat(keptFacts(other)).isEmpty();
    }

    @Test
    void append_scoreWithACaseThatCannotBeKept_keepsNeither() {
        CallScript other = CallScript.at(NINE).of("acme");
        CaseId taken = CaseId.next(NINE);
        await(storage.journal().append(List.of(other.arrived(), other.unhappy(1, taken, "+861"))));
        await(storage.journal().append(call.arrived()));

        Future<Void> refused =
                storage.journal().append(List.of(call.answered(9, "satisfaction", 1), call.unhappy(9, taken, "+862")));

        failure(refused);
        assertThat(keptFacts(call)).containsExactly(call.arrived());
        assertThat(await(storage.reports().scores(10))).isEmpty();
        assertThat(await(storage.journal().find(call.id()))).contains(folded(List.of(call.arrived())));
    }

    @Test
    void append_secondAnswerToAQuestion_countsAlone() {
        await(storage.journal().append(List.of(call.arrived(), call.answered(1, "satisfaction", 4))));
        await(storage.journal().append(call.answered(2, "satisfaction", 2)));

        assertThat(await(storage.reports().scores(10))).singleElement().satisfies(row -> {
            assertThat(row.score()).isEqualTo(2);
            assertThat(row.at()).isEqualTo(Times.sql(call.after(2)).toInstant());
        });
    }

    @Test
    void append_oddNames_areKeptWhole() {
        String odd = "O'Brien \"${EXTEN}\" $1 ? 王小明 😀 \\ ; drop table calls --\t" + "x".repeat(300);
        CallScript odds = CallScript.at(NINE).named(odd).of("客户'; --");

        await(storage.journal().append(odds.served()));
        reopen();

        assertThat(await(storage.journal().find(odds.id()))).contains(folded(odds.served()));
        assertThat(await(storage.reports().calls(1)).getFirst().callerName()).isEqualTo(odd);
    }

    @Test
    void append_factsOfOneCallByTwoEngines_keepsAllInTheOrderOfEach() {
        Storage other = open();
        await(storage.journal().append(call.arrived()));
        await(other.journal().append(call.key(1, '1')));
        await(storage.journal().append(call.key(2, '2')));
        await(other.journal().append(call.key(3, '3')));

        assertThat(keptFacts(call))
                .containsExactly(call.arrived(), call.key(1, '1'), call.key(2, '2'), call.key(3, '3'));
        assertThat(await(storage.reports().calls(1)).getFirst().menuPath()).isEqualTo("123");
        await(other.close());
    }

    @Test
    void append_twoThousandCallsAtOnce_keepsEachInItsOrder() {
        List<CallScript> calls = IntStream.range(0, 2000)
                .mapToObj(n -> CallScript.at(NINE.plusMillis(n)))
                .toList();
        List<Future<Void>> appends = new ArrayList<>();
        long start = System.nanoTime();
        interleaved(calls).forEach(event -> appends.add(storage.journal().append(event)));
        await(Future.all(appends));
        double seconds = (System.nanoTime() - start) / 1e9;
        log.info(
                "{} facts of {} calls kept in {} s: {} facts/s",
                appends.size(),
                calls.size(),
                seconds,
                Math.round(appends.size() / seconds));

        assertThat(await(storage.reports().calls(3000))).hasSize(2000).allMatch(CallRecord::ended);
        Map<UUID, List<CallEvent>> kept = await(storage.database()
                .query("select call_id, detail from call_events order by call_id, seq")
                .map(JournalTables::events));
        assertThat(calls)
                .allSatisfy(one -> assertThat(kept.get(one.id().value())).isEqualTo(one.served()));
    }

    /** All facts, those of each call in order, the calls mixed as by chance. */
    private static List<CallEvent> interleaved(List<CallScript> calls) {
        List<Integer> turns = new ArrayList<>();
        IntStream.range(0, calls.size()).forEach(n -> turns.addAll(Collections.nCopies(15, n)));
        Collections.shuffle(turns, new Random(1));
        List<List<CallEvent>> facts = calls.stream().map(CallScript::served).toList();
        int[] next = new int[calls.size()];
        return turns.stream().map(n -> facts.get(n).get(next[n]++)).toList();
    }
}
