package dev.hotline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
                mistake(
                        "lines.yaml",
                        "flow: vip ",
                        "flow: [a ",
                        "lines.yaml:11:3: this is not YAML: while parsing a flow sequence since line 10, expected ',' or ']', but got <scalar>"),
                mistake(
                        "lines.yaml",
                        "    vip: true",
                        "\tvip: true",
                        "lines.yaml:7:1: here is a tab: expected spaces to indent with"),
                mistake(
                        "lines.yaml",
                        "    vip: true",
                        "    vip: true\n    vip: false",
                        "lines.yaml:8:5: lines.vip: the key 'vip' is already used at line 7"),
                mistake(
                        "lines.yaml",
                        "vip: true\n",
                        "vip: yes\n",
                        "lines.yaml:7:10: vip: 'yes' is not one of true, false"),
                mistake(
                        "lines.yaml",
                        "dnis: [4008100400]",
                        "dnis: [400-8100400]",
                        "lines.yaml:6:12: dnis: '400-8100400' is not a number as it is dialled, such as 4008100400"),
                mistake(
                        "site.yaml",
                        "caller-id: 8008100800 ",
                        "caller-id: 800-8100800 ",
                        "site.yaml:32:14: caller-id: '800-8100800' is not a number as it is dialled, such as 4008100400"),
                mistake(
                        "lines.yaml",
                        "[8008100800]",
                        "[8008100800, 4008100400]",
                        "lines.yaml:12:24: dnis: the dialled number '4008100400' is already used at lines.yaml:6:12"),
                mistake(
                        "lines.yaml",
                        "    flow: vip                 # flows/vip.yaml\n",
                        "",
                        "lines.yaml:5:3: lines.vip: 'flow' is missing: expected a name of letters a-z, digits, '-' and '_'"),
                mistake(
                        "lines.yaml",
                        "    flow: vip ",
                        "    flow: ",
                        "lines.yaml:10:10: flow is empty: expected a name of letters a-z, digits, '-' and '_'"),
                mistake(
                        "lines.yaml",
                        "language: zh   ",
                        "language: cn   ",
                        "lines.yaml:8:15: language: 'cn' is not one of zh, en; did you mean 'en'?"),
                mistake(
                        "queues.yaml",
                        "ring-time: 20s",
                        "ring-time: 20 sec",
                        "queues.yaml:5:14: ring-time: '20 sec' is not a duration of whole seconds such as 20s or 2m, at most 4h"),
                mistake(
                        "queues.yaml",
                        "    skill: hardware",
                        "    skil: hardware",
                        "queues.yaml:28:5: queues.hardware: there is no key 'skil'; did you mean 'skill'?"),
                mistake(
                        "queues.yaml",
                        "    skill: hardware",
                        "    skill: hardwear",
                        "queues.yaml:28:12: skill: there is no agent with the skill 'hardwear'; did you mean 'hardware'?"),
                mistake(
                        "lines.yaml",
                        "flow: vip ",
                        "flow: vipp ",
                        "lines.yaml:10:11: flow: there is no flow 'vipp'; did you mean 'vip'?"),
                mistake(
                        "lines.yaml",
                        "[zh, en]       #",
                        "[zh, fr]       #",
                        "lines.yaml:9:21: languages: 'fr' is not one of zh, en"),
                mistake(
                        "flows/service.yaml",
                        "tries: 3",
                        "tries: 0",
                        "flows/service.yaml:25:12: tries: '0' is not a whole number from 1 to 9"),
                mistake(
                        "flows/service.yaml",
                        "queue: software",
                        "queue: sofware",
                        "flows/service.yaml:40:12: queue: there is no queue 'sofware'; did you mean 'software'?"),
                mistake(
                        "flows/service.yaml",
                        "      2: software",
                        "      *: software",
                        "flows/service.yaml:22:7: this is not YAML: the key before this has no ':' after it (a key that is * needs quotes)"),
                mistake(
                        "flows/vip.yaml",
                        "play: welcome-vip",
                        "play: {prompt: welcome-vip}",
                        "flows/vip.yaml:6:11: play is a group of keys: expected prompts"),
                mistake(
                        "agents.yaml",
                        "phone: 1002",
                        "phone: 1001",
                        "agents.yaml:7:41: phone: the phone or queue number '1001' is already used at agents.yaml:6:41"),
                mistake(
                        "agents.yaml",
                        "  wu:",
                        "  zhou:",
                        "agents.yaml:13:3: agents: the key 'zhou' is already used at line 12"),
                mistake(
                        "agents.yaml",
                        "grade: top,    skills: {hardware: 8, software: 8},     languages: [zh, en]}\n  wang",
                        "grade: expert, skills: [hardware], languages: [zh]}\n  wang",
                        "agents.yaml:6:54: grade: 'expert' is not one of junior, senior, top"),
                mistake(
                        "surveys/service.yaml",
                        "unhappy: [1, 2]",
                        "unhappy: [0, 1]",
                        "surveys/service.yaml:12:15: unhappy: '0' is not among the scores [1, 2, 3, 4, 5]"),
                mistake(
                        "surveys/service.yaml",
                        "id: solved",
                        "id: satisfaction",
                        "surveys/service.yaml:13:9: id: the question 'satisfaction' is already used at surveys/service.yaml:9:9"),
                mistake(
                        "callback.yaml",
                        "09:00-21:00",
                        "9-21",
                        "callback.yaml:16:8: hours: '9-21' is not two times of one day such as 09:00-21:00"),
                mistake(
                        "callback.yaml",
                        "09:00-21:00",
                        "21:00-09:00",
                        "callback.yaml:16:8: hours: '21:00-09:00' is not two times of one day such as 09:00-21:00"),
                mistake(
                        "callback.yaml",
                        "grades: [senior]",
                        "grades: [seniors]",
                        "callback.yaml:4:10: grades: 'seniors' is not one of junior, senior, top; did you mean 'senior'?"),
                mistake("site.yaml", "1: lunch", "x: lunch", "site.yaml:38:3: pauses.x: 'x' is not a digit"),
                mistake(
                        "site.yaml",
                        "country: CN",
                        "country: China",
                        "site.yaml:5:10: country: 'China' is not a country code such as CN"),
                mistake(
                        "site.yaml",
                        "Asia/Shanghai",
                        "Asia/Shanhai",
                        "site.yaml:7:12: time-zone: 'Asia/Shanhai' is not a time zone such as Asia/Shanghai; did you mean 'Asia/Shanghai'?"),
                mistake(
                        "site.yaml",
                        "listen: 127.0.0.1:4573",
                        "listen: 4573",
                        "site.yaml:10:11: listen: '4573' is not a host and port such as 127.0.0.1:4573"),
                mistake(
                        "site.yaml",
                        "${env:HOTLINE_AMI_SECRET}",
                        "${environment:X}",
                        "site.yaml:17:13: secret: '${environment:…}' is not a reference: expected ${env:NAME} or ${file:PATH}"),
                mistake(
                        "site.yaml",
                        "username: hotline",
                        "username: hotline\n    login: MD5",
                        "site.yaml:17:12: login: 'MD5' is not one of md5, plain; did you mean 'md5'?"),
                mistake(
                        "site.yaml",
                        "username: hotline",
                        "username: hotline\n    tls: {}",
                        "site.yaml:17:5: asterisk.tls: expected either 'fingerprint' or 'trust'"),
                mistake(
                        "site.yaml",
                        "username: hotline",
                        "username: hotline\n    tls: {trust: system, fingerprint: 'sha256:00'}",
                        "site.yaml:17:5: asterisk.tls: expected either 'fingerprint' or 'trust'"),
                mistake(
                        "site.yaml",
                        "username: hotline",
                        "username: hotline\n    tls: {fingerprint: 'sha256:00'}",
                        "site.yaml:17:24: fingerprint: 'sha256:00' is not a certificate's SHA-256 fingerprint, written as sha256:"
                                + " and 64 hexadecimal digits (colons between them may stay)"),
                mistake(
                        "site.yaml",
                        "h2:hotline",
                        "mysql://root@localhost",
                        "site.yaml:28:10: storage: this is not h2:PATH or postgresql://user:password@host:port/database"),
                mistake(
                        "site.yaml",
                        "${env:HOTLINE_AMI_SECRET}",
                        "hunter2",
                        "site.yaml:17:13: secret: the secret itself stands in the file: expected ${env:NAME} or ${file:PATH}"),
                mistake(
                        "site.yaml",
                        "h2:hotline",
                        "postgresql://hotline:hunter2@db/hotline",
                        "site.yaml:28:10: storage: the password itself stands in the file: expected ${env:NAME} or ${file:PATH} in its"
                                + " place"),
                mistake(
                        "site.yaml",
                        "PJSIP/{phone}",
                        "PJSIP/1001",
                        "site.yaml:18:20: agent-channel: 'PJSIP/1001' is not a channel with {phone} in it, such as PJSIP/{phone}"),
                mistake(
                        "customers.csv",
                        "zh,lin",
                        "zh,lim",
                        "customers.csv:3:49: dedicated_engineer: there is no agent 'lim'; did you mean 'lin'?"),
                mistake(
                        "customers.csv",
                        ",key,+8613800138002",
                        ",gold,+8613800138002",
                        "customers.csv:4:31: tier: 'gold' is not one of key, standard"),
                mistake(
                        "customers.csv",
                        "+8613900139003",
                        "13900139004",
                        "customers.csv:7:35: numbers: the number '+8613900139004' is already used at customers.csv:6:23"),
                mistake(
                        "customers.csv",
                        "+8613900139003",
                        "139-x",
                        "customers.csv:6:23: numbers: '139-x' is not a phone number such as +8613800138000 or 021-50321188"),
                mistake(
                        "customers.csv",
                        "\"Harbour & Sons, Ltd.\"",
                        "Harbour & Sons, Ltd.",
                        "customers.csv:9:57: the row has 7 cells: expected 6 (id,name,tier,numbers,language,dedicated_engineer; a cell with a comma in it needs quotes)"),
                mistake(
                        "customers.csv",
                        "\"Harbour & Sons, Ltd.\"",
                        "\"Harbour & Sons, Ltd.",
                        "customers.csv:9:9: this quote is never closed: expected a second '\"' at the end of the cell"),
                mistake(
                        "customers.csv",
                        "Nordwind Instruments",
                        "Nordwind \"N\"",
                        "customers.csv:4:19: a quote inside a cell: expected the whole cell in quotes, and the quote twice"),
                mistake(
                        "customers.csv",
                        "bluefin,",
                        "acme,",
                        "customers.csv:6:1: id: the customer 'acme' is already used at customers.csv:3:1"),
                mistake(
                        "customers.csv",
                        "id,name,tier",
                        "id,name,teir",
                        "customers.csv:2:9: unknown column 'teir'; did you mean 'tier'?"));
    }

    private static Arguments mistake(String file, String text, String mistake, String message) {
        return Arguments.of(file, text, mistake, message);
    }

    @Test
    void read_secretNotSet_namesTheVariable() {
        assertThat(samples.problems(Map.of()))
                .containsExactly(
                        "site.yaml:17:13: secret: the environment variable HOTLINE_AMI_SECRET is not set: expected its value there before the start");
    }

    @Test
    void read_fileMissing_saysWhereItIsExpected() throws IOException {
        assertThat(samples.delete("queues.yaml").problems())
                .containsExactly("queues.yaml:1:1: the file is missing: expected it in " + folder.toAbsolutePath());
    }

    @Test
    void read_secretFileMissing_namesTheFile() {
        samples.edit("site.yaml", "${env:HOTLINE_AMI_SECRET}", "${file:none}");

        assertThat(samples.problems())
                .containsExactly("site.yaml:17:13: secret: the file " + folder.resolve("none")
                        + " cannot be read: NoSuchFileException");
    }

    @Test
    void read_gbkCsv_saysHowToSave() {
        samples.write("customers.csv", samples.content("customers.csv"), Charset.forName("GBK"));

        assertThat(samples.problems())
                .containsExactly(
                        "customers.csv:3:6: this is not UTF-8 but looks like GBK: expected UTF-8 (save the file again as UTF-8)");
    }

    @Test
    void read_utf16_saysHowToSave() {
        samples.write("flows/service.yaml", samples.content("flows/service.yaml"), StandardCharsets.UTF_16);

        assertThat(samples.problems())
                .containsExactly(
                        "flows/service.yaml:1:1: the file is in UTF-16: expected UTF-8 (save it again as UTF-8)");
    }

    @Test
    void read_controlCharacter_isRefused() {
        assertThat(samples.edit("flows/service.yaml", "menu-main", "menu\0main").problems())
                .containsExactly("flows/service.yaml:18:15: here is the control character U+0000: expected text");
    }

    @Test
    void read_manyAliases_areRefused() {
        String aliases = "x: &x [1]\ny: [" + "*x, ".repeat(60) + "*x]\n";

        assertThat(samples.write("flows/service.yaml", aliases).problems())
                .containsExactly("flows/service.yaml:2:205: more than 50 aliases");
    }

    @Test
    void read_veryDeepFile_isRefused() {
        assertThat(samples.write("flows/service.yaml", "x: " + "[".repeat(100_000))
                        .problems())
                .containsExactly("flows/service.yaml:1:23: more than 20 levels deep");
    }

    @Test
    void read_unknownPrompt_isSuggestedFromTheManifest() throws IOException {
        manifestWithout("survey-satisfaction", "survey-satisfied");

        assertThat(samples.problems())
                .containsExactly(
                        "surveys/service.yaml:10:13: prompt: there is no prompt 'survey-satisfaction'; did you mean 'survey-satisfied'?");
    }

    @Test
    void read_promptThatTheEngineSaysByItself_mustBeInTheManifest() throws IOException {
        manifestWithout("all-busy", "all-lazy");

        assertThat(samples.problems())
                .containsExactly(
                        "prompts/manifest.yaml:1:1: prompts: there is no prompt 'all-busy'; did you mean 'all-lazy'?");
    }

    @Test
    void read_pieceOfSpeech_mustBeInTheManifest_inEachLanguageThatSaysIt() throws IOException {
        manifestWithout("num-12", "num-1200");
        samples.edit("prompts/manifest.yaml", "num-hundred: {zh: 百, en: hundred}", "num-hundred: {zh: 百}")
                .edit("prompts/manifest.yaml", "num-wan: {zh: 万} ", "num-wan: {en: ten thousand} ");

        assertThat(samples.problems())
                .map(problem -> problem.replaceFirst("yaml:\\d+:", "yaml:LINE:"))
                .containsExactly(
                        "prompts/manifest.yaml:LINE:1: pieces: numbers and times in en cannot be said without num-12, num-hundred:"
                                + " expected a text for each",
                        "prompts/manifest.yaml:LINE:1: pieces: numbers and times in zh cannot be said without num-12, num-wan:"
                                + " expected a text for each");
    }

    @Test
    void read_manifestWithoutPieces_isOneProblem() throws IOException {
        String shipped = Files.readString(Path.of("prompts/manifest.yaml"));
        samples.write(
                "prompts/manifest.yaml",
                shipped.substring(shipped.indexOf("prompts:\n"), shipped.indexOf("pieces:\n")));

        assertThat(samples.problems())
                .containsExactly("prompts/manifest.yaml:1:1: 'pieces' is missing: expected keys with values");
    }

    @Test
    void read_manifestWithoutPrompts_isOneProblem() throws IOException {
        String shipped = Files.readString(Path.of("prompts/manifest.yaml"));
        String pieces = shipped.substring(shipped.indexOf("pieces:\n"));
        assertThat(samples.write("prompts/manifest.yaml", "voices: {}\n" + pieces)
                        .problems())
                .containsExactly("prompts/manifest.yaml:1:1: 'prompts' is missing: expected keys with values");
    }

    @Test
    void read_yamlMessageWithALineBreak_isOneLine() {
        assertThat(samples.edit("flows/vip.yaml", "steps:", "%\nsteps:").problems())
                .containsExactly(
                        "flows/vip.yaml:4:2: this is not YAML: while scanning a directive since line 4, expected alphabetic or numeric character, but found (10)");
    }

    @Test
    void read_pauseThatNoPromptSays_isAProblem() throws IOException {
        manifestWithout("pause-lunch", "pause-lunches");

        assertThat(samples.problems())
                .containsExactly("site.yaml:38:6: 1: there is no prompt 'pause-lunch'; did you mean 'pause-lunches'?");
    }

    @Test
    void read_topicThatNoPromptSays_isAProblem() throws IOException {
        manifestWithout("topic-orders", "topic-order");

        assertThat(samples.problems())
                .containsExactly(
                        "flows/service.yaml:44:3: steps.orders: there is no prompt 'topic-orders'; did you mean 'topic-order'?");
    }

    @Test
    void read_unknownQueueOfAStep_isOneProblem_notItsTopicToo() throws IOException {
        manifestWithout("nothing", "nothing");
        samples.edit("flows/service.yaml", "queue: orders", "queue: order");

        assertThat(samples.problems())
                .containsExactly("flows/service.yaml:45:12: queue: there is no queue 'order'; did you mean 'orders'?");
    }

    @Test
    void read_webServices_saysWhatIsWrongWithEach() {
        samples.write("site.yaml", samples.content("site.yaml") + """
                        services:
                          crm: {url: ftp://crm, headers: {a b: x}, timeout: 0s, cache: long}
                          desk: {url: 'http://desk:99999', signing-key: '${env:NOT_THERE}'}
                          "a b": {url: 'http://[::'}
                        """);

        assertThat(samples.problems())
                .containsExactly(
                        "site.yaml:43:14: url: 'ftp://crm' is not an address such as https://crm.example.com/api",
                        "site.yaml:43:35: services.crm.headers.a b: 'a b' is not the name of an HTTP header",
                        "site.yaml:43:53: timeout: '0s' is not a duration such as 500ms, 20s, 2m or 4h",
                        "site.yaml:43:64: cache: 'long' is not a duration such as 0s, 500ms, 20s, 2m or 4h",
                        "site.yaml:44:15: url: 'http://desk:99999' is not an address such as https://crm.example.com/api",
                        "site.yaml:44:49: signing-key: the environment variable NOT_THERE is not set: expected its value there before the start",
                        "site.yaml:45:3: services.a b: 'a b' is not a name of letters a-z, digits, '-' and '_'",
                        "site.yaml:45:16: url: 'http://[::' is not an address such as https://crm.example.com/api");
    }

    /** The shipped manifest, with another name in place of this one. */
    private void manifestWithout(String prompt, String other) throws IOException {
        String shipped = Files.readString(Path.of("prompts/manifest.yaml"));
        samples.write(
                "prompts/manifest.yaml",
                shipped.substring(shipped.indexOf("prompts:\n")).replace("  " + prompt + ":", "  " + other + ":"));
    }

    @Test
    void read_mistakesInSeveralFiles_saysAllAtOnce() {
        samples.edit("flows/service.yaml", "tries: 3", "tries: many")
                .edit("agents.yaml", "phone: 1005", "phon: 1005")
                .edit("site.yaml", "country: CN", "country: ");

        assertThat(samples.problems())
                .containsExactly(
                        "agents.yaml:10:3: agents.sun: 'phone' is missing: expected the name of a phone in Asterisk, such as 1001",
                        "agents.yaml:10:34: agents.sun: there is no key 'phon'; did you mean 'phone'?",
                        "flows/service.yaml:25:12: tries: 'many' is not a whole number from 1 to 9",
                        "site.yaml:5:9: country is empty: expected a country code such as CN");
    }
}
