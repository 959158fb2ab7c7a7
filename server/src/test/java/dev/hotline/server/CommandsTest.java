package dev.hotline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.config.Language;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.storage.Storage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandsTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private TestConfig config;
    private Path data;

    @BeforeEach
    void copyConfig() throws Exception {
        config = TestConfig.in(folder);
        data = folder.resolve("the data");
    }

    @Test
    void check_ofAGoodConfig_saysInOneLineWhatItFound() {
        assertThat(run("check", config.folder().toString())).isZero();
        assertThat(out.toString()).contains("good, 2 lines").hasLineCount(1);
    }

    @Test
    void check_ofABadConfig_saysEachProblemAtItsPlace() throws Exception {
        config.change("flows/service.yaml", "tries: 3", "tries: many")
                .change("queues.yaml", "ring-time: 20s", "ring-time: long");

        assertThat(run("check", config.folder().toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("2 problems", "config/flows/service.yaml:25:", "config/queues.yaml:")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void check_inJson_hasEachProblemWithItsPlace() throws Exception {
        config.change("flows/service.yaml", "tries: 3", "tries: many");

        assertThat(run("check", config.folder().toString(), "--format", "json")).isEqualTo(1);
        JsonObject problem =
                new JsonObject(out.toString()).getJsonArray("problems").getJsonObject(0);
        assertThat(problem.getString("file"))
                .isEqualTo(config.folder().resolve("flows/service.yaml").toString());
        assertThat(problem.getInteger("line")).isEqualTo(25);
        assertThat(problem.getInteger("column")).isEqualTo(12);
        assertThat(problem.getString("message")).contains("'many'");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void check_ofAConfigWithAWarning_isGood_andSaysIt() throws Exception {
        config.change("calendars.yaml", "2027-01-01: 元旦", "2020-01-01: 元旦");

        assertThat(run("check", config.folder().toString())).isZero();
        assertThat(out.toString())
                .contains("good, 2 lines")
                .contains(config.folder() + "/calendars.yaml:9:7: warning: ")
                .hasLineCount(2);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void check_strict_failsForAWarning() throws Exception {
        assertThat(run("check", config.folder().toString(), "--strict")).isZero();
        config.change("calendars.yaml", "2027-01-01: 元旦", "2020-01-01: 元旦");

        assertThat(run("check", config.folder().toString(), "--strict")).isEqualTo(1);
        assertThat(err.toString())
                .contains("the configuration can be used, but has 1 warning:\n", "calendars.yaml:9:7: warning: ");
    }

    @Test
    void check_ofAnErrorBesideAWarning_countsBoth() throws Exception {
        config.change("calendars.yaml", "2027-01-01: 元旦", "2020-01-01: 元旦")
                .change("flows/service.yaml", "tries: 3", "tries: many");

        assertThat(run("check", config.folder().toString())).isEqualTo(1);
        assertThat(err.toString()).contains("the configuration cannot be used, 1 problem and 1 warning:\n");
    }

    @Test
    void check_ofAWarningForPrograms_hasItsSeverity() throws Exception {
        config.change("calendars.yaml", "2027-01-01: 元旦", "2020-01-01: 元旦");

        assertThat(run("check", config.folder().toString(), "--format", "json")).isZero();
        JsonObject said = new JsonObject(out.toString());
        assertThat(said.getBoolean("good")).isTrue();
        assertThat(said.getJsonArray("problems").getJsonObject(0).getString("severity"))
                .isEqualTo("warning");

        assertThat(run("check", config.folder().toString(), "--format", "sarif", "--strict"))
                .isEqualTo(1);
        assertThat(new JsonObject(out.toString())
                        .getJsonArray("runs")
                        .getJsonObject(0)
                        .getJsonArray("results")
                        .getJsonObject(0)
                        .getString("level"))
                .isEqualTo("warning");
    }

    @Test
    void check_ofAGoodConfigInJson_saysSo() {
        assertThat(run("check", config.folder().toString(), "--format", "json")).isZero();
        assertThat(new JsonObject(out.toString()).getBoolean("good")).isTrue();
    }

    @Test
    void check_inSarif_isOfItsSchemasShape() throws Exception {
        config.change("flows/service.yaml", "tries: 3", "tries: many");

        assertThat(run("check", config.folder().toString(), "--format", "SARIF"))
                .isEqualTo(1);
        JsonObject log = new JsonObject(out.toString());
        assertThat(log.getString("version")).isEqualTo("2.1.0");
        JsonObject run = log.getJsonArray("runs").getJsonObject(0);
        assertThat(run.getJsonObject("tool").getJsonObject("driver").getString("name"))
                .isEqualTo("hotline");
        JsonObject result = run.getJsonArray("results").getJsonObject(0);
        assertThat(result.getString("level")).isEqualTo("error");
        JsonObject place = result.getJsonArray("locations").getJsonObject(0).getJsonObject("physicalLocation");
        assertThat(place.getJsonObject("artifactLocation").getString("uri"))
                .startsWith("file:///")
                .endsWith("flows/service.yaml");
        assertThat(place.getJsonObject("region"))
                .isEqualTo(new JsonObject().put("startLine", 25).put("startColumn", 12));
    }

    @Test
    void run_withABadConfig_isRefused() throws Exception {
        config.change("flows/service.yaml", "tries: 3", "tries: many");

        assertThat(with("run")).isEqualTo(1);
        assertThat(err.toString()).contains("flows/service.yaml:25:").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "calls --limit 0",
                "calls --limit x",
                "calls --format xml",
                "prompts",
                "check a b",
                "draw a b"
            })
    void aWrongCall_isSaidAndTheUsageShown(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: hotline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "calls", "scores", "cases", "prompts", "check", "draw"})
    void help_ofEachCommand_hasAnExample(String command) {
        assertThat(run("help", command)).isZero();
        assertThat(out.toString()).contains("Example: hotline " + command);
    }

    @Test
    void promptsImport_takesARecordingForThePromptOfItsNameAndFolder() throws Exception {
        Path recording = recording("studio/en/welcome-vip.wav");

        assertThat(prompts("import", recording.toString())).isZero();
        Path taken = config.folder().resolve("prompts/en/welcome-vip.wav");
        assertThat(out.toString())
                .startsWith(recording + ": now " + taken + ", ")
                .hasLineCount(1);
        assertThat(taken).exists();
    }

    @Test
    void promptsImport_saysOfEachRecordingWhyItWasNotTaken() throws Exception {
        Path unknown = recording("studio/zh/welcom-vip.wav");
        Path there = recording("studio/zh/welcome-vip.wav");
        Path good = recording("studio/zh/no-key.wav");

        assertThat(prompts("import", unknown.toString(), there.toString(), good.toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "2 of 3 recordings were not taken:",
                        "there is no prompt 'welcom-vip' in zh; did you mean 'welcome-vip'?",
                        "welcome-vip.wav is a recording already (expected: --force to replace it)")
                .doesNotContain("\tat ");
        assertThat(out.toString()).contains("no-key.wav").hasLineCount(1);

        assertThat(prompts("import", there.toString(), "--force")).isZero();
        assertThat(prompts("import", unknown.toString(), "--id", "wrong-key", "--language", "en"))
                .isZero();
        assertThat(config.folder().resolve("prompts/en/wrong-key.wav")).exists();
    }

    @Test
    void promptsImport_wrongCalls_areSaid() throws Exception {
        Path recording = recording("welcome-vip.wav");

        assertThat(prompts("import", recording.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--language is needed: " + recording);
        assertThat(prompts("import", recording.toString(), recording.toString(), "--id", "x", "--language", "zh"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--id is for one FILE (expected: one, not 2)");
    }

    @Test
    void promptsCheck_looksForThePiecesToo() {
        assertThat(prompts("check")).isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "prompts/zh/num-wan.wav: missing",
                        "prompts/en/ord-21.wav: missing",
                        "prompts/zh/all-busy.wav: missing")
                .doesNotContain("prompts/en/num-wan.wav", "prompts/zh/ord-21.wav", "prompts/zh/welcome-vip.wav");
    }

    @Test
    void calls_withNeitherEngineNorDatabase_saysSo_andMakesNone() {
        assertThat(with("calls")).isEqualTo(1);
        assertThat(err.toString()).contains("no engine runs on " + data, "no database yet");
        assertThat(data).doesNotExist();
    }

    @Test
    void calls_withoutEngine_areReadFromTheDatabase() throws Exception {
        keepACall("+8613800138001", "\u001b[31m=evil, \"x\"");

        assertThat(with("calls")).isZero();
        assertThat(out.toString()).contains("+861********01", "(in progress)").doesNotContain("13800138001", "\u001b");

        assertThat(with("calls", "--numbers", "--format", "csv")).isZero();
        assertThat(out.toString()).contains("+8613800138001").contains("\"\"x\"\"");
    }

    @Test
    void calls_withAnEngine_areAskedOfIt() throws Exception {
        keepACall("+8613800138001", "Li");
        Engine engine = start();
        try {
            assertThat(with("calls", "--format", "json")).isZero();
            assertThat(out.toString()).contains("+861********01").doesNotContain("13800138001");

            assertThat(with("calls", "--numbers")).isZero();
            assertThat(out.toString()).contains("+8613800138001 Li");
        } finally {
            await(engine.close());
        }
        assertThat(data.resolve("console.url")).doesNotExist();
    }

    @Test
    void calls_whenTheEngineWasKilled_areReadFromTheDatabase() throws Exception {
        keepACall("+8613800138001", "Li");
        Files.writeString(data.resolve("console.url"), "http://127.0.0.1:1\n");

        assertThat(with("calls")).isZero();
        assertThat(out.toString()).contains("+861********01");
    }

    @Test
    void engine_withAsteriskAway_isReadyAndSaysSo() throws Exception {
        Engine engine = start();
        try {
            assertThat(get("/health/ready")).contains("degraded", "asterisk pbx1");
            assertThat(get("/")).contains("Asterisk pbx1");
            assertThat(get("/prompts/zh/welcome-vip.wav")).startsWith("RIFF");
            assertThat(get("/metrics")).contains("hotline_cases_overdue 0.0");
            assertThat(get("/metrics")).contains("hotline_ami_link_state{node=\"pbx1\",state=\"up\",} 0.0");
        } finally {
            await(engine.close());
        }
    }

    @Test
    void engine_onAPortInUse_saysSo_andLetsGoOfEverything() throws Exception {
        Engine first = start();
        try {
            String address = url().getAuthority();
            config.change("site.yaml", "listen: 127.0.0.1:0\n\nstorage", "listen: " + address + "\n\nstorage");
            assertThatThrownBy(() -> await(
                            Engine.start(config.reader(), config.reading(), config.folder(), folder.resolve("other"))))
                    .hasMessageContaining(address + ": Address already in use");
            assertThat(folder.resolve("other/console.url")).doesNotExist();
        } finally {
            await(first.close());
        }
    }

    private Engine start() throws Exception {
        return await(Engine.start(config.reader(), config.reading(), config.folder(), data));
    }

    private String get(String path) throws Exception {
        URI uri = url().resolve(path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private URI url() throws Exception {
        return new DataFolder(data).url().orElseThrow();
    }

    @Test
    void explain_ofACall_saysWhyItWentWhereItWent() throws Exception {
        CallId call = keepACall("+8613800138001", "Lin");

        assertThat(run("explain", call.toString(), "--config", config.folder().toString(), "--data", data.toString()))
                .isZero();
        assertThat(out.toString()).startsWith("call " + call + " on ").contains("arrived on line standard");
    }

    @Test
    void explain_ofACallThatIsNotKept_orWithoutALine_saysWhatWasExpected() throws Exception {
        keepACall("+8613800138001", "Lin");
        CallId other = CallId.next(Instant.now());

        assertThat(run("explain", other.toString(), "--config", config.folder().toString(), "--data", data.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("call: " + other + " (expected: one that is kept)");
        assertThat(run("explain", config.folder().toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--line:  (expected: one of vip, standard)");
    }

    @Test
    void agents_withoutAnEngine_saysThatOneIsNeeded() {
        assertThat(run("agents", "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("no engine runs on " + data);
    }

    private CallId keepACall(String ani, String name) throws Exception {
        Files.createDirectories(data);
        Vertx vertx = Vertx.vertx();
        Storage storage = await(Storage.open(
                vertx, new DataFolder(data).storage(config.read().site().storage())));
        CallId call = CallId.next(Instant.now());
        await(storage.journal()
                .append(new CallEvent.Arrived(
                        call,
                        Instant.now(),
                        "pbx1",
                        "PJSIP/c-1",
                        "1.1",
                        "standard",
                        "8008100800",
                        ani,
                        name,
                        null,
                        false,
                        Language.ZH,
                        "v1")));
        await(storage.close());
        await(vertx.close());
        return call;
    }

    /** A copy of a shipped sound under another name. */
    private Path recording(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.copy(config.folder().resolve("prompts/zh/welcome-vip.wav"), file);
    }

    private int prompts(String command, String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("prompts", command, "--config", config.folder().toString()));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private int with(String command, String... options) {
        List<String> all =
                new ArrayList<>(List.of(command, "--config", config.folder().toString(), "--data", data.toString()));
        all.addAll(List.of(options));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return Commands.line(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private static <T> T await(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
