package dev.hotline.server;

import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.config.ConfigReader;
import dev.hotline.config.ConfigReading;
import dev.hotline.config.Endpoint;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.prompts.SpokenPrompts;
import dev.hotline.console.Check;
import dev.hotline.console.ConsoleServer;
import dev.hotline.console.ConsoleSources;
import dev.hotline.console.LiveCalls;
import dev.hotline.console.MissingPrompts;
import dev.hotline.core.CallEvents;
import dev.hotline.handlers.StandIn;
import dev.hotline.server.metrics.Metrics;
import dev.hotline.server.reload.ConfigReloads;
import dev.hotline.server.reload.LiveConfig;
import dev.hotline.storage.Storage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole engine, put together here by hand: store, call control, console, metrics. One for a configuration and a
 * data folder; it has its own Vert.x. Safe from any thread.
 */
public final class Engine {
    private static final Logger log = LoggerFactory.getLogger(Engine.class);

    private final ConfigReader reader;
    private final ConfigReading first;
    private final HotlineConfig config;
    private final Path folder;
    private final DataFolder data;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(eventLoops()));
    private final Clock clock = Clock.systemUTC();
    private final CallEvents events = new CallEvents();
    private final LiveCalls live = new LiveCalls();
    private final MissingPrompts missing = new MissingPrompts();
    private final Metrics metrics;
    /** What was started, in that order; closed in the opposite one. */
    private final List<Supplier<Future<Void>>> started = new ArrayList<>();

    private Engine(ConfigReader reader, ConfigReading first, Path folder, DataFolder data) {
        this.reader = reader;
        this.first = first;
        this.config = first.config().orElseThrow();
        this.folder = folder;
        this.data = data;
        metrics = new Metrics(config);
    }

    /** A call is many small steps of several parts: on few loops they seldom change threads, and each carries thousands of calls. */
    private static int eventLoops() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    /**
     * Starts an engine. It is there when calls can be served; Asterisk may come later.
     *
     * @param reader reads the configuration when it changes
     * @param first the configuration to begin with, which must be one that can be used
     * @param folder where it was read; it is watched
     * @param data where the engine keeps what is its own; made when missing
     * @return fails with a message for people when the store cannot be opened or an address cannot be listened on
     */
    public static Future<Engine> start(ConfigReader reader, ConfigReading first, Path folder, Path data) {
        Engine engine = new Engine(reader, first, folder, new DataFolder(data));
        Promise<Engine> result = Promise.promise();
        engine.start()
                .onSuccess(result::complete)
                .onFailure(why -> engine.close().onComplete(closed -> result.fail(why)));
        return result.future();
    }

    /**
     * Ends every session and connection, keeps what is still to be kept, and lets go of everything. The future belongs to no Vert.x
     * context: they are all gone when it completes.
     */
    public Future<Void> close() {
        Future<Void> closed = Future.succeededFuture();
        for (Supplier<Future<Void>> part : started.reversed()) {
            closed = closed.compose(v -> part.get()).otherwise(Engine::notClosed);
        }
        Promise<Void> result = Promise.promise();
        closed.onComplete(v -> vertx.close().onComplete(result));
        return result.future();
    }

    private Future<Engine> start() {
        config.warnings().forEach(warning -> log.warn("config: {}", CheckFormat.line(folder, warning)));
        events.subscribe(live);
        events.subscribeTakenUp(call -> live.resume(call, clock.instant()));
        live.observe(metrics.calls());
        return Storage.open(vertx, data.storage(config.site().storage())).compose(this::start);
    }

    private Future<Engine> start(Storage storage) {
        started.add(storage::close);
        Sounds sounds = new Sounds(folder);
        return vertx.executeBlocking(sounds::prompts).compose(found -> {
            var configs = new LiveConfig(config, found);
            configs.onChange(metrics::configured);
            var reloads = new ConfigReloads(
                    vertx, folder, reader, sounds::prompts, configs, storage.configs(), metrics::reloaded, clock);
            started.add(reloads::close);
            var calls = new CallControl(
                    vertx, configs, storage, events, live, metrics.agi(), standIn(configs), metrics.flows(), clock);
            started.add(calls::close);
            var overdue = new OverdueCases(vertx, configs, storage.reports(), clock);
            started.add(overdue::stop);
            metrics.watch(live::now, calls::acd, overdue::latest, calls::health);
            metrics.watch(reloads::status);
            return overdue.start()
                    .compose(v -> startConsole(configs, reloads, storage, calls))
                    .compose(v -> calls.start())
                    .onSuccess(v -> reloads.start(first.files()))
                    .map(this);
        });
    }

    private StandIn standIn(LiveConfig configs) {
        return new SpokenStandIn(
                vertx,
                new SpokenPrompts(folder, data.spokenPrompts()),
                () -> configs.get().site().prompts(),
                missing.andThen(metrics.missingPrompts()),
                clock);
    }

    private Future<Void> startConsole(LiveConfig configs, ConfigReloads reloads, Storage storage, CallControl calls) {
        ConsoleSources sources = new ConsoleSources(
                configs,
                reloads,
                live,
                missing,
                calls::acd,
                calls::health,
                storage.reports(),
                calls.agents(),
                calls.desk(),
                storage.audit(),
                checks(storage, calls),
                metrics::text,
                folder.resolve("prompts"),
                data.spokenPrompts(),
                () -> ManifestTexts.readOrNone(folder));
        return vertx.executeBlocking(data::token)
                .map(token -> new ConsoleServer(vertx, config.site().http(), token, sources))
                .compose(this::listen);
    }

    private Future<Void> listen(ConsoleServer console) {
        started.add(console::close);
        return console.listen().compose(port -> {
            Endpoint http = new Endpoint(config.site().http().host(), port);
            log.info("the status page is at {}", DataFolder.url(http));
            started.add(() -> vertx.executeBlocking(data::forgetUrl));
            return vertx.executeBlocking(() -> data.keepUrl(http));
        });
    }

    private List<Check> checks(Storage storage, CallControl calls) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("sql", true, () -> storage.check().map("answers")));
        calls.links()
                .forEach(link -> checks.add(new Check("asterisk " + link.node(), false, () -> check(link.health()))));
        return checks;
    }

    private static Future<String> check(AmiHealth link) {
        String detail = link.state() + (link.detail().isEmpty() ? "" : ": " + link.detail());
        return link.state() == AmiHealth.State.UP ? Future.succeededFuture(detail) : Future.failedFuture(detail);
    }

    private static Void notClosed(Throwable why) {
        log.warn("a part did not close in good order: {}", why.toString());
        return null;
    }
}
