package dev.hotline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DrawCommandTest {
    private static final Path SHIPPED = Path.of("..", "config");
    private static final Path DOCS = Path.of("..", "docs", "flows");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path pictures;

    @BeforeEach
    void nameFolder() {
        pictures = folder.resolve("the pictures/of flows");
    }

    @Test
    void draw_always_writesAPictureOfEachFlowAndAPage_andSaysSo() throws Exception {
        assertThat(run("draw", SHIPPED.toString(), "--out", pictures.toString()))
                .isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        pictures.resolve("service.svg").toString(),
                        pictures.resolve("standard.svg").toString(),
                        pictures.resolve("vip.svg").toString(),
                        pictures.resolve("index.html").toString());
        assertThat(Files.readString(pictures.resolve("vip.svg"))).contains("<title>flow vip</title>", "“您好");
        assertThat(Files.readString(pictures.resolve("index.html")))
                .contains("<img src=\"service.svg\"", "<h2>vip</h2>", "line vip");
    }

    @Test
    void draw_inEnglish_hasTheEnglishWords() throws Exception {
        assertThat(run("draw", SHIPPED.toString(), "--out", pictures.toString(), "--language", "en"))
                .isZero();

        assertThat(Files.readString(pictures.resolve("vip.svg"))).contains("“Welcome to the");
    }

    @Test
    void draw_ofABadConfig_saysItsProblems_andWritesNothing() throws Exception {
        TestConfig config = TestConfig.in(folder).change("flows/vip.yaml", "flow: service", "flow: servise");

        assertThat(run("draw", config.folder().toString(), "--out", pictures.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("vip.yaml:", "servise").doesNotContain("\tat ");
        assertThat(pictures).doesNotExist();
    }

    @Test
    void draw_toAFile_isRefused() throws Exception {
        Files.createDirectories(pictures.getParent());
        Files.writeString(pictures, "x");

        assertThat(run("draw", SHIPPED.toString(), "--out", pictures.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--out: " + pictures + " is not a folder");
    }

    @Test
    void draw_whereItMayNotWrite_saysWhere() throws Exception {
        Path inTheWay = Files.createDirectories(pictures.resolve("service.svg"));

        assertThat(run("draw", SHIPPED.toString(), "--out", pictures.toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("--out: pictures cannot be written to " + pictures, inTheWay.toString())
                .doesNotContain("\tat ");
    }

    /** The pictures in the docs are those of the shipped flows. */
    @Test
    void docs_haveThePicturesOfTheShippedFlows() throws Exception {
        run("draw", SHIPPED.toString(), "--out", pictures.toString(), "--language", "en");

        assertThat(files(DOCS))
                .as("stale: ./hotline draw config --out docs/flows --language en")
                .isEqualTo(files(pictures));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private int run(String... arguments) {
        return Commands.line(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
