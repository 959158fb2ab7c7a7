package dev.hotline.asterisk.agi;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The FastAGI server: Asterisk connects to it for each call, and the handler of the script in the AGI URL serves the session. Safe from
 * any thread; a session runs on the Vert.x context of its connection.
 */
public final class AgiServer {
    private static final Logger log = LoggerFactory.getLogger(AgiServer.class);
    private final Vertx vertx;
    private final AgiServerOptions options;
    private final AgiMetrics metrics;
    private final NetServer server;
    private final Map<String, AgiHandler> handlers = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final LogLimit refusals = new LogLimit(Duration.ofMinutes(1));

    public AgiServer(Vertx vertx, AgiServerOptions options) {
        this(vertx, options, AgiMetrics.NONE);
    }

    public AgiServer(Vertx vertx, AgiServerOptions options, AgiMetrics metrics) {
        this.vertx = vertx;
        this.options = options;
        this.metrics = metrics;
        server = vertx.createNetServer(
                new NetServerOptions().setTcpNoDelay(true).setTcpKeepAlive(true).setAcceptBacklog(1024));
    }

    /**
     * Gives sessions of this script to this handler.
     *
     * @param script the path of the AGI URL without its slash, such as {@code hotline}
     * @throws IllegalArgumentException when the script has a handler already
     */
    public AgiServer route(String script, AgiHandler handler) {
        if (handlers.putIfAbsent(script, handler) != null) {
            throw new IllegalArgumentException("AGI script " + script + " has a handler already");
        }
        return this;
    }

    /** Begins to listen. Completes with the actual port; fails with a message that names the address when it cannot be had. */
    public Future<Integer> listen() {
        return server.connectHandler(this::connected)
                .listen(options.listen().port(), options.listen().host())
                .recover(e -> Future.failedFuture(new IllegalStateException(
                        "FastAGI cannot listen on " + options.listen() + ": " + e.getMessage(), e)))
                .map(NetServer::actualPort)
                .onSuccess(port ->
                        log.info("FastAGI listens on {}:{}", options.listen().host(), port));
    }

    /** Stops listening and closes every session; the dialplan of their calls goes on. */
    public Future<Void> close() {
        return server.close();
    }

    private void connected(NetSocket socket) {
        String address = socket.remoteAddress().hostAddress();
        if (!options.allows(address)) {
            refuse(socket, AgiMetrics.Refusal.ADDRESS, address, "it is not among the allowed " + options.allowed());
        } else if (open.get() >= options.maxSessions()) {
            refuse(socket, AgiMetrics.Refusal.FULL, "full", "there are " + options.maxSessions() + " already");
        } else {
            receive(socket);
        }
    }

    private void refuse(NetSocket socket, AgiMetrics.Refusal reason, String key, String why) {
        metrics.sessionRefused(reason);
        if (refusals.allows(key, Instant.now())) {
            log.warn("AGI connection from {} refused: {}", socket.remoteAddress(), why);
        }
        socket.close();
    }

    private void receive(NetSocket socket) {
        open.incrementAndGet();
        var context = (ContextInternal) vertx.getOrCreateContext();
        var connection = new AgiConnection(context, socket, options, metrics);
        long timer = vertx.setTimer(
                options.environmentTime().toMillis(),
                id -> connection.close("not within " + options.environmentTime().toMillis() + " ms"));
        connection.closed().onComplete(v -> open.decrementAndGet());
        connection
                .request()
                .onComplete(v -> vertx.cancelTimer(timer))
                .onSuccess(request -> serve(request, connection))
                .onFailure(e -> notReceived(socket, e));
    }

    private void notReceived(NetSocket socket, Throwable e) {
        metrics.sessionRefused(AgiMetrics.Refusal.ENVIRONMENT);
        String address = socket.remoteAddress().hostAddress();
        if (refusals.allows("environment of " + address, Instant.now())) {
            log.warn("AGI connection from {}: {}", socket.remoteAddress(), e.getMessage());
        }
    }

    private void serve(AgiRequest request, AgiConnection connection) {
        AgiHandler handler = handlers.get(request.script());
        if (handler == null) {
            unknown(request, connection);
            return;
        }
        metrics.sessionOpened();
        connection.closed().onComplete(v -> metrics.sessionEnded());
        handled(handler, new AgiSession(request, connection)).onComplete(done -> {
            if (done.failed()) {
                logFailure(request, done.cause());
            }
            connection.close("the handler has ended");
        });
    }

    private void unknown(AgiRequest request, AgiConnection connection) {
        metrics.sessionRefused(AgiMetrics.Refusal.SCRIPT);
        log.warn(
                "AGI script \"{}\" on {} is not known (known: {})",
                request.script(),
                request.channel(),
                handlers.keySet());
        connection.close("the script is not known");
    }

    private static Future<Void> handled(AgiHandler handler, AgiCall call) {
        try {
            return handler.handle(call);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static void logFailure(AgiRequest request, @Nullable Throwable e) {
        if (e instanceof AgiException) {
            log.warn("AGI script {} on {} ended early: {}", request.script(), request.channel(), e.getMessage());
        } else {
            log.error("AGI script {} on {} failed", request.script(), request.channel(), e);
        }
    }
}
