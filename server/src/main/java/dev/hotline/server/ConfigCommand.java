package dev.hotline.server;

import dev.hotline.config.ConfigReader;
import dev.hotline.config.source.SourceFile;
import dev.hotline.console.ReloadResult;
import dev.hotline.server.ConfigVersions.Index;
import dev.hotline.storage.ConfigLoad;
import dev.hotline.storage.KeptFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline config log}, {@code diff}, {@code show} and {@code rollback}: the versions that served. */
@Command(
        name = "config",
        description = "Show the configurations that served, compare them, put one back.",
        synopsisSubcommandLabel = "(log | diff | show | rollback)",
        footer = {"", "A version is named by the beginning of its name, as in 'hotline config show 82bd queues.yaml'."})
final class ConfigCommand implements Runnable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final String FOLDER = "folder";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "log, diff, show or rollback is needed");
    }

    @Command(
            name = "log",
            description = "List the versions that served, newest first: when, who had them loaded, and why.",
            footer = {"", "Example: hotline config log"})
    void log(@Mixin Folders folders) {
        try (ConfigVersions versions = versions(folders)) {
            log(versions.loads());
        }
    }

    private void log(List<ConfigLoad> loads) {
        for (ConfigLoad load : loads) {
            out().println(load.version() + "  " + TIME.format(load.at()) + "  " + load.by());
            if (!load.note().isEmpty()) {
                out().println("    " + load.note());
            }
        }
        if (loads.isEmpty()) {
            spec.commandLine().getErr().println("no version has served yet");
        }
    }

    @Command(
            name = "diff",
            description = "Show what differs between two versions, as diff -u does.",
            footer = {"", "Example: hotline config diff 82bd folder"})
    void diff(
            @Mixin Folders folders,
            @Parameters(
                            arity = "0..1",
                            index = "0",
                            paramLabel = "A",
                            description =
                                    "A version, or 'folder' for the files as they are now (default: the one before B).")
                    @Nullable
                    String a,
            @Parameters(
                            arity = "0..1",
                            index = "1",
                            paramLabel = "B",
                            description = "The same (default: the one that serves).")
                    @Nullable
                    String b) {
        try (ConfigVersions versions = versions(folders)) {
            Side to = side(b == null ? current(versions) : b, versions, folders.config());
            diff(side(a == null ? before(to.label(), versions) : a, versions, folders.config()), to);
        }
    }

    private void diff(Side from, Side to) {
        TreeSet<String> names = new TreeSet<>(from.files().keySet());
        names.addAll(to.files().keySet());
        for (String name : names) {
            if (!Objects.equals(from.files().get(name), to.files().get(name))) {
                ConfigDiff.of(name, from.label(), from.content(name), to.label(), to.content(name))
                        .forEach(out()::println);
            }
        }
    }

    @Command(
            name = "show",
            description = "Print the files of a version.",
            footer = {"", "Example: hotline config show 82bd queues.yaml"})
    void show(
            @Mixin Folders folders,
            @Parameters(
                            arity = "0..1",
                            index = "0",
                            paramLabel = "VERSION",
                            description = "A version (default: the one that serves).")
                    @Nullable
                    String version,
            @Parameters(
                            arity = "0..1",
                            index = "1",
                            paramLabel = "FILE",
                            description = "One of its files (default: all).")
                    @Nullable
                    String file) {
        try (ConfigVersions versions = versions(folders)) {
            Index found = versions.find(version == null ? current(versions) : version);
            if (file != null) {
                out().print(versions.file(found.version(), file).content());
                return;
            }
            for (KeptFile one : found.files()) {
                out().println("==> " + one.name() + " <==");
                out().println(versions.file(found.version(), one.name())
                        .content()
                        .stripTrailing());
            }
        }
    }

    @Command(
            name = "rollback",
            description =
                    "Put the files of an earlier version back, if they are good today, and have the engine take them.",
            footer = {"", "Example: hotline config rollback 82bd --note 'the new menu was misread'"})
    void rollback(
            @Mixin Folders folders,
            @Parameters(paramLabel = "VERSION", description = "A version.") String version,
            @Option(
                            names = "--note",
                            paramLabel = "TEXT",
                            defaultValue = "",
                            description = "Why, for 'hotline config log'.")
                    String note) {
        ReloadResult result = EngineApi.running(folders.data())
                .change("/api/config/rollback", ReloadCommand.body(note).put("version", version));
        out().print(ReloadCommand.said(result, folders.config()));
    }

    /** One side of a comparison: its files' hashes, and where their content is. */
    private record Side(String label, Map<String, String> files, Contents contents) {
        Optional<String> content(String name) {
            return files.containsKey(name) ? Optional.of(contents.of(name)) : Optional.empty();
        }
    }

    /** The content of a file by name. */
    @FunctionalInterface
    private interface Contents {
        String of(String name);
    }

    private static Side side(String name, ConfigVersions versions, Path config) {
        return name.equals(FOLDER) ? folder(config) : kept(versions.find(name), versions);
    }

    private static Side kept(Index index, ConfigVersions versions) {
        Map<String, String> hashes = new HashMap<>();
        index.files().forEach(file -> hashes.put(file.name(), file.hash()));
        return new Side(
                index.version(),
                hashes,
                name -> versions.file(index.version(), name).content());
    }

    /** Problems in the files do not matter here: those that can be read as text are compared. */
    private static Side folder(Path config) {
        Map<String, String> hashes = new HashMap<>();
        Map<String, String> contents = new HashMap<>();
        for (SourceFile file : new ConfigReader(name -> "unset").reading(config).files()) {
            hashes.put(file.name(), KeptFile.of(file).hash());
            contents.put(file.name(), file.content());
        }
        return new Side(FOLDER, hashes, name -> contents.getOrDefault(name, ""));
    }

    private static String current(ConfigVersions versions) {
        return versions.loads().stream()
                .findFirst()
                .map(ConfigLoad::version)
                .orElseThrow(() -> new Failure("no version has served yet (expected: one that 'hotline run' took)"));
    }

    /** What served before this one did; before the folder, what serves. */
    private static String before(String label, ConfigVersions versions) {
        return versions.loads().stream()
                .map(ConfigLoad::version)
                .dropWhile(version -> !label.equals(FOLDER) && !version.equals(label))
                .filter(version -> !version.equals(label))
                .findFirst()
                .orElseThrow(() -> new Failure("no other version served before " + label));
    }

    private static ConfigVersions versions(Folders folders) {
        return new ConfigVersions(folders.config(), folders.data());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
