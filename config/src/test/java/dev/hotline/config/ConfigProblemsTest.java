package dev.hotline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConfigProblemsTest {
    @TempDir
    Path folder;

    private SampleFolder samples;

    @BeforeEach
    void copySamples() throws IOException {
        samples = new SampleFolder(folder);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @MethodSource("mistakes")
    void read_oneMistake_saysWhereAndWhatWasExpected(String file, String text, String mistake, String message) {
        assertThat(samples.edit(file, text, mistake).problems()).containsExactly(message);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("lines.yaml", "greeting: welcome-vip", "greeting: [a", "X"),
                mistake("lines.yaml", "    vip: true", "\tvip: true", "X"),
                mistake("lines.yaml", "    vip: true", "    vip: true\n    vip: false", "X"),
                mistake("lines.yaml", "vip: true\n", "vip: yes\n", "X"),
                mistake("lines.yaml", "dnis: [4008100400]", "dnis: [400-8100400]", "X"),
                mistake("lines.yaml", "[8008100800]", "[8008100800, 4008100400]", "X"),
                mistake("lines.yaml", "    greeting: welcome-vip\n", "", "X"),
                mistake("lines.yaml", "    greeting: welcome-vip\n", "    greeting:\n", "X"),
                mistake(
                        "lines.yaml",
                        "language: zh\n    greeting: welcome-vip",
                        "language: cn\n    greeting: welcome-vip",
                        "X"),
                mistake("queues.yaml", "ring-time: 20s", "ring-time: 20 sec", "X"),
                mistake("queues.yaml", "    skill: hardware", "    skil: hardware", "X"),
                mistake("queues.yaml", "    skill: hardware", "    skill: hardwear", "X"),
                mistake("menu.yaml", "tries: 3", "tries: 0", "X"),
                mistake("menu.yaml", "2: {queue: software}", "2: {queue: sofware}", "X"),
                mistake("menu.yaml", "2: {queue: software}", "12: {queue: software}", "X"),
                mistake("menu.yaml", "2: {queue: software}", "*: {queue: software}", "X"),
                mistake("menu.yaml", "2: {queue: software}", "2: software", "X"),
                mistake("agents.yaml", "phone: 1002", "phone: 1001", "X"),
                mistake("agents.yaml", "  wu:", "  zhou:", "X"),
                mistake(
                        "agents.yaml",
                        "grade: top,    skills: [hardware, software],           languages: [zh, en]}\n  wang",
                        "grade: expert, skills: [hardware], languages: [zh]}\n  wang",
                        "X"),
                mistake("survey.yaml", "unhappy: [1, 2]", "unhappy: [0, 1]", "X"),
                mistake("survey.yaml", "id: solved", "id: satisfaction", "X"),
                mistake("callback.yaml", "09:00-21:00", "9-21", "X"),
                mistake("callback.yaml", "09:00-21:00", "21:00-09:00", "X"),
                mistake("callback.yaml", "grades: [senior]", "grades: [seniors]", "X"),
                mistake("site.yaml", "country: CN", "country: China", "X"),
                mistake("site.yaml", "Asia/Shanghai", "Asia/Shanhai", "X"),
                mistake("site.yaml", "listen: 127.0.0.1:4573", "listen: 4573", "X"),
                mistake("site.yaml", "${env:HOTLINE_AMI_SECRET}", "${environment:X}", "X"),
                mistake("site.yaml", "${env:HOTLINE_AMI_SECRET}", "${file:none}", "X"),
                mistake("site.yaml", "h2:data/hotline", "mysql://root@localhost", "X"),
                mistake("site.yaml", "PJSIP/{phone}", "PJSIP/1001", "X"),
                mistake("customers.csv", "zh,lin", "zh,lim", "X"),
                mistake("customers.csv", ",key,+8613800138002", ",gold,+8613800138002", "X"),
                mistake("customers.csv", "+8613900139003", "13900139004", "X"),
                mistake("customers.csv", "+8613900139003", "139-x", "X"),
                mistake("customers.csv", "\"Harbour & Sons, Ltd.\"", "Harbour & Sons, Ltd.", "X"),
                mistake("customers.csv", "\"Harbour & Sons, Ltd.\"", "\"Harbour & Sons, Ltd.", "X"),
                mistake("customers.csv", "Nordwind Instruments", "Nordwind \"N\"", "X"),
                mistake("customers.csv", "bluefin,", "acme,", "X"),
                mistake("customers.csv", "id,name,tier", "id,name,teir", "X"));
    }

    private static Arguments mistake(String file, String text, String mistake, String message) {
        return Arguments.of(file, text, mistake, message);
    }

    @Test
    void read_secretNotSet_namesTheVariable() {
        assertThat(samples.problems(Map.of())).containsExactly("X");
    }

    @Test
    void read_fileMissing_saysWhereItIsExpected() throws IOException {
        assertThat(samples.delete("menu.yaml").problems())
                .containsExactly("menu.yaml:1:1: the file is missing: expected it in " + folder.toAbsolutePath());
    }

    @Test
    void read_gbkCsv_saysHowToSave() {
        samples.write("customers.csv", samples.content("customers.csv"), Charset.forName("GBK"));

        assertThat(samples.problems()).containsExactly("X");
    }

    @Test
    void read_utf16_saysHowToSave() {
        samples.write("menu.yaml", samples.content("menu.yaml"), StandardCharsets.UTF_16);

        assertThat(samples.problems()).containsExactly("X");
    }

    @Test
    void read_controlCharacter_isRefused() {
        assertThat(samples.edit("menu.yaml", "menu-main", "menu\0main").problems())
                .containsExactly("X");
    }

    @Test
    void read_manyAliases_areRefused() {
        String aliases = "x: &x [1]\ny: [" + "*x, ".repeat(60) + "*x]\n";

        assertThat(samples.write("menu.yaml", aliases).problems()).containsExactly("X");
    }

    @Test
    void read_veryDeepFile_isRefused() {
        assertThat(samples.write("menu.yaml", "x: " + "[".repeat(100_000)).problems())
                .containsExactly("X");
    }

    @Test
    void read_unknownPrompt_isSuggestedFromTheManifest() {
        samples.write("prompts/manifest.yaml", """
                prompts:
                  welcome-vip: {zh: a, en: a}
                  welcome-standard: {zh: a, en: a}
                  menu-main: {zh: a, en: a}
                  survey-intro: {zh: a, en: a}
                  survey-thanks: {zh: a, en: a}
                  survey-solved: {zh: a, en: a}
                  survey-satisfied: {zh: a, en: a}
                """);

        assertThat(samples.problems()).containsExactly("X");
    }

    @Test
    void read_mistakesInSeveralFiles_saysAllAtOnce() {
        samples.edit("menu.yaml", "tries: 3", "tries: many")
                .edit("agents.yaml", "phone: 1005", "phon: 1005")
                .edit("site.yaml", "country: CN", "country: ");

        assertThat(samples.problems()).containsExactly("X");
    }
}
