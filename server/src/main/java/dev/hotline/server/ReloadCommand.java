package dev.hotline.server;

import dev.hotline.console.ReloadResult;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hotline reload}. */
@Command(
        name = "reload",
        description = "Have the running engine read its configuration again; new calls take it if it is good.",
        footer = {"", "Example: hotline reload --note 'new menu for the holidays'"})
final class ReloadCommand implements Runnable {
    @Mixin
    private Folders folders = new Folders();

    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "Why, for 'hotline config log'.")
    private String note = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        ReloadResult result = EngineApi.running(folders.data()).change("/api/config/reload", body(note));
        spec.commandLine().getOut().print(said(result, folders.config()));
    }

    static JsonObject body(String note) {
        return new JsonObject().put("user", System.getProperty("user.name")).put("note", note);
    }

    /** What came of it, for people. @throws Failure when it was refused */
    static String said(ReloadResult result, Path config) {
        return switch (result.outcome()) {
            case TAKEN -> "config " + result.version() + " serves new calls\n" + warnings(result);
            case UNCHANGED -> "nothing has changed: config " + result.version() + " serves\n" + warnings(result);
            case REFUSED ->
                throw new Failure(CheckFormat.TEXT.write(config, result.problems()) + "\nconfig " + result.version()
                        + " goes on serving");
        };
    }

    private static String warnings(ReloadResult result) {
        StringBuilder lines = new StringBuilder();
        result.warnings().forEach(warning -> lines.append(warning).append('\n'));
        return lines.toString();
    }
}
