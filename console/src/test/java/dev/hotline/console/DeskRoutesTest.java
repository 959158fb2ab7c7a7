package dev.hotline.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.Endpoint;
import dev.hotline.console.flows.PromptTexts;
import dev.hotline.core.Assignment;
import dev.hotline.core.AuditEntry;
import dev.hotline.core.Brief;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.HeadStart;
import dev.hotline.core.Party;
import dev.hotline.core.Refusal;
import dev.hotline.core.SupervisorDeed;
import dev.hotline.core.TransferKind;
import dev.hotline.core.WaitRange;
import dev.hotline.routing.AcdSnapshot;
import dev.hotline.routing.AcdSnapshot.AgentView;
import dev.hotline.routing.AgentState;
import dev.hotline.storage.KeptCall;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What supervisors and agents do over HTTP, and why a call went where it went. */
final class DeskRoutesTest {
    private static final CallId CALL = CallId.next(Samples.START);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final TestCallDesk desk = new TestCallDesk();
    private final TestReports reports = new TestReports();
    private ConsoleToken token;
    private ConsoleServer server;
    private int port;

    @BeforeEach
    void start() throws Exception {
        token = ConsoleToken.make(folder);
        AcdSnapshot acd = new AcdSnapshot(
                List.of(new AgentView("lin", AgentState.TALKING, Samples.START, CALL, null)), List.of());
        ConsoleSources sources = new ConsoleSources(
                Samples::config,
                new TestDesk(),
                new LiveCalls(),
                new MissingPrompts(),
                () -> acd,
                List::of,
                reports,
                desk.agents(vertx, Samples::config),
                desk,
                desk,
                List.of(),
                () -> "",
                folder,
                folder,
                () -> PromptTexts.NONE);
        server = new ConsoleServer(vertx, new Endpoint("127.0.0.1", 0), token, sources);
        port = server.listen().await(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        server.close().await(20, TimeUnit.SECONDS);
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listen    | {\"phone\":\"1009\"}    | LISTEN 1009   | phone=1009",
                "whisper   | {\"phone\":\"1009\"}    | WHISPER 1009  | phone=1009",
                "barge     | {\"phone\":\"1009\"}    | BARGE 1009    | phone=1009",
                "take-over | {\"phone\":\"1009\"}    | take over 1009 by API: li | phone=1009",
                "re-route  | {\"queue\":\"software\"}| re-route software by API: li | queue=software",
                "raise     | {\"by\":\"5m\"}         | raise PT5M by API: li | by=5m",
                "move-up   | {}                      | move up by API | ''",
                "hang-up   | ''                      | hang up by API | ''"
            })
    void deed_isDone_andInTheAuditLog(String deed, String body, String done, String detail) throws Exception {
        HttpResponse<String> answer =
                post("/api/calls/" + CALL + "/" + deed, body.replace("{\"", "{\"user\":\"li\",\""));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(desk.asked).containsExactly(done);
        AuditEntry entry = desk.audit.getFirst();
        assertThat(entry.who()).isEqualTo(body.contains("\"") ? "API: li" : "API");
        assertThat(List.of(entry.what(), entry.target(), entry.detail(), entry.outcome()))
                .containsExactly(deed, CALL.toString(), detail, "done");
    }

    @Test
    void deedThatIsRefused_saysWhy_andIsInTheAuditLogToo() throws Exception {
        desk.refuses = true;

        HttpResponse<String> answer = post("/api/calls/" + CALL + "/hang-up", "{}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("call: ended\n");
        assertThat(desk.audit).extracting(AuditEntry::outcome).containsExactly("call: ended");
    }

    @Test
    void withoutTheAuditLog_nothingIsDone() throws Exception {
        desk.lost = true;

        assertThat(post("/api/calls/" + CALL + "/hang-up", "{}").statusCode()).isEqualTo(503);
        assertThat(desk.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/calls/CALL/listen     | {}                     | 422 | phone:  (expected: the name of a phone",
                "/api/calls/CALL/listen     | {\"phone\":\"10/09\"}  | 422 | phone: 10/09 (expected",
                "/api/calls/CALL/raise      | {\"by\":\"soon\"}      | 422 | by: soon (expected: ",
                "/api/calls/CALL/raise      | {\"by\":\"25h\"}       | 422 | by: 25h (expected: ",
                "/api/calls/42/hang-up      | {}                     | 404 | call: 42 (expected: the id of a call",
                "/api/agents/nobody/login   | {}                     | 404 | agent: nobody (expected: one of lin, chen)",
                "/api/agents/lin/pause      | {\"reason\":\"x\"}     | 422 | reason: x (expected: one of lunch)",
                "/api/agents/lin/pause      | [1]                    | 400 | the body is not understood"
            })
    void whatIsWrong_isSaidWithWhatWasExpected(String path, String body, int status, String said) throws Exception {
        HttpResponse<String> answer = post(path.replace("CALL", CALL.toString()), body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).startsWith(said);
        assertThat(desk.asked).isEmpty();
        assertThat(desk.audit).hasSize(status == 400 ? 0 : 1);
    }

    @Test
    void withoutTheToken_nothingIsDone_andNothingIsShown() throws Exception {
        HttpRequest.Builder request = request("/api/calls/" + CALL + "/hang-up").POST(BodyPublishers.ofString("{}"));
        assertThat(send(request).statusCode()).isEqualTo(401);
        assertThat(send(request("/api/audit")).statusCode()).isEqualTo(401);
        assertThat(send(request("/api/calls/" + CALL)).statusCode()).isEqualTo(401);
        assertThat(get("/api/calls/" + CALL + "/hang-up").statusCode()).isEqualTo(405);
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void agents_tellWhatTheyDo_andWhoPausedThem() throws Exception {
        assertThat(post("/api/agents/lin/pause", "{\"reason\":\"lunch\",\"user\":\"li\"}")
                        .statusCode())
                .isEqualTo(200);

        JsonObject lin =
                json(send(request("/api/agents"))).getJsonArray("agents").getJsonObject(0);

        assertThat(lin.getString("state")).isEqualTo("TALKING");
        assertThat(lin.getString("pause")).isEqualTo("lunch");
        assertThat(lin.getString("changedBy")).isEqualTo("API: li");
        assertThat(lin.getBoolean("loggedIn")).isTrue();
        assertThat(lin.getInteger("handledToday")).isZero();
        JsonObject audit = json(get("/api/audit?limit=5")).getJsonArray("audit").getJsonObject(0);
        assertThat(audit.getString("what")).isEqualTo("pause");
        assertThat(audit.getString("target")).isEqualTo("lin");
        assertThat(audit.getString("detail")).isEqualTo("reason=lunch");
    }

    @Test
    void agentWhoIsLoggedOut_cannotBeReady() throws Exception {
        assertThat(post("/api/agents/chen/logout", "{}").statusCode()).isEqualTo(200);

        HttpResponse<String> answer = post("/api/agents/chen/ready", "{}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("chen: logged out");
        assertThat(post("/api/agents/chen/login", "{}").statusCode()).isEqualTo(200);
        assertThat(post("/api/agents/chen/ready", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void call_tellsItsFacts_andWhy() throws Exception {
        List<CallEvent> facts = List.of(
                Samples.arrived(CALL, "+8613800138001", null, true),
                new CallEvent.Queued(CALL, Samples.START, "hardware"),
                new CallEvent.Waits(
                        CALL,
                        Samples.START,
                        new Refusal("hardware", 1, null, Duration.ZERO, 2, Map.of("TALKING", 3), 1, HeadStart.NONE)),
                new CallEvent.Promised(
                        CALL, Samples.START, new WaitRange(Duration.ofMinutes(4), Duration.ofMinutes(7))),
                new CallEvent.Assigned(
                        CALL,
                        Samples.START.plusSeconds(65),
                        "lin",
                        new Assignment(
                                Assignment.Rule.BEST_LEVEL,
                                2,
                                Duration.ofSeconds(65),
                                1,
                                List.of(new Assignment.Candidate("lin", 8, Duration.ofMillis(12_400))),
                                0,
                                4,
                                new HeadStart(Duration.ofMinutes(5), Duration.ofSeconds(150), Duration.ofMinutes(10)))),
                new CallEvent.NotAssigned(CALL, Samples.START.plusSeconds(70), "lin", "SET_ASIDE"),
                new CallEvent.NotAssigned(CALL, Samples.START.plusSeconds(71), "nobody", null));
        CallRecord record = CallRecord.of((CallEvent.Arrived) facts.getFirst());
        reports.histories.add(new KeptCall(record, facts));

        JsonObject call = json(get("/api/calls/" + CALL));

        assertThat(call.getString("number")).isEqualTo("+8613800138001");
        assertThat(call.getJsonArray("facts")
                        .getJsonObject(4)
                        .getJsonObject("why")
                        .getString("rule"))
                .isEqualTo("BEST_LEVEL");
        assertThat(call.getJsonArray("why").stream().map(String.class::cast))
                .containsExactly(
                        "call " + CALL + " on 2026-11-22 (Asia/Shanghai)",
                        "16:00:00.000  arrived on line vip from customer acme, a key account",
                        "16:00:00.000  began to wait in queue hardware",
                        "16:00:00.000  waits: number 2 in queue hardware; the first ring is open; who may answer: 3 talking;"
                                + " 1 left to key accounts; waited 0s",
                        "16:00:00.000  was told: 4 to 7 minutes",
                        "16:01:05.000  goes to 林涛 Lin Tao [lin]: the best level of those available, and of equals the longest"
                                + " idle; 2 rings are open; 1 candidate: 林涛 Lin Tao [lin] (level 8, idle 12s); waited 1m 5s,"
                                + " with a head start of 5m as a key account, 2m 30s for a broken promise, 10m by supervisors;"
                                + " 4 calls waiting in all queues",
                        "16:01:10.000  does not go to 林涛 Lin Tao [lin], who was chosen: set aside",
                        "16:01:11.000  does not go to nobody, who was chosen: no agent");
        assertThat(get("/api/calls/" + CallId.next(Samples.START)).statusCode()).isEqualTo(404);
        assertThat(get("/api/calls/42").body()).startsWith("call: 42 (expected: ");
    }

    @Test
    void call_tellsWhatSupervisorsDid_whenTheyDidIt() throws Exception {
        List<CallEvent> facts = List.of(
                Samples.arrived(CALL, "+8613800138001", null, true),
                did(1, SupervisorDeed.RAISED, null, Duration.ofMinutes(5)),
                did(2, SupervisorDeed.MOVED_UP, null, Duration.ofSeconds(81).plusNanos(1)),
                did(3, SupervisorDeed.REROUTED, "software", Duration.ZERO),
                did(4, SupervisorDeed.TAKEN_OVER, "chen", Duration.ZERO),
                new CallEvent.Ended(CALL, Samples.START.plusSeconds(6), Party.CALLER),
                did(5, SupervisorDeed.HUNG_UP, null, Duration.ZERO));
        reports.histories.add(new KeptCall(CallRecord.of((CallEvent.Arrived) facts.getFirst()), facts));

        JsonObject call = json(get("/api/calls/" + CALL));

        assertThat(call.getJsonArray("facts").getJsonObject(1))
                .isEqualTo(new JsonObject()
                        .put("type", "supervised")
                        .put("call", CALL.toString())
                        .put("at", "2026-11-22T08:00:01Z")
                        .put("deed", "RAISED")
                        .put("by", "li")
                        .putNull("to")
                        .put("raised", "PT5M"));
        assertThat(call.getJsonArray("why").stream().skip(2).map(String.class::cast))
                .containsExactly(
                        "16:00:01.000  by supervisor li: has 5m more of a head start",
                        "16:00:02.000  by supervisor li: is the next of the queue, with 1m 21s more of a head start",
                        "16:00:03.000  by supervisor li: is sent to queue software",
                        "16:00:04.000  by supervisor li: is given to 陈宇 Chen Yu [chen]",
                        "16:00:05.000  by supervisor li: is hung up",
                        "16:00:06.000  ended by the caller");
    }

    private static CallEvent did(int second, SupervisorDeed deed, @Nullable String to, Duration raised) {
        return new CallEvent.Supervised(CALL, Samples.START.plusSeconds(second), deed, "li", to, raised);
    }

    @Test
    void call_tellsWhoHadItsPlace_whatTheAgentWasTold_andWhoHandedItOver() throws Exception {
        CallId cutOff = CallId.next(Samples.START);
        Brief known = new Brief("vip", true, "acme", "hardware", Duration.ofSeconds(65), true, 3);
        Brief unknown = new Brief("standard", false, null, null, Duration.ZERO, false, 1);
        List<CallEvent> facts = List.of(
                Samples.arrived(CALL, "+8613800138001", null, true),
                new CallEvent.PlaceKept(
                        CALL, Samples.START, cutOff, Samples.START.minusSeconds(200), Duration.ofSeconds(90)),
                new CallEvent.Briefed(CALL, Samples.START, "lin", known),
                new CallEvent.Transferred(
                        CALL, Samples.START, "lin", "1003", TransferKind.BLIND, Duration.ofSeconds(40)),
                new CallEvent.Briefed(CALL, Samples.START, "chen", unknown),
                new CallEvent.Transferred(CALL, Samples.START, "1009", "801", TransferKind.ATTENDED, Duration.ZERO));
        CallRecord record = CallRecord.of((CallEvent.Arrived) facts.getFirst());
        reports.histories.add(new KeptCall(record, facts));

        assertThat(json(get("/api/calls/" + CALL)).getJsonArray("why").stream()
                        .skip(2)
                        .map(String.class::cast))
                .containsExactly(
                        "16:00:00.000  has the place of the earlier call " + cutOff + ": waited 3m 20s,"
                                + " with a head start of 1m 30s by supervisors",
                        "16:00:00.000  林涛 Lin Tao [lin] is told: line vip; a key account; customer acme; about hardware;"
                                + " waited 1m 5s; has an open case; call 3 today",
                        "16:00:00.000  was handed over to 1003 by 林涛 Lin Tao [lin] without asking, after a talk of 40s",
                        "16:00:00.000  陈宇 Chen Yu [chen] is told: line standard; waited 0s; call 1 today",
                        "16:00:00.000  was handed over to 801 by 1009 after asking, after a talk of 0s");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).header("Authorization", token.header()).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).header("Authorization", token.header()));
    }

    private static JsonObject json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
