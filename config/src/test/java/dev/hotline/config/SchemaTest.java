package dev.hotline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The JSON Schemas say of the files what the reader says: editors complete and check by them. */
final class SchemaTest {
    private static final Pattern MODELINE = Pattern.compile("(?m)^# yaml-language-server: \\$schema=(\\S+)$");
    private static final Pattern KNOWN = Pattern.compile("there is no key 'zzz' \\(known: (.*)\\)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "site.yaml",
                "lines.yaml",
                "flows/vip.yaml",
                "flows/standard.yaml",
                "flows/service.yaml",
                "surveys/service.yaml",
                "queues.yaml",
                "agents.yaml",
                "callback.yaml",
                "calendars.yaml",
                "stories/service.yaml",
                "stories/key-accounts.yaml",
                "prompts/manifest.yaml"
            })
    void shippedFile_namesItsSchema_andIsGoodByIt(String file) throws IOException {
        String text = Files.readString(Path.of(file));

        assertThat(problems(schemaOf(file, text), text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "site.yaml      | country: CN          | country: China        | country",
                "site.yaml      | [127.0.0.1]          | {a: b}                | allow",
                "lines.yaml     | language: zh         | language: cn          | language",
                "flows/service.yaml | tries: 3          | tries: 10             | tries",
                "flows/service.yaml | 1: hardware       | 12345: hardware       | 12345",
                "flows/service.yaml | interruptible:    | interuptible:         | interuptible",
                "flows/service.yaml | play: to-operator | plai: to-operator     | to-operator",
                "flows/service.yaml | 1: zh, 2: en      | 1: zh, 2: fr          | keys",
                "surveys/service.yaml | repeats: 1      | repeat: 1             | repeat",
                "queues.yaml    | ring-time: 20s       | ring-time: 20         | ring-time",
                "agents.yaml    | phone: 1001,         | phon: 1001,           | phon",
                "callback.yaml  | grades: [senior]     | grades: [seniors]     | grades",
                "callback.yaml  | target: 24h          | target: soon          | target",
                "queues.yaml    | hours: hotline       | hours: [office]       | hours",
                "queues.yaml    | {after: 30s, level: 1} | {after: 30s}        | rings",
                "queues.yaml    | {after: 30s, level: 1} | {level: 1, team: desk} | rings",
                "queues.yaml    | {level: 5}           | {level: 11}           | level",
                "queues.yaml    | {grade: top}         | {garde: top}          | garde",
                "queues.yaml    | {grade: top}         | {anyone: false}       | anyone",
                "queues.yaml    | 80% in 20s           | 101% in 20s           | service-level",
                "queues.yaml    | number: 801          | number: 8-01          | number",
                "queues.yaml    | talk-time: 4m        | number: 805           | number",
                "queues.yaml    | talk-time: 4m        | size: 0               | size",
                "queues.yaml    | every: 50s           | each: 50s             | announcements",
                "queues.yaml    | talk-time: 4m        | callback-at-closing: 1 | callback-at-closing",
                "stories/service.yaml | {hardware: 1}   | {hardware: some}     | hardware",
                "agents.yaml    | {hardware: 8,        | {hardware: 11,        | skills",
                "agents.yaml    | team: desk           | team: [desk]          | team",
                "agents.yaml    | languages: [zh, en]  | languages: []         | languages",
                "agents.yaml    | grade: top,          | hours: [office],      | hours",
                "calendars.yaml | mon-fri:             | mon-friday:           | mon-friday",
                "calendars.yaml | 08:30-12:00          | 8:30-12:00            | hours",
                "calendars.yaml | 2027-01-01:          | new-year:             | holidays",
                "calendars.yaml | holidays:            | holiday:              | holiday",
                "stories/service.yaml | line: standard  | lime: standard       | lime",
                "stories/service.yaml | language: zh    | language: cn         | language",
                "stories/service.yaml | {he: 1m}        | {he: asleep}         | he",
                "stories/service.yaml | menu-main: hangs-up | menu-main: hangs | menu-main",
                "stories/service.yaml | agent: sun      | agents: sun          | agents",
                "stories/service.yaml | ends-by: caller | ends-by: him         | ends-by",
                "stories/service.yaml | survey-satisfaction: 2, | survey-satisfaction: x, | survey-satisfaction",
                "prompts/manifest.yaml | pitch: 45       | pitch: 100            | pitch",
                "prompts/manifest.yaml | pitch: 45       | tone: 45              | zh",
                "prompts/manifest.yaml | voice: en-us    | command: [piper]      | command",
                "prompts/manifest.yaml | voice: en-us    | command: ['{out}', '{txt}'] | command",
                "prompts/manifest.yaml | num-wan: {zh: 万} | num-wan: {}          | num-wan"
            })
    void mistake_isOneByTheSchemaToo(String file, String right, String wrong, String place) throws IOException {
        String text = Files.readString(Path.of(file));
        assertThat(text).contains(right);

        assertThat(problems(schemaOf(file, text), text.replaceFirst(Pattern.quote(right), wrong)))
                .contains(place);
    }

    /** The reader is asked by a key that it cannot know, put before another: it names those that it does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "site.yaml     | node: engine1          |                                           ",
                "site.yaml     | listen: 127.0.0.1:4573 | properties agi                            ",
                "site.yaml     | name: pbx1             | properties asterisk items                 ",
                "site.yaml     | base: http             | properties prompts                        ",
                "site.yaml     | outside:               | properties transfer                       ",
                "lines.yaml    | dnis: [4008100400]     | properties lines additionalProperties     ",
                "flows/vip.yaml | start: welcome        |                                           ",
                "surveys/service.yaml | intro: survey-intro |                                        ",
                "surveys/service.yaml | id: satisfaction | properties questions items                ",
                "queues.yaml   | ring-time: 20s         | properties defaults                       ",
                "queues.yaml   | level: 5               | properties defaults properties rings items",
                "queues.yaml   | every: 50s             | properties defaults properties announcements",
                "agents.yaml   | name: 林涛              | properties agents additionalProperties    ",
                "callback.yaml | first-after: 30s       |                                           ",
                "calendars.yaml | holidays:             | properties calendars additionalProperties ",
                "stories/service.yaml | caller-ends-talk: true | properties stories additionalProperties ",
                "stories/service.yaml | topic: operator  | properties stories additionalProperties properties expect"
            })
    void keysOfTheSchema_areThoseOfTheReader(String file, String key, @Nullable String pointer) throws IOException {
        var samples = new SampleFolder(folder).stories();
        String text = samples.content(file);
        samples.edit(file, key, "zzz: 1" + separator(text, text.indexOf(key)) + key);

        String said = String.join("\n", samples.problems());
        Matcher known = KNOWN.matcher(said);
        assertThat(known.find()).as(said).isTrue();
        Set<String> ofReader = new TreeSet<>(Arrays.asList(known.group(1).split(", ", -1)));
        assertThat(keys(schemaOf(file, text), pointer)).containsAll(ofReader);
        assertThat(ofReader).containsAll(required(schemaOf(file, text), pointer));
    }

    @Test
    void everyStep_isGoodByTheSchemaAndTheReader() throws IOException {
        String text = FlowFolder.everyStepText();

        assertThat(problems(flowSchema(), text)).isEmpty();
        assertThat(new FlowFolder(folder).everyStep().samples().problems())
                .filteredOn(problem -> !problem.contains("calendar"))
                .isEmpty();
    }

    @Test
    void kindsOfTheSchema_areThoseOfTheReader() throws IOException {
        JsonObject step = at(flowSchema(), "properties steps additionalProperties");

        assertThat(step.getJsonObject("properties").fieldNames())
                .containsExactlyInAnyOrderElementsOf(StepKinds.words());
        assertThat(kindsOfSteps())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(StepKinds.words().stream(), Stream.of("ask-language"))
                                .toList());
    }

    static Stream<String> kindsOfSteps() throws IOException {
        return flowSchema().getJsonObject("$defs").fieldNames().stream()
                .filter(name -> name.startsWith("step-"))
                .map(name -> name.substring("step-".length()));
    }

    static Stream<String> kindsWithKeysOfTheirOwn() throws IOException {
        return kindsOfSteps().filter(kind -> !kind.equals("flow"));
    }

    /** A step that runs a flow has that flow's exits as keys, which no schema knows. */
    @ParameterizedTest
    @MethodSource("kindsWithKeysOfTheirOwn")
    void keysOfAStep_areThoseOfTheReader(String kind) throws IOException {
        FlowFolder flows = new FlowFolder(folder).everyStep();
        String file = kind.equals("return") ? "flows/sub.yaml" : "flows/main.yaml";
        flows.samples().edit(file, "\n  " + kind + ":\n", "\n  " + kind + ":\n    zzz: 1\n");

        String said = String.join("\n", flows.samples().problems());
        Matcher known = KNOWN.matcher(said);
        assertThat(known.find()).as(said).isTrue();
        assertThat(definition(kind).getJsonObject("properties").fieldNames())
                .containsExactlyInAnyOrder(known.group(1).split(", ", -1));
    }

    static Stream<String> kindsWithSeveralKeys() throws IOException {
        return kindsWithKeysOfTheirOwn().filter(kind -> !kind.equals("return"));
    }

    @ParameterizedTest
    @MethodSource("kindsWithSeveralKeys")
    void keysThatAStepMustHave_areThoseThatTheReaderMisses(String kind) throws IOException {
        List<String> required = definition(kind).getJsonArray("required").stream()
                .map(String::valueOf)
                .toList();
        FlowFolder flows = new FlowFolder(folder);
        Matcher step = Pattern.compile("\n  " + kind + ":\n((?:    .*\n)+)").matcher(FlowFolder.everyStepText());
        assertThat(step.find()).isTrue();
        for (String line : step.group(1).lines().skip(1).toList()) {
            String key = line.strip().split(":", -1)[0];
            String less = step.group().replace(line + "\n", "");
            flows.everyStep().samples().edit("flows/main.yaml", step.group(), less);

            boolean missed = flows.samples().problems().stream()
                    .anyMatch(problem -> problem.contains("steps." + kind + ": '" + key + "' is missing"));
            assertThat(missed).as(key).isEqualTo(required.contains(key) || key.equals("too-long"));
        }
    }

    private static JsonObject definition(String kind) throws IOException {
        return flowSchema().getJsonObject("$defs").getJsonObject("step-" + kind);
    }

    private static JsonObject flowSchema() throws IOException {
        return new JsonObject(Files.readString(Path.of("schema/flow.schema.json")));
    }

    /** What stands between two keys: a comma in braces, else a new line and the indent of the key at this place. */
    private static String separator(String text, int at) {
        int column = at - text.lastIndexOf('\n', at) - 1;
        return text.charAt(at - 1) == '{' ? ", " : "\n" + " ".repeat(column);
    }

    private static Set<String> keys(JsonObject schema, @Nullable String pointer) {
        return at(schema, pointer).getJsonObject("properties").fieldNames();
    }

    private static List<String> required(JsonObject schema, @Nullable String pointer) {
        return at(schema, pointer).getJsonArray("required").stream()
                .map(String::valueOf)
                .toList();
    }

    private static JsonObject at(JsonObject schema, @Nullable String pointer) {
        JsonObject found = schema;
        if (pointer != null) {
            for (String step : pointer.strip().split(" ", -1)) {
                found = found.getJsonObject(step);
            }
        }
        return found;
    }

    private static JsonObject schemaOf(String file, String text) throws IOException {
        Matcher modeline = MODELINE.matcher(text);
        assertThat(modeline.find()).as("modeline of " + file).isTrue();
        return new JsonObject(Files.readString(Path.of(file).resolveSibling(modeline.group(1))));
    }

    /** What is wrong with a text by a schema; empty when nothing is. */
    private static String problems(JsonObject schema, String yaml) {
        Object value = json(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        OutputUnit result = Validator.create(
                        JsonSchema.of(schema),
                        new JsonSchemaOptions()
                                .setDraft(Draft.DRAFT202012)
                                .setBaseUri("https://hotline.dev/")
                                .setOutputFormat(OutputFormat.Basic))
                .validate(value);
        return result.getValid()
                ? ""
                : result.getErrors().stream()
                        .map(error -> error.getInstanceLocation() + " " + error.getError())
                        .collect(Collectors.joining("\n"));
    }

    private static @Nullable Object json(@Nullable Object yaml) {
        return switch (yaml) {
            case Map<?, ?> map -> {
                var object = new JsonObject();
                map.forEach((key, value) -> object.put(String.valueOf(key), json(value)));
                yield object;
            }
            case List<?> list ->
                new JsonArray(list.stream().map(SchemaTest::json).collect(Collectors.toList()));
            case null -> null;
            default -> yaml;
        };
    }
}
