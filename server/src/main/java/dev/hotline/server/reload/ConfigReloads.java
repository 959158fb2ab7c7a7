package dev.hotline.server.reload;

import dev.hotline.config.ConfigReader;
import dev.hotline.config.ConfigReading;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.source.Problem;
import dev.hotline.config.source.SourceFile;
import dev.hotline.console.ConfigDesk;
import dev.hotline.console.ConfigDeskException;
import dev.hotline.console.ConfigStatus;
import dev.hotline.console.ReloadResult;
import dev.hotline.console.ReloadResult.Outcome;
import dev.hotline.handlers.story.Stories;
import dev.hotline.storage.ConfigHistory;
import dev.hotline.storage.ConfigLoad;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes changes of the configuration live, one at a time: read and checked on a worker thread, then taken for new calls, whole or not at all.
 * Callable from any thread.
 */
public final class ConfigReloads implements ConfigDesk {
    private static final Logger log = LoggerFactory.getLogger(ConfigReloads.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration KEEP_AGAIN = Duration.ofSeconds(10);
    /** So many problems of one reading are logged. */
    private static final int MOST_LOGGED = 50;

    private final Vertx vertx;
    private final Path folder;
    private final ConfigReader reader;
    private final Callable<Set<String>> sounds;
    private final LiveConfig live;
    private final ConfigHistory history;
    private final ConfigKeeper keeper;
    private final ConfigWatch watch;
    private final Consumer<ReloadResult> observer;
    private final InstantSource clock;
    private Future<?> last = Future.succeededFuture();
    private volatile ConfigStatus status;

    /** What a worker has read. */
    private record Read(ConfigReading config, Set<String> sounds) {}

    /**
     * @param sounds reads which prompts there is a sound file for; blocking
     * @param observer told of what came of each reload; must not block
     */
    public ConfigReloads(
            Vertx vertx,
            Path folder,
            ConfigReader reader,
            Callable<Set<String>> sounds,
            LiveConfig live,
            ConfigHistory history,
            Consumer<ReloadResult> observer,
            InstantSource clock) {
        this.vertx = vertx;
        this.folder = folder;
        this.reader = reader;
        this.sounds = sounds;
        this.live = live;
        this.history = history;
        this.observer = observer;
        this.clock = clock;
        keeper = new ConfigKeeper(vertx, history, KEEP_AGAIN);
        watch = new ConfigWatch(vertx, folder, () -> reload("file watch", ""));
        status = new ConfigStatus(live.get().version(), clock.instant(), "start", List.of(), List.of());
    }

    /** Keeps the version of the start, and watches the folder from now on. */
    public void start(List<SourceFile> files) {
        keeper.keepStart(load(live.get().version(), "start", ""), files);
        watch.start(LOOK_EVERY);
    }

    public Future<Void> close() {
        watch.stop();
        return keeper.close();
    }

    @Override
    public ConfigStatus status() {
        return status;
    }

    @Override
    public ConfigHistory history() {
        return history;
    }

    @Override
    public Future<ReloadResult> reload(String by, String note) {
        return inTurn(() -> readAndTake(by, note));
    }

    @Override
    public Future<ReloadResult> rollback(String version, String by, String note) {
        return inTurn(() -> history.version(version)
                .compose(found -> history.files(found)
                        .compose(files -> vertx.executeBlocking(() -> putBack(files), false))
                        .compose(problems -> problems.isEmpty()
                                ? readAndTake(by, note.isEmpty() ? "rollback to " + found : note)
                                : Future.succeededFuture(notPutBack(found, problems)))));
    }

    private synchronized <T> Future<T> inTurn(Supplier<Future<T>> work) {
        Future<T> mine = last.transform(before -> work.get());
        last = mine;
        return mine;
    }

    private Future<ReloadResult> readAndTake(String by, String note) {
        return vertx.executeBlocking(() -> new Read(checked(reader.reading(folder)), sounds.call()), false)
                .map(read -> taken(read, by, note))
                .otherwise(e -> refused(
                        List.of(new Problem(".", 1, 1, Problem.Severity.ERROR, "the folder cannot be read: " + e)), by))
                .onSuccess(observer::accept);
    }

    /** The reading, with the stories that go otherwise as its problems. Blocking. */
    private static ConfigReading checked(ConfigReading reading) {
        List<Problem> problems = reading.config().map(Stories::problems).orElse(List.of());
        return problems.isEmpty() ? reading : new ConfigReading(Optional.empty(), reading.files(), problems);
    }

    private ReloadResult taken(Read read, String by, String note) {
        return read.config()
                .config()
                .map(config -> config.version().equals(live.get().version())
                        ? unchanged(read, by, note)
                        : taken(config, read, by, note))
                .orElseGet(() -> refused(read.config().problems(), by));
    }

    private ReloadResult taken(HotlineConfig config, Read read, String by, String note) {
        String before = live.get().version();
        List<String> warnings = live.warnings(config);
        live.take(config, read.sounds());
        status = new ConfigStatus(config.version(), clock.instant(), by, warnings, List.of());
        keeper.keep(load(config.version(), by, note), read.config().files());
        log.info("config {} serves new calls, {} did before ({}{})", config.version(), before, by, reason(note));
        warnings.forEach(log::warn);
        return new ReloadResult(Outcome.TAKEN, config.version(), warnings, List.of());
    }

    /** Somebody who says why he reloads is heard, also when the file watch was faster. */
    private ReloadResult unchanged(Read read, String by, String note) {
        live.take(read.sounds());
        if (!status.problems().isEmpty()) {
            log.info("config {} is in the folder again, without the problems", status.version());
        }
        status = status(List.of());
        if (!note.isEmpty()) {
            keeper.keep(load(status.version(), by, note), read.config().files());
        }
        return new ReloadResult(Outcome.UNCHANGED, status.version(), status.warnings(), List.of());
    }

    private ReloadResult refused(List<Problem> problems, String by) {
        status = status(problems);
        log.error(
                "the files of the configuration have {} problem(s), {} goes on serving ({})",
                problems.size(),
                status.version(),
                by);
        problems.stream().limit(MOST_LOGGED).forEach(problem -> log.error("{}", problem));
        if (problems.size() > MOST_LOGGED) {
            log.error("and {} more problems", problems.size() - MOST_LOGGED);
        }
        return new ReloadResult(Outcome.REFUSED, status.version(), status.warnings(), problems);
    }

    /** Writes the files into the folder, unless they have problems by now: these are the result. Blocking. */
    private List<Problem> putBack(List<SourceFile> files) {
        ConfigReading old = checked(reader.reading(folder, files));
        if (old.config().isPresent()) {
            Set<String> present = reader.reading(folder).files().stream()
                    .map(SourceFile::name)
                    .collect(Collectors.toSet());
            try {
                new ConfigFiles(folder).put(files, present);
            } catch (IOException e) {
                throw new ConfigDeskException("the files cannot be put back into " + folder + ": " + e, e);
            }
        }
        return old.config().isPresent() ? List.of() : old.problems();
    }

    private ReloadResult notPutBack(String version, List<Problem> problems) {
        log.error("config {} is not put back: it has {} problem(s) today", version, problems.size());
        return new ReloadResult(Outcome.REFUSED, status.version(), status.warnings(), problems);
    }

    private ConfigStatus status(List<Problem> problems) {
        return new ConfigStatus(status.version(), status.since(), status.by(), status.warnings(), problems);
    }

    private ConfigLoad load(String version, String by, String note) {
        return new ConfigLoad(UUID.randomUUID(), version, live.get().site().node(), clock.instant(), by, note);
    }

    private static String reason(String note) {
        return note.isEmpty() ? "" : ": " + note;
    }
}
