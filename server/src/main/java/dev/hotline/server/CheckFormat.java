package dev.hotline.server;

import dev.hotline.config.source.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** How the problems of a configuration are written. */
enum CheckFormat {
    /** For people: a line each, which editors and terminals make a link of. */
    TEXT {
        @Override
        String write(Path folder, List<Problem> problems) {
            int count = problems.size();
            return "the configuration cannot be used, " + count + (count == 1 ? " problem:\n" : " problems:\n")
                    + problems.stream()
                            .map(problem -> folder.resolve(problem.toString()).toString())
                            .collect(Collectors.joining("\n"));
        }
    },
    /** For programs: one object. */
    JSON {
        @Override
        String write(Path folder, List<Problem> problems) {
            var all = new JsonArray();
            problems.forEach(problem -> all.add(new JsonObject()
                    .put("file", folder.resolve(problem.file()).toString())
                    .put("line", problem.line())
                    .put("column", problem.column())
                    .put("message", problem.message())));
            return new JsonObject()
                    .put("good", problems.isEmpty())
                    .put("problems", all)
                    .encodePrettily();
        }
    },
    /** For editors and code hosts: SARIF 2.1.0, see its specification at OASIS. */
    SARIF {
        @Override
        String write(Path folder, List<Problem> problems) {
            var results = new JsonArray();
            problems.forEach(problem -> results.add(result(folder, problem)));
            var driver = new JsonObject()
                    .put("name", "hotline")
                    .put("rules", new JsonArray().add(new JsonObject().put("id", RULE)));
            var run = new JsonObject()
                    .put("tool", new JsonObject().put("driver", driver))
                    .put("columnKind", "unicodeCodePoints")
                    .put("results", results);
            return new JsonObject()
                    .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                    .put("version", "2.1.0")
                    .put("runs", new JsonArray().add(run))
                    .encodePrettily();
        }
    };

    private static final String RULE = "config";

    /** All problems, without the end of the last line; there may be none. */
    abstract String write(Path folder, List<Problem> problems);

    private static JsonObject result(Path folder, Problem problem) {
        var region = new JsonObject().put("startLine", problem.line()).put("startColumn", problem.column());
        var place = new JsonObject()
                .put("artifactLocation", new JsonObject().put("uri", uri(folder.resolve(problem.file()))))
                .put("region", region);
        return new JsonObject()
                .put("ruleId", RULE)
                .put("level", "error")
                .put("message", new JsonObject().put("text", problem.message()))
                .put("locations", new JsonArray().add(new JsonObject().put("physicalLocation", place)));
    }

    /** Relative where the folder was given so: then it is right on any machine. */
    private static String uri(Path file) {
        return file.isAbsolute()
                ? file.toUri().toString()
                : URI.create("file:///")
                        .relativize(Path.of("/").resolve(file).toUri())
                        .toString();
    }
}
