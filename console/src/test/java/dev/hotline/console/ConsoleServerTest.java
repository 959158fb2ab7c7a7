package dev.hotline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.callback.Attempt;
import dev.hotline.callback.AttemptLeg;
import dev.hotline.callback.AttemptResult;
import dev.hotline.callback.LegKind;
import dev.hotline.config.Endpoint;
import dev.hotline.config.Language;
import dev.hotline.console.flows.PromptTexts;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.Leg;
import dev.hotline.core.MissingPrompt;
import dev.hotline.core.MissingPrompt.Instead;
import dev.hotline.routing.AcdSnapshot;
import dev.hotline.routing.AgentState;
import dev.hotline.storage.CaseRow;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleServerTest {
    private static final String NUMBER = "+8613800138001";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final LiveCalls live = new LiveCalls();
    private final MissingPrompts missing = new MissingPrompts();
    private final TestDesk desk = new TestDesk();
    private final TestReports reports = new TestReports();
    private final List<Check> checks = new ArrayList<>();
    private final CallId call = CallId.next(Samples.START);
    private final TestCallDesk deeds = new TestCallDesk();
    private ConsoleToken token;
    private ConsoleServer server;
    private int port;
    private volatile boolean textsLost;

    @BeforeEach
    void start() throws Exception {
        token = ConsoleToken.make(folder.resolve("data"));
        Files.createDirectories(folder.resolve("prompts/zh"));
        Files.write(folder.resolve("prompts/zh/welcome.wav"), new byte[] {'R', 'I', 'F', 'F', 1, 2, 3, 4});
        Files.writeString(folder.resolve("prompts/manifest.yaml"), "secret");
        Files.writeString(folder.resolve("site.yaml"), "secret");
        server = server(new Endpoint("127.0.0.1", 0));
        port = await(server.listen());
    }

    @AfterEach
    void stop() throws Exception {
        await(server.close());
        await(vertx.close());
    }

    private ConsoleServer server(Endpoint http) {
        AcdSnapshot acd = new AcdSnapshot(
                List.of(new AcdSnapshot.AgentView("lin", AgentState.RINGING, Samples.START, call, null)),
                List.of(new AcdSnapshot.WaitingView(call, "hardware", false, Samples.START, 1, null, false)));
        ConsoleSources sources = new ConsoleSources(
                Samples::config,
                desk,
                live,
                missing,
                () -> acd,
                () -> List.of(Samples.link(AmiHealth.State.DOWN, "connection refused")),
                reports,
                deeds.agents(vertx, Samples::config),
                deeds,
                deeds,
                checks,
                () -> "# HELP x y\n",
                folder.resolve("prompts"),
                folder.resolve("data/spoken"),
                this::texts);
        return new ConsoleServer(vertx, http, token, sources);
    }

    private PromptTexts texts() {
        if (textsLost) {
            throw new IllegalStateException("lost");
        }
        return (prompt, language) -> Optional.of(prompt + " in " + language.code());
    }

    @Test
    void page_withHostileName_showsItAsText() throws Exception {
        live.accept(Samples.arrived(call, NUMBER, Samples.HOSTILE, false));

        String html = get("/").body();

        assertThat(html).contains("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
        assertThat(html).doesNotContain("<script>alert");
    }

    @Test
    void page_always_letsNoForeignScriptRun() throws Exception {
        var headers = get("/").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    }

    @Test
    void page_withACall_showsWhereItIsAndMasksTheNumber() throws Exception {
        live.accept(Samples.arrived(call, NUMBER, "Li " + NUMBER, false));
        live.accept(new CallEvent.Offered(call, Samples.START, "lin"));

        String html = get("/").body();

        assertThat(html).contains("ringing", "林涛 Lin Tao", "+861********01").doesNotContain("13800138001");
    }

    @Test
    void page_inChinese_hasChineseLabels() throws Exception {
        assertThat(get("/?lang=zh").body()).contains("<html lang=\"zh-CN\"", "排队等待", "当前没有通话。");
    }

    @Test
    void page_withoutStore_stillShowsTheRest() throws Exception {
        reports.lost = true;
        live.accept(Samples.arrived(call, NUMBER, null, true));

        assertThat(get("/").body()).contains("The store cannot be read just now.", "华光精密制造");
    }

    @Test
    void flows_always_areAPageOfTheirPictures() throws Exception {
        var answer = get("/flows?lang=zh");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(answer.body())
                .contains("呼叫流程", "4f2a91c07be1", "<img src=\"/flows/service.svg?lang=zh\"")
                .doesNotContain("{{");
    }

    @Test
    void flow_thatThereIs_isAPictureInTheLanguageAskedFor() throws Exception {
        var answer = get("/flows/service.svg?lang=zh");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(answer.body()).contains("<title>flow service</title>", "“welcome in zh”", "queue · hardware");
        assertThat(get("/flows/service.svg?lang=en").body()).contains("“welcome in en”");
        assertThat(get("/flows/service.svg?lang=zh").body()).isEqualTo(answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/flows/x.svg", "/flows/service", "/flows/..%2fsite.yaml", "/flows/service.svg/x"})
    void flow_thatThereIsNot_isNotFound(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void flow_whenItsTextsCannotBeRead_isDrawnOnceTheyCan() throws Exception {
        textsLost = true;
        assertThat(get("/flows/service.svg").statusCode()).isEqualTo(503);

        textsLost = false;
        assertThat(get("/flows/service.svg").statusCode()).isEqualTo(200);
    }

    @Test
    void live_whenACallArrives_sendsTheChangedPart() throws Exception {
        try (BufferedReader events = open("/api/live")) {
            assertThat(event(events).getString("calls")).contains("No call is in progress");

            live.accept(Samples.arrived(call, NUMBER, Samples.HOSTILE, false));

            JsonObject changed = event(events);
            assertThat(changed.getString("calls")).contains("&lt;script&gt;").doesNotContain("<script");
            assertThat(changed.fieldNames()).doesNotContain("scores");
        }
    }

    @Test
    void calls_withoutToken_maskNumbers() throws Exception {
        reports.calls.add(CallRecord.of(Samples.arrived(call, NUMBER, NUMBER, false)));

        var answer = get("/api/calls?limit=5");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(answer.body()).contains("+861********01").doesNotContain(NUMBER);
    }

    @Test
    void calls_withToken_giveFullNumbers() throws Exception {
        reports.calls.add(CallRecord.of(Samples.arrived(call, NUMBER, NUMBER, false)));

        var answer = send(request("/api/calls").header("Authorization", token.header()));

        assertThat(answer.body()).contains("\"number\":\"" + NUMBER + "\"");
    }

    @Test
    void calls_withWrongToken_areRefused() throws Exception {
        var answer = send(request("/api/calls").header("Authorization", "Bearer wrong"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("console.token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "10001", "99999999999", ""})
    void calls_withBadLimit_sayWhatWasExpected(String limit) throws Exception {
        var answer = get("/api/calls?limit=" + limit);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("expected: a number from 1 to 10000");
    }

    @Test
    void cases_withoutStore_are503() throws Exception {
        reports.lost = true;

        assertThat(get("/api/cases").statusCode()).isEqualTo(503);
    }

    @Test
    void cases_pastTheTarget_areOverdue() throws Exception {
        reports.cases.add(Samples.unhappy(call, Instant.now().minus(Duration.ofHours(25))));
        reports.cases.add(Samples.unhappy(call, Instant.now().minus(Duration.ofHours(23))));

        JsonArray cases = new JsonObject(get("/api/cases").body()).getJsonArray("cases");

        assertThat(cases.getJsonObject(0).getBoolean("overdue")).isTrue();
        assertThat(cases.getJsonObject(1).getBoolean("overdue")).isFalse();
        Instant opened = Instant.parse(cases.getJsonObject(0).getString("openedAt"));
        assertThat(cases.getJsonObject(0).getString("targetAt"))
                .isEqualTo(opened.plus(Duration.ofHours(24)).toString());
        assertThat(get("/?lang=en").body()).containsOnlyOnce("<span class=\"badge bad\">overdue</span>");
    }

    @Test
    void cases_triesTellTheirTalks_aNumberOutsideIsMasked() throws Exception {
        Instant noon = Instant.parse("2026-03-02T04:00:00Z");
        Attempt second =
                new Attempt(2, noon, noon.plusSeconds(90), "wu", AttemptResult.REACHED, Duration.ofSeconds(60), null);
        reports.cases.add(new CaseRow(
                Samples.unhappy(call).customerCase(),
                List.of(second),
                List.of(
                        new AttemptLeg(2, LegKind.FIRST, new Leg("wu", true, noon, noon.plusSeconds(60))),
                        new AttemptLeg(
                                2,
                                LegKind.BLIND,
                                new Leg(NUMBER, false, noon.plusSeconds(65), noon.plusSeconds(90))))));

        String body = get("/api/cases").body();

        JsonArray legs = new JsonObject(body)
                .getJsonArray("cases")
                .getJsonObject(0)
                .getJsonArray("tries")
                .getJsonObject(0)
                .getJsonArray("legs");
        assertThat(legs.getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("with", "wu")
                        .put("agent", true)
                        .put("since", "2026-03-02T04:00:00Z")
                        .put("until", "2026-03-02T04:01:00Z")
                        .put("kind", "FIRST"));
        assertThat(legs.getJsonObject(1).getString("kind")).isEqualTo("BLIND");
        assertThat(body).doesNotContain(NUMBER);
    }

    @Test
    void status_withEverything_masksNumbers() throws Exception {
        live.accept(Samples.arrived(call, NUMBER, NUMBER, true));
        reports.cases.add(Samples.unhappy(call));

        String body = get("/api/status").body();

        assertThat(new JsonObject(body).getJsonArray("agents").getJsonObject(0).getString("agentName"))
                .isEqualTo("林涛 Lin Tao");
        assertThat(body).doesNotContain(NUMBER);
    }

    @Test
    void ready_whenANeededCheckFails_is503AndNamesIt() throws Exception {
        checks.add(new Check("sql", true, () -> Future.failedFuture("no connection")));
        checks.add(new Check("agi", true, () -> Future.succeededFuture("listening on 127.0.0.1:4573")));

        var answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("not ready", "no connection", "listening on 127.0.0.1:4573");
    }

    @Test
    void ready_whenOnlyAsteriskIsAway_isDegraded() throws Exception {
        checks.add(new Check("sql", true, () -> Future.succeededFuture("")));
        checks.add(new Check("asterisk pbx1", false, () -> {
            throw new IllegalStateException("refused");
        }));

        var answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getString("status")).isEqualTo("degraded");
    }

    @Test
    void metrics_always_areTextFormat() throws Exception {
        var answer = get("/metrics");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body()).isEqualTo("# HELP x y\n");
    }

    @Test
    void prompt_byGet_isServedWithAnAge() throws Exception {
        var answer = get("/prompts/zh/welcome.wav");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("RIFF").hasSize(8);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("public, max-age=300");
    }

    @Test
    void spokenText_isServedAsAPrompt() throws Exception {
        Files.createDirectories(folder.resolve("data/spoken/zh"));
        Files.writeString(folder.resolve("data/spoken/zh/welcome-0a1b.wav"), "RIFF");

        assertThat(get("/prompts/spoken/zh/welcome-0a1b.wav").body()).isEqualTo("RIFF");
        assertThat(get("/prompts/spoken/zh/welcome.wav").statusCode()).isEqualTo(404);
    }

    @Test
    void missingPrompts_areOnThePageAndInTheApi_andNotWhenThereAreNone() throws Exception {
        assertThat(get("/").body()).doesNotContain("Prompts without a sound file");
        missing.accept(new MissingPrompt(Instant.now(), Language.ZH, "all-busy", Instead.SPOKEN_TEXT));

        assertThat(get("/").body()).contains("Prompts without a sound file", "zh/all-busy", "spoken text");
        assertThat(get("/?lang=zh").body()).contains("缺少录音的提示音", "合成语音");
        JsonObject row = new JsonObject(get("/api/status").body())
                .getJsonArray("missingPrompts")
                .getJsonObject(0);
        assertThat(row.getString("prompt")).isEqualTo("all-busy");
        assertThat(row.getString("instead")).isEqualTo("SPOKEN_TEXT");
        assertThat(row.getInteger("times")).isEqualTo(1);
    }

    @Test
    void prompt_byHead_hasLengthAndNoBody() throws Exception {
        var answer = send(request("/prompts/zh/welcome.wav").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.headers().firstValue("Content-Length")).hasValue("8");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void prompt_byRange_givesThePart() throws Exception {
        var answer = send(request("/prompts/zh/welcome.wav").header("Range", "bytes=0-3"));

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("RIFF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/prompts/../site.yaml",
                "/prompts/zh/../../site.yaml",
                "/prompts/%2e%2e/site.yaml",
                "/prompts/zh/..%2f..%2fsite.yaml",
                "/prompts/zh/%2e%2e/%2e%2e/site.yaml",
                "/prompts/zh/..\\..\\site.yaml",
                "/prompts//etc/passwd",
                "/prompts/manifest.yaml",
                "/prompts/",
                "/prompts/zh",
                "/prompts/spoken/zh/../../../site.yaml",
                "/prompts/spoken/%2e%2e/console.token",
                "/prompts/zh/missing.wav",
                "/nothing"
            })
    void anyOtherPath_isNotFound(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.0\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.. (404|400) .*").doesNotContain("secret", "root:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
    void anyOtherMethod_isNotAllowed(String method) throws Exception {
        var answer = send(request("/").method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/status", "/api/live", "/health/live", "/metrics", "/static/status.js"})
    void head_hasNoBody(String path) throws Exception {
        var answer = send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void listen_onAPortInUse_saysWhichAndWhatToDo() {
        ConsoleServer second = server(new Endpoint("127.0.0.1", port));

        assertThatThrownBy(() -> await(second.listen()))
                .hasRootCauseInstanceOf(java.net.BindException.class)
                .hasMessageContaining("127.0.0.1:" + port)
                .hasMessageContaining("site.yaml");
    }

    @Test
    void token_isKeptAndTheOwnersAlone() throws Exception {
        Path file = folder.resolve("data/console.token");

        assertThat(ConsoleToken.make(folder.resolve("data")).header()).isEqualTo(token.header());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private BufferedReader open(String path) throws Exception {
        var body =
                client.send(request(path).build(), BodyHandlers.ofInputStream()).body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private static JsonObject event(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (!line.startsWith("data: ")) {
            line = events.readLine();
        }
        return new JsonObject(line.substring("data: ".length()));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
