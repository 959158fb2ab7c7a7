package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.agi.Failed;
import dev.hotline.asterisk.agi.Recorded;
import dev.hotline.callback.CaseStore;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.WebService;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallEvents;
import dev.hotline.core.CallId;
import dev.hotline.core.Loop;
import dev.hotline.core.Party;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that come back to their place, and what flows ask of the store and of web services. */
final class FlowRunnerTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final String CALLER = "13700137000";

    @TempDir
    Path folder;

    private final MemoryJournal journal = new MemoryJournal();
    private final List<String> steps = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int askedForCases;
    private FlowFolder flows;

    @BeforeEach
    void copyConfig() throws IOException {
        flows = new FlowFolder(folder);
    }

    // ---- back at its place

    @Test
    void menu_afterALostEngine_saysSo_andIsSaidAgain() throws IOException {
        flows.main(
                "a: {play: welcome-standard, next: b}\nb: {menu: menu-main, keys: {1: end}, tries: 1, nothing: end}");

        assertThat(back("main.b").heard()).containsExactly("zh/resumed", "zh/menu-main", "zh/no-key");
    }

    @Test
    void subFlow_afterALostEngine_returnsToTheOneThatRanIt_withItsVariables() throws IOException {
        flows.main("a: {flow: sub, done: b}\nb: {set: {both: vars.x + '!'}, next: end}")
                .flow(
                        "sub",
                        "a: {set: {x: \"'1'\"}, next: m}\nm: {menu: menu-main, keys: {1: back}, nothing: back}\nback: {return: done}");

        back("main.a>sub.m", Map.of("x", "7"));

        assertThat(steps)
                .endsWith("back → done: returns", "a → done: the flow returned done", "b → next: set {both=7!}");
    }

    @Test
    void placeThatIsGone_beginsAgain() throws IOException {
        flows.main(
                "a: {play: welcome-standard, next: b}\nb: {menu: menu-main, keys: {1: end}, tries: 1, nothing: end}");

        assertThat(back("main.renamed").heard()).containsExactly("zh/welcome-standard", "zh/menu-main", "zh/no-key");
    }

    @Test
    void offer_thatWasTaken_isNotMadeAgain() throws IOException {
        flows.main("a: {offer-callback: callback-offer, promised: end, declined: end}");
        ScriptedLine line = new ScriptedLine("8008100800", CALLER, "")
                .at("zh/callback-offer", "1")
                .at("zh/callback-confirm", "1");
        serve(line);

        assertThat(backAgain().heard()).isEmpty();
        assertThat(steps).endsWith("a → promised: a callback was promised");
    }

    @Test
    void transfer_thatEndedMeanwhile_isNotMadeAgain() throws IOException {
        flows.main(
                "a: {transfer: {number: \"4008100400\"}, next: b, no-answer: end}\nb: {play: please-hold, next: end}");

        ScriptedLine line = line(arrived("main.a", Map.of())).dialledBefore(new Dialled.Talked(false));
        serve(line);

        assertThat(line.dialled()).isEmpty();
        assertThat(line.heard()).containsExactly("zh/please-hold");
        assertThat(journal.facts()).hasAtLeastOneElementOfType(CallEvent.TransferEnded.class);
    }

    @Test
    void onlyPlacesAreKept_withTheVariables() throws IOException {
        flows.main("a: {set: {x: \"'1'\"}, next: b}\nb: {play: welcome-standard, next: c}\n"
                + "c: {menu: menu-main, keys: {1: end}, nothing: end}");

        serve(new ScriptedLine("8008100800", CALLER, "").at("zh/menu-main", "1"));

        assertThat(journal.facts())
                .filteredOn(CallEvent.StepEntered.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(CallEvent.StepEntered.class, entered -> {
                    assertThat(entered.place()).isEqualTo("main.c");
                    assertThat(entered.variables()).containsExactly(Map.entry("x", "1"));
                });
    }

    // ---- the store and web services

    @Test
    void store_isAskedForCases_onlyWhereAnExpressionAsks() throws IOException {
        flows.main("a:\n  branch:\n    - {if: caller.known, then: end}\n  else: end");
        serve(new ScriptedLine("8008100800", CALLER, ""));
        assertThat(askedForCases).isZero();

        flows.main("a:\n  branch:\n    - {if: caller.known, then: end}\n    - {if: case.open, then: end}\n  else: end");
        serve(new ScriptedLine("8008100800", CALLER, ""));
        assertThat(askedForCases).isOne();
        assertThat(steps).endsWith("a → then 2: case.open holds");
    }

    @Test
    void webhook_tellsTheCall_theTime_andTheData() throws IOException {
        flows.main("a: {webhook: crm, path: \"/calls/{line.name}\", data: {from: caller.number, n: 1 + 1}, next: end}");

        serve(new ScriptedLine("8008100800", CALLER, ""));

        assertThat(told)
                .containsExactly("/calls/standard {\"call\":\"" + journal.only().id()
                        + "\",\"at\":\"2026-11-23T02:00:00Z\",\"data\":{\"from\":\"+8613700137000\",\"n\":\"2\"}}");
    }

    // ---- recordings

    @Test
    void record_whatWasSaidUntilTheHangUp_isKept() throws IOException {
        recordFlow();

        serve(recording(new Recorded.Kept(Duration.ofSeconds(4), Recorded.Ending.HANG_UP)));

        assertThat(journal.facts()).hasAtLeastOneElementOfType(CallEvent.VoiceRecorded.class);
        assertThat(steps).isEmpty();
    }

    @Test
    void record_tooShortForAWord_isNothing() throws IOException {
        recordFlow();

        serve(recording(new Recorded.Kept(Duration.ofMillis(300), Recorded.Ending.TIME)));

        assertThat(journal.facts()).doesNotHaveAnyElementsOfTypes(CallEvent.VoiceRecorded.class);
        assertThat(steps).containsExactly("a → nothing: said nothing");
    }

    @Test
    void record_thatAsteriskRefuses_fails() throws IOException {
        recordFlow();

        serve(recording(new Failed(510, "no such folder")));

        assertThat(steps).containsExactly("a → failed: Asterisk did not record");
    }

    private void recordFlow() throws IOException {
        flows.main("a: {record: please-hold, into: voice, next: end, nothing: end, failed: end}");
    }

    /** A line on which this comes of recording. */
    private static AgiCall recording(Recorded recorded) {
        ScriptedLine line = new ScriptedLine("8008100800", CALLER, "");
        return (AgiCall) Proxy.newProxyInstance(
                AgiCall.class.getClassLoader(),
                new Class<?>[] {AgiCall.class},
                (proxy, method, arguments) -> method.getName().equals("record")
                        ? Future.succeededFuture(recorded)
                        : method.invoke(line, arguments));
    }

    // ---- the call

    private ScriptedLine back(String place) {
        return back(place, Map.of());
    }

    private ScriptedLine back(String place, Map<String, String> variables) {
        ScriptedLine line = line(arrived(place, variables));
        serve(line);
        return line;
    }

    private ScriptedLine backAgain() {
        ScriptedLine line = line(journal.only().id());
        serve(line);
        return line;
    }

    private static ScriptedLine line(CallId id) {
        return new ScriptedLine("8008100800", CALLER, "").backAs(id.toString());
    }

    private CallId arrived(String place, Map<String, String> variables) {
        CallId id = CallId.next(NOW);
        journal.append(List.of(
                new Arrival(flows.read())
                        .of(new ScriptedLine("8008100800", CALLER, "").request(), "pbx1", id, NOW)
                        .orElseThrow(),
                new CallEvent.StepEntered(id, NOW, place, variables)));
        return id;
    }

    private void serve(AgiCall line) {
        HotlineConfig config = flows.read();
        Loop loop = new AtOnce();
        AcdService acd = new AcdService(loop, new Acd(config.agents().values(), NOW), InstantSource.fixed(NOW));
        HotlineHandler handler = new HotlineHandler(new HotlineServices(
                loop,
                () -> config,
                journal,
                new CallEvents(),
                acd,
                cases(),
                journal,
                new Telling(),
                Set::of,
                new TestStandIn(),
                InstantSource.fixed(NOW),
                (call, flow, step, exit, why) ->
                        steps.add(step.name() + " → " + exit + (why.isEmpty() ? "" : ": " + why))));
        assertThat(handler.handle(line).succeeded()).isTrue();
        assertThat(journal.only().endedBy()).isIn(Party.CALLER, Party.HOTLINE);
    }

    /** A store in which every caller has a case. */
    private CaseStore cases() {
        NoCases none = new NoCases();
        return (CaseStore) Proxy.newProxyInstance(
                CaseStore.class.getClassLoader(), new Class<?>[] {CaseStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("anyActive")) {
                        askedForCases++;
                        return Future.succeededFuture(true);
                    }
                    return method.invoke(none, arguments);
                });
    }

    /** Runs everything at once, and nothing later. */
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

    private final class Telling implements WebServices {
        @Override
        public Future<WebAnswer> get(WebService service, String path) {
            return Future.failedFuture("nobody asks");
        }

        @Override
        public Future<WebAnswer> post(WebService service, String path, JsonObject body) {
            told.add(path + " " + body.encode());
            return Future.succeededFuture(new WebAnswer(200, ""));
        }
    }
}
