package dev.hotline.console;

import dev.hotline.config.source.Problem;
import dev.hotline.config.source.SourceFile;
import dev.hotline.storage.ConfigHistory;
import dev.hotline.storage.ConfigLoad;
import dev.hotline.storage.KeptFile;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A configuration of two files that tests break and change. */
final class TestDesk implements ConfigDesk, ConfigHistory {
    static final String VERSION = "4f2a91c07be1";
    final List<String> asked = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    private final List<SourceFile> files =
            List.of(new SourceFile("menu.yaml", "prompt: menu-main\n"), new SourceFile("customers.csv", "id,华光\n"));

    @Override
    public ConfigStatus status() {
        return new ConfigStatus(VERSION, Samples.START, "start", List.copyOf(warnings), List.copyOf(problems));
    }

    @Override
    public ConfigHistory history() {
        return this;
    }

    @Override
    public Future<ReloadResult> reload(String by, String note) {
        asked.add("reload by " + by + ": " + note);
        var outcome = problems.isEmpty() ? ReloadResult.Outcome.TAKEN : ReloadResult.Outcome.REFUSED;
        return Future.succeededFuture(new ReloadResult(outcome, VERSION, warnings, problems));
    }

    @Override
    public Future<ReloadResult> rollback(String version, String by, String note) {
        asked.add("rollback to " + version + " by " + by + ": " + note);
        return version(version).map(found -> new ReloadResult(ReloadResult.Outcome.TAKEN, found, List.of(), List.of()));
    }

    @Override
    public Future<Void> keep(ConfigLoad load, List<SourceFile> kept) {
        throw new AssertionError("the console keeps nothing");
    }

    @Override
    public Future<List<ConfigLoad>> loads(int limit) {
        return Future.succeededFuture(
                List.of(new ConfigLoad(new UUID(1, 2), VERSION, "engine1", Samples.START, "command: li", "why")));
    }

    @Override
    public Future<Optional<ConfigLoad>> last(String node) {
        throw new AssertionError("the console asks for no engine's last");
    }

    @Override
    public Future<List<String>> versions(String prefix) {
        return Future.succeededFuture(VERSION.startsWith(prefix) ? List.of(VERSION) : List.of());
    }

    @Override
    public Future<List<KeptFile>> index(String version) {
        return Future.succeededFuture(files.stream().map(KeptFile::of).toList());
    }

    @Override
    public Future<Optional<SourceFile>> file(String version, String name) {
        return Future.succeededFuture(
                files.stream().filter(file -> file.name().equals(name)).findFirst());
    }

    @Override
    public Future<List<SourceFile>> files(String version) {
        return Future.succeededFuture(files);
    }
}
