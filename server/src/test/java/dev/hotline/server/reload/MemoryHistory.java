package dev.hotline.server.reload;

import dev.hotline.config.source.SourceFile;
import dev.hotline.storage.ConfigHistory;
import dev.hotline.storage.ConfigLoad;
import dev.hotline.storage.KeptFile;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The versions in memory, oldest first; it can be away. */
final class MemoryHistory implements ConfigHistory {
    final List<ConfigLoad> loads = new CopyOnWriteArrayList<>();
    final AtomicInteger tries = new AtomicInteger();
    volatile boolean away;
    private final Map<String, List<SourceFile>> files = new ConcurrentHashMap<>();

    static ConfigLoad load(String version) {
        return new ConfigLoad(UUID.randomUUID(), version, "engine1", Instant.now(), "test", "");
    }

    @Override
    public Future<Void> keep(ConfigLoad load, List<SourceFile> kept) {
        tries.incrementAndGet();
        if (away) {
            return Future.failedFuture("the database is gone");
        }
        loads.add(load);
        files.put(load.version(), kept);
        return Future.succeededFuture();
    }

    @Override
    public Future<List<ConfigLoad>> loads(int limit) {
        return Future.succeededFuture(loads.reversed());
    }

    @Override
    public Future<Optional<ConfigLoad>> last(String node) {
        return Future.succeededFuture(loads.reversed().stream().findFirst());
    }

    @Override
    public Future<List<String>> versions(String prefix) {
        return Future.succeededFuture(files.keySet().stream()
                .filter(version -> version.startsWith(prefix))
                .sorted()
                .toList());
    }

    @Override
    public Future<List<KeptFile>> index(String version) {
        return files(version).map(all -> all.stream().map(KeptFile::of).toList());
    }

    @Override
    public Future<Optional<SourceFile>> file(String version, String name) {
        return files(version)
                .map(all ->
                        all.stream().filter(file -> file.name().equals(name)).findFirst());
    }

    @Override
    public Future<List<SourceFile>> files(String version) {
        return Future.succeededFuture(files.getOrDefault(version, List.of()));
    }
}
