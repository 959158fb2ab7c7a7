package dev.hotline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.hotline.config.source.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a file, the reader answers with a configuration or with problems that have a place in a file. */
final class ConfigFuzzTest {
    private static final int ROUNDS = Integer.getInteger("config.fuzz.rounds", 150);
    private static final List<String> FILES = List.of(
            "site.yaml",
            "lines.yaml",
            "flows/vip.yaml",
            "flows/standard.yaml",
            "flows/service.yaml",
            "flows/every-step.yaml",
            "queues.yaml",
            "agents.yaml",
            "surveys/service.yaml",
            "callback.yaml",
            "customers.csv",
            "prompts/manifest.yaml");
    private static final List<String> PIECES = List.of(
            "\"",
            "'",
            ":",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "&a ",
            "*a",
            "#",
            "\t",
            "\n",
            "\r",
            ",",
            "!!int ",
            "? ",
            "|",
            ">",
            "%",
            "~",
            "<<: ",
            "---\n",
            "${env:",
            "${file:",
            "\0",
            "\uFEFF",
            "é",
            "锁",
            "null",
            "-1",
            "99999999999",
            "1e9",
            "0x10",
            "");

    @TempDir
    Path folder;

    @Test
    void read_damagedFiles_neverFailsOtherwise() throws IOException {
        var random = new Random(7);
        var samples = new SampleFolder(folder);
        samples.write("flows/every-step.yaml", FlowFolder.everyStepText());
        samples.write("prompts/manifest.yaml", Files.readString(Path.of("prompts/manifest.yaml")));
        for (int round = 0; round < ROUNDS; round++) {
            String file = FILES.get(random.nextInt(FILES.size()));
            byte[] whole = Files.readAllBytes(folder.resolve(file));
            String damaged = damaged(new String(whole, StandardCharsets.UTF_8), random);
            samples.write(file, damaged);
            expectAnswer(samples, file, damaged);
            Files.write(folder.resolve(file), whole);
        }
    }

    private static String damaged(String text, Random random) {
        String result = text;
        for (int i = 0; i <= random.nextInt(4); i++) {
            int from = random.nextInt(result.length());
            int until = Math.min(
                    result.length(), from + (random.nextInt(5) == 0 ? random.nextInt(200) : random.nextInt(3)));
            result = result.substring(0, from) + PIECES.get(random.nextInt(PIECES.size())) + result.substring(until);
        }
        return result;
    }

    private static void expectAnswer(SampleFolder samples, String file, String damaged) {
        try {
            samples.read();
        } catch (ConfigException refused) {
            assertThat(refused.problems()).allSatisfy(ConfigFuzzTest::hasPlace);
        } catch (RuntimeException | StackOverflowError e) {
            fail("reading failed with this " + file + ":\n" + damaged, e);
        }
    }

    private static void hasPlace(Problem problem) {
        assertThat(problem.file()).isIn(FILES);
        assertThat(problem.line()).isPositive();
        assertThat(problem.column()).isPositive();
        assertThat(problem.message()).isNotBlank().doesNotContain("\n");
    }
}
