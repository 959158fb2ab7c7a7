package dev.hotline.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hotline.config.source.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Whatever bytes a file has, the reader gives a configuration, or says what is wrong and where. The first byte chooses the file. Without
 * {@code JAZZER_FUZZ=1} the inputs that are kept are tried again.
 */
final class ReaderFuzzTest {
    private static final List<String> FILES = List.of(
            "customers.csv",
            "calendars.yaml",
            "callback.yaml",
            "queues.yaml",
            "agents.yaml",
            "site.yaml",
            "lines.yaml");

    @FuzzTest(maxDuration = "5m")
    void oneFile(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        Path file = Folder.SAMPLES.path().resolve(FILES.get(Math.floorMod(data[0] - 'a', FILES.size())));
        byte[] right = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOfRange(data, 1, data.length));
        try {
            assertThat(Folder.SAMPLES.read().version()).isNotEmpty();
        } catch (ConfigException refused) {
            assertThat(refused.problems()).anyMatch(Problem::isError).allSatisfy(ReaderFuzzTest::hasPlace);
        } finally {
            Files.write(file, right);
        }
    }

    private static void hasPlace(Problem problem) {
        assertThat(problem.line()).isPositive();
        assertThat(problem.column()).isPositive();
        assertThat(problem.message()).isNotBlank().doesNotContain("\n");
    }

    /** One for all runs: to make it takes longer than a run. */
    private static final class Folder {
        static final SampleFolder SAMPLES = make();

        private static SampleFolder make() {
            try {
                return new SampleFolder(Files.createTempDirectory("hotline-fuzz"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
