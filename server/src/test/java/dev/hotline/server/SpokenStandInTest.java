package dev.hotline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.config.Language;
import dev.hotline.config.PromptSource;
import dev.hotline.config.prompts.SpokenPrompts;
import dev.hotline.core.MissingPrompt;
import dev.hotline.core.MissingPrompt.Instead;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpokenStandInTest {
    private static final String TONE = "sox -n $0 synth 0.3 sine 440";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<MissingPrompt> missing = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private String base = "http://127.0.0.1:8080/prompts";
    private SpokenStandIn standIn;

    @BeforeEach
    void start() {
        standIn = new SpokenStandIn(
                vertx,
                new SpokenPrompts(folder, folder.resolve("spoken")),
                () -> new PromptSource(base),
                missing::add,
                () -> now);
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void textOfAMissingPrompt_isSpoken_andFoundOverHttp() throws Exception {
        voice(TONE);

        String url = spoken("hello").orElseThrow();

        assertThat(url).matches("http://127\\.0\\.0\\.1:8080/prompts/spoken/en/hello-[0-9a-f]{12}\\.wav");
        assertThat(folder.resolve(url.substring(base.length() + 1))).isRegularFile();
        assertThat(spoken("hello")).hasValue(url);
    }

    @Test
    void asteriskThatHasItsPromptsInAFolder_getsNone() throws Exception {
        voice(TONE);
        base = "hotline";

        assertThat(spoken("hello")).isEmpty();
        assertThat(folder.resolve("spoken")).doesNotExist();
    }

    @Test
    void slowProgram_keepsNoCallerWaiting_andIsThereForTheNext() throws Exception {
        Path go = folder.resolve("go");
        voice("while [ ! -e " + go + " ]; do sleep 0.05; done; " + TONE);

        long before = System.nanoTime();
        assertThat(spoken("hello")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));

        Files.createFile(go);
        await().atMost(20, TimeUnit.SECONDS).until(() -> spoken("hello").isPresent());
    }

    @Test
    void programThatFails_isNotTriedAgainForAMinute() throws Exception {
        Path tries = folder.resolve("tries");
        voice("echo x >> " + tries + "; exit 1");

        assertThat(spoken("hello")).isEmpty();
        assertThat(spoken("hello")).isEmpty();
        await().untilAsserted(() -> assertThat(tries).hasContent("x\n"));

        now = now.plusSeconds(61);
        assertThat(spoken("hello")).isEmpty();
        await().untilAsserted(() -> assertThat(tries).hasContent("x\nx\n"));
    }

    @Test
    void promptThatTheManifestHasNot_andManifestThatCannotBeRead_areNotSpoken() throws Exception {
        voice(TONE);
        assertThat(spoken("nothing")).isEmpty();

        Files.writeString(folder.resolve("prompts/manifest.yaml"), "voices: [");
        assertThat(spoken("hello")).isEmpty();
    }

    @Test
    void whatIsMissing_isTold() {
        standIn.missing(Language.EN, "hello", Instead.OTHER_LANGUAGE);

        assertThat(missing).containsExactly(new MissingPrompt(now, Language.EN, "hello", Instead.OTHER_LANGUAGE));
    }

    private Optional<String> spoken(String prompt) throws TimeoutException {
        return standIn.spoken(Language.EN, prompt).await(20, TimeUnit.SECONDS);
    }

    /** The English voice is a line of shell whose {@code $0} is the sound file. */
    private void voice(String shell) throws Exception {
        Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(folder.resolve("prompts/manifest.yaml"), """
                voices:
                  zh: {voice: cmn, speed: 200, pitch: 45}
                  en: {command: [sh, -c, "%s", "{out}"]}
                prompts:
                  hello: {zh: 您好, en: Hello}
                pieces:
                  num-1: {zh: 一, en: one}
                """.formatted(shell));
    }
}
