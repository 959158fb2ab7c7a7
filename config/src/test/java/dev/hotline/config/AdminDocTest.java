package dev.hotline.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Fact;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The admins' page knows every step with every key that the schema knows, and every fact. */
final class AdminDocTest {
    private static final Pattern CODE = Pattern.compile("`([a-z-]+)`(?: \\([^)]*\\))?");

    static Stream<String> kinds() throws IOException {
        return SchemaTest.kindsOfSteps();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyStep_hasARowWithItsKeysAndExits(String kind) throws IOException {
        String name = kind.equals("ask-language") ? "language: ask" : kind;
        List<String> cells = List.of(row(name).split(" \\| ", -1));
        List<String> documented = Stream.of(cells.get(2), cells.get(3))
                .flatMap(cell -> CODE.matcher(cell).results())
                .map(found -> found.group(1))
                .toList();
        TreeSet<String> keys = new TreeSet<>(properties(kind).fieldNames());
        keys.removeAll(List.of(name.split(":", -1)[0], Exit.HUNG_UP.name()));

        assertThat(documented).containsExactlyInAnyOrderElementsOf(keys);
    }

    @ParameterizedTest
    @EnumSource
    void everyFact_hasARow(Fact fact) throws IOException {
        assertThat(row(fact.text())).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "### queues.yaml              | queues | properties queues additionalProperties anyOf 0",
                "#### Rings: who may answer   | queues | properties defaults properties rings items",
                "### agents.yaml              | agents | properties agents additionalProperties"
            })
    void everyKeyOfAnEntry_hasARow(String heading, String schema, String pointer) throws IOException {
        Object entry = new JsonObject(Files.readString(Path.of("schema/" + schema + ".schema.json")));
        for (String step : pointer.split(" ", -1)) {
            entry = entry instanceof JsonArray list
                    ? list.getValue(Integer.parseInt(step))
                    : ((JsonObject) entry).getValue(step);
        }
        Set<String> keys = ((JsonObject) entry).getJsonObject("properties").fieldNames();

        assertThat(firstCells(heading)).containsExactlyInAnyOrderElementsOf(keys);
    }

    /** What stands in the first cells of the table below this heading. */
    private static List<String> firstCells(String heading) throws IOException {
        return Files.readAllLines(Path.of("../docs/admin.md")).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
    }

    private static JsonObject properties(String kind) throws IOException {
        return new JsonObject(Files.readString(Path.of("schema/flow.schema.json")))
                .getJsonObject("$defs")
                .getJsonObject("step-" + kind)
                .getJsonObject("properties");
    }

    /** The one row of a table in {@code docs/admin.md} that begins with this. */
    private static String row(String name) throws IOException {
        String start = "| `" + name + "` |";
        List<String> steps = Files.readAllLines(Path.of("../docs/admin.md")).stream()
                .dropWhile(line -> !line.equals("### flows/"))
                .takeWhile(line -> !line.equals("### queues.yaml"))
                .filter(line -> line.startsWith(start))
                .toList();
        assertThat(steps).as("rows of " + name).hasSize(1);
        return steps.getFirst();
    }
}
