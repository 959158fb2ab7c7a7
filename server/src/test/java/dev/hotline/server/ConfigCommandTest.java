package dev.hotline.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hotline reload} and {@code hotline config}, with an engine that runs and after it has ended. */
final class ConfigCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private TestConfig config;
    private Path data;
    private @Nullable Engine engine;

    @BeforeEach
    void start() throws Exception {
        config = TestConfig.in(folder);
        data = folder.resolve("data");
        engine = await(Engine.start(config.reader(), config.reading(), config.folder(), data));
    }

    @AfterEach
    void stop() throws Exception {
        if (engine != null) {
            await(engine.close());
            engine = null;
        }
    }

    @Test
    void goodChange_isReloaded_logged_compared_shown_andRolledBack_andReadWhenNoEngineRuns() throws Exception {
        String first = config.read().version();
        config.change("flows/service.yaml", "key-wait: 5s", "key-wait: 7s");
        String second = config.read().version();

        assertThat(run("reload", "--note", "7 s 更长")).isZero();
        assertThat(out()).contains("config " + second + " serves").doesNotContain("next start");
        awaitLog(second, "7 s 更长");

        assertThat(run("config", "log")).isZero();
        assertThat(out())
                .contains("command: " + System.getProperty("user.name"), "    7 s 更长")
                .containsSubsequence(second, first);

        assertThat(run("config", "diff")).isZero();
        assertThat(out())
                .contains("--- " + first + "/flows/service.yaml", "+++ " + second + "/flows/service.yaml")
                .containsSubsequence("-    key-wait: 5s", "+    key-wait: 7s")
                .doesNotContain("queues.yaml");

        assertThat(run("config", "show", first.substring(0, 6), "flows/service.yaml"))
                .isZero();
        assertThat(out()).contains("key-wait: 5s").doesNotContain("==>");

        assertThat(run("config", "rollback", first.substring(0, 6), "--note", "was misread"))
                .isZero();
        assertThat(out()).contains("config " + first + " serves");
        assertThat(config.read().version()).isEqualTo(first);
        awaitLog(first, "was misread");

        stop();

        assertThat(run("config", "log")).isZero();
        assertThat(out()).containsSubsequence(first, "was misread", second, "7 s 更长", first);
        assertThat(run("config", "diff", second.substring(0, 6), first)).isZero();
        assertThat(out()).containsSubsequence("-    key-wait: 7s", "+    key-wait: 5s");
        config.change("queues.yaml", "ring-time: 20s", "ring-time: 9s");
        Files.delete(config.folder().resolve("prompts/manifest.yaml"));
        assertThat(run("config", "diff", "folder")).isZero();
        assertThat(out()).containsSubsequence("--- folder/queues.yaml", "-  ring-time: 9s", "+  ring-time: 20s");
        assertThat(run("config", "diff", first, "folder")).isZero();
        assertThat(out())
                .contains("+++ /dev/null")
                .containsSubsequence("+++ folder/queues.yaml", "-  ring-time: 20s", "+  ring-time: 9s");
        assertThat(run("config", "show")).isZero();
        assertThat(out()).contains("==> flows/service.yaml <==", "==> customers.csv <==", "key-wait: 5s");
        assertThat(run("config", "show", "zzzz")).isEqualTo(1);
        assertThat(err.toString()).startsWith("hotline: version: zzzz (expected: ");
        assertThat(run("reload")).isEqualTo(1);
        assertThat(err.toString()).startsWith("hotline: no engine runs on ");
        assertThat(run("config", "rollback", first)).isEqualTo(1);
        assertThat(err.toString()).startsWith("hotline: no engine runs on ");
    }

    @Test
    void badChange_isRefusedWithEachProblem_andWhatNeedsARestartIsSaid() throws Exception {
        String first = config.read().version();
        config.change("flows/service.yaml", "tries: 3", "tries: many");

        assertThat(run("reload")).isEqualTo(1);
        assertThat(err.toString())
                .contains("1 problem:", "config/flows/service.yaml:25:12:", "config " + first + " goes on serving");
        assertThat(run("config", "show", "zzzz")).isEqualTo(1);
        assertThat(err.toString()).contains("says: version: zzzz (expected: ");

        config.change("flows/service.yaml", "tries: many", "tries: 3").change("site.yaml", "h2:hotline", "h2:other");
        assertThat(run("reload")).isZero();
        assertThat(out()).contains("site.yaml: 'storage' takes effect at the next start of the engine");
        assertThat(run("reload")).isZero();
        assertThat(out()).contains("nothing has changed", "'storage' takes effect");
        config.change("site.yaml", "h2:other", "h2:hotline");
    }

    @Test
    void config_withoutAWord_saysWhatIsExpected() {
        assertThat(run("config")).isEqualTo(2);
        assertThat(err.toString()).contains("log, diff, show or rollback is needed");
    }

    private void awaitLog(String version, String note) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            run("config", "log");
            return out().matches("(?s).*" + version + "[^\n]*\n    " + note + "\n.*");
        });
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> folders = args.length == 1 && args[0].equals("config")
                ? List.of()
                : List.of("--config", config.folder().toString(), "--data", data.toString());
        String[] all = Stream.concat(Stream.of(args), folders.stream()).toArray(String[]::new);
        return Commands.line(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all);
    }

    private String out() {
        return out.toString();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(20, TimeUnit.SECONDS);
    }
}
