package dev.hotline.asterisk.agi;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.hotline.config.Endpoint;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A FastAGI server for a test, and what came of its session. */
final class AgiEngine implements AutoCloseable {
    final Counted counted = new Counted();
    final Promise<Void> handlerEnds = Promise.promise();
    final CompletableFuture<@Nullable Context> context = new CompletableFuture<>();
    private final CompletableFuture<AgiCall> session = new CompletableFuture<>();
    private final Vertx vertx = Vertx.vertx();
    final AgiServer server = server(options(Set.of("127.0.0.1")));
    private final int port = await(server.listen());

    static AgiServerOptions options(Set<String> allowed) {
        return new AgiServerOptions(
                new Endpoint("127.0.0.1", 0),
                allowed,
                3,
                2,
                200,
                1000,
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ofSeconds(20),
                Duration.ofMillis(300));
    }

    AgiServer server(AgiServerOptions options) {
        return new AgiServer(vertx, options, counted)
                .route("hotline", call -> {
                    context.complete(Vertx.currentContext());
                    session.complete(call);
                    return handlerEnds.future();
                })
                .route("broken", call -> {
                    throw new IllegalStateException("a bug in a handler");
                });
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(5, SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not completed within 5 s", e);
        }
    }

    /** An Asterisk that has said to another server what the call is. */
    AsteriskEnd asterisk(AgiServerOptions options) throws IOException {
        return new AsteriskEnd(await(server(options).listen())).send(AsteriskEnd.ENVIRONMENT);
    }

    /** Waits until what was asked for so far, from this thread, is with the session. */
    void settle() {
        Context session = Objects.requireNonNull(context.join());
        Promise<Void> done = Promise.promise();
        session.runOnContext(v -> done.complete());
        await(done.future());
    }

    int port() {
        return port;
    }

    /** An Asterisk that has said what the call is. */
    AsteriskEnd asterisk() throws IOException {
        return new AsteriskEnd(port).send(AsteriskEnd.ENVIRONMENT);
    }

    /** The session as its handler got it. */
    AgiCall call() {
        return session.orTimeout(5, SECONDS).join();
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    /** Remembers what was counted. */
    static final class Counted implements AgiMetrics {
        final AtomicInteger open = new AtomicInteger();
        final List<AgiProblem> refused = Collections.synchronizedList(new ArrayList<>());
        final List<AgiProblem> broken = Collections.synchronizedList(new ArrayList<>());
        final List<String> commands = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void sessionOpened() {
            open.incrementAndGet();
        }

        @Override
        public void sessionEnded() {
            open.decrementAndGet();
        }

        @Override
        public void sessionRefused(AgiProblem reason) {
            refused.add(reason);
        }

        @Override
        public void sessionBroken(AgiProblem reason) {
            broken.add(reason);
        }

        @Override
        public void commandTimed(String command, Duration took) {
            commands.add(command);
        }
    }
}
