package dev.hotline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConfigDiffTest {
    @Test
    void changedLine_standsBelowTheOldOne_withItsSurroundings() {
        assertThat(diff(Optional.of("a\nb\nc\nd\ne\n"), Optional.of("a\nb\nc\nD\ne\n")))
                .containsExactly(
                        "--- v1/x.yaml", "+++ v2/x.yaml", "@@ -1,5 +1,5 @@", " a", " b", " c", "-d", "+D", " e");
    }

    @Test
    void newAndRemovedFiles_areComparedWithNothing() {
        assertThat(diff(Optional.empty(), Optional.of("a\n"))).contains("--- /dev/null", "+++ v2/x.yaml", "+a");
        assertThat(diff(Optional.of("a\n"), Optional.empty())).contains("--- v1/x.yaml", "+++ /dev/null", "-a");
    }

    @Test
    void longFile_withAFewChanges_isComparedLineByLine() {
        String rows = rows(0, 100_000);

        assertThat(diff(Optional.of(rows), Optional.of(rows.replace("row 77777\n", "other\n") + "last\n")))
                .contains("-row 77777", "+other", "+last")
                .hasSizeLessThan(30);
    }

    @Test
    void longFile_thatIsAnotherAltogether_isOneLine() {
        assertThat(diff(Optional.of(rows(0, 50_000)), Optional.of(rows(50_000, 100_000))))
                .containsExactly("v1/x.yaml and v2/x.yaml differ in 100000 lines");
    }

    private static List<String> diff(Optional<String> old, Optional<String> changed) {
        return ConfigDiff.of("x.yaml", "v1", old, "v2", changed);
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "row " + i + "\n").collect(Collectors.joining());
    }
}
