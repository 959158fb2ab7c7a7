package dev.hotline.storage;

import dev.hotline.config.source.SourceFile;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Every configuration that served, with its files. Callable from any thread; hashing and packing are done on worker threads. */
public interface ConfigHistory {

    /**
     * Keeps that a configuration began to serve, and its files where they are not kept yet. The same load again changes nothing.
     *
     * @param files at least one, each name once
     */
    Future<Void> keep(ConfigLoad load, List<SourceFile> files);

    /** Newest first, of all engines. */
    Future<List<ConfigLoad>> loads(int limit);

    /** The last that began to serve on this engine. */
    Future<Optional<ConfigLoad>> last(String node);

    /** The versions whose name begins so, in order of the name. */
    Future<List<String>> versions(String prefix);

    /** Which files a version has, in the order they were read; none when it is not kept. */
    Future<List<KeptFile>> index(String version);

    /** A version's file as it was read. */
    Future<Optional<SourceFile>> file(String version, String name);

    /** All files of a version as they were read; none when it is not kept. */
    Future<List<SourceFile>> files(String version);

    /** The one version whose name begins so; fails with {@link UnknownVersionException} when there is none, or several. */
    default Future<String> version(String prefix) {
        Future<List<String>> all = prefix.isEmpty() ? Future.succeededFuture(List.of()) : versions(prefix);
        return all.compose(found -> found.size() == 1 || found.contains(prefix)
                ? Future.succeededFuture(found.contains(prefix) ? prefix : found.getFirst())
                : Future.failedFuture(UnknownVersionException.of(prefix, found)));
    }
}
