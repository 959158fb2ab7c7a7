package dev.hotline.server;

import io.vertx.core.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hotline calls}, {@code scores} and {@code cases}. */
final class ReportCommands {
    private static final int MOST = 10_000;

    private ReportCommands() {}

    @Command(
            name = "calls",
            description = "List the latest calls, newest first.",
            footer = {"", "Example: hotline calls --limit 20 --numbers"})
    static final class Calls extends Listing {
        Calls() {
            super(Report.CALLS);
        }
    }

    @Command(
            name = "scores",
            description = "List the latest answers of surveys, newest first.",
            footer = {"", "Example: hotline scores --format csv > scores.csv"})
    static final class Scores extends Listing {
        Scores() {
            super(Report.SCORES);
        }
    }

    @Command(
            name = "cases",
            description = "List the customers to call back, and how it went, newest first.",
            footer = {"", "Example: hotline cases --format json"})
    static final class Cases extends Listing {
        Cases() {
            super(Report.CASES);
        }
    }

    /** Asks the engine that runs on the data folder; when none does, reads the store. */
    abstract static class Listing implements Runnable {
        private final Report report;

        @Mixin
        private Folders folders = new Folders();

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "50",
                description = "At most so many (default: ${DEFAULT-VALUE}).")
        private int limit;

        @Option(names = "--numbers", description = "Show phone numbers in full; otherwise they are masked.")
        private boolean numbers;

        @Option(
                names = "--format",
                defaultValue = "table",
                description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
        private ReportFormat format = ReportFormat.TABLE;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        Listing(Report report) {
            this.report = report;
        }

        @Override
        public void run() {
            if (limit < 1 || limit > MOST) {
                throw new ParameterException(
                        spec.commandLine(), "--limit: " + limit + " (expected: 1 to " + MOST + ")");
            }
            List<JsonObject> rows = new ReportSource(folders.config(), folders.data(), numbers).rows(report, limit);
            spec.commandLine().getOut().print(format.write(report, rows));
            if (rows.isEmpty() && format == ReportFormat.TABLE) {
                spec.commandLine().getErr().println("no " + report.path() + " yet");
            }
        }
    }
}
