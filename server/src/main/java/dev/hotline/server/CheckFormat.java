package dev.hotline.server;

import dev.hotline.config.source.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the problems of a configuration are written. */
enum CheckFormat {
    /** For people: a line each, which editors and terminals make a link of. */
    TEXT {
        @Override
        String write(Path folder, List<Problem> problems) {
            boolean usable = problems.stream().noneMatch(Problem::isError);
            return (usable ? "the configuration can be used, but has " : "the configuration cannot be used, ")
                    + counts(problems) + ":\n"
                    + problems.stream().map(problem -> line(folder, problem)).collect(Collectors.joining("\n"));
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
                    .put("severity", level(problem))
                    .put("message", problem.message())));
            return new JsonObject()
                    .put("good", problems.stream().noneMatch(Problem::isError))
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

    /** One problem for people, such as {@code config/flows/service.yaml:25:12: tries: …}. */
    static String line(Path folder, Problem problem) {
        String from = problem.file();
        return folder.resolve(from) + problem.toString().substring(from.length());
    }

    /** Such as {@code 2 problems and 1 warning}. */
    private static String counts(List<Problem> problems) {
        long errors = problems.stream().filter(Problem::isError).count();
        return Stream.of(count(errors, "problem"), count(problems.size() - errors, "warning"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" and "));
    }

    private static Optional<String> count(long count, String what) {
        return count == 0 ? Optional.empty() : Optional.of(count + " " + what + (count == 1 ? "" : "s"));
    }

    /** The word that JSON and SARIF have for it. */
    private static String level(Problem problem) {
        return problem.isError() ? "error" : "warning";
    }

    private static JsonObject result(Path folder, Problem problem) {
        var region = new JsonObject().put("startLine", problem.line()).put("startColumn", problem.column());
        var place = new JsonObject()
                .put("artifactLocation", new JsonObject().put("uri", uri(folder.resolve(problem.file()))))
                .put("region", region);
        return new JsonObject()
                .put("ruleId", RULE)
                .put("level", level(problem))
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
