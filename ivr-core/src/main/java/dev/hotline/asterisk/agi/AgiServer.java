package dev.hotline.asterisk.agi;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioChannelOption;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The FastAGI server: Asterisk connects to it for each call, and the handler of the script in the AGI URL serves the session. Safe from
 * any thread; a session runs on one of Vert.x's event loops, whose context all sessions of that loop share.
 *
 * <p>It is a Netty server on Vert.x's event loops, not a Vert.x one: a session is held for as long as its call, and the objects that Vert.x
 * keeps for a socket are larger than all that a session needs.
 */
public final class AgiServer {
    private static final Logger log = LoggerFactory.getLogger(AgiServer.class);
    private static final int BACKLOG = 1024;
    /**
     * A host that is gone in the middle of a talk, without a word, is noticed after these: 30 s and 3 times 10 s. They are set where the server
     * listens, and each connection has them from there.
     */
    private static final int KEEP_ALIVE_IDLE_S = 30;

    private static final int KEEP_ALIVE_INTERVAL_S = 10;
    private static final int KEEP_ALIVE_COUNT = 3;
    private static final AgiEnd STOPPED = new AgiEnd(AgiProblem.ENDED, "the engine stops");
    private static final AgiEnd FINISHED = new AgiEnd(AgiProblem.ENDED, "the handler has ended");

    private static final AgiEnd REPLACED =
            new AgiEnd(AgiProblem.LOST, "its channel has opened another session, so this one's end was not seen");

    private final VertxInternal vertx;
    private final AgiServerOptions options;
    private final AgiMetrics metrics;
    private final AgiAdmission admission;
    private final Map<String, AgiHandler> handlers = new ConcurrentHashMap<>();
    private final Map<EventLoop, AgiLoop> loops = new ConcurrentHashMap<>();
    private final AgiSessions sessions = new AgiSessions();
    private final LogLimit refusals = new LogLimit(Duration.ofMinutes(1));
    private volatile @Nullable Channel server;

    public AgiServer(Vertx vertx, AgiServerOptions options) {
        this(vertx, options, AgiMetrics.NONE);
    }

    public AgiServer(Vertx vertx, AgiServerOptions options, AgiMetrics metrics) {
        this.vertx = (VertxInternal) vertx;
        this.options = options;
        this.metrics = metrics;
        admission = new AgiAdmission(options);
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
        Promise<Integer> port = vertx.promise();
        new ServerBootstrap()
                .group(vertx.nettyEventLoopGroup())
                .channelFactory(vertx.transport().serverChannelFactory(false))
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), KEEP_ALIVE_IDLE_S)
                .option(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), KEEP_ALIVE_INTERVAL_S)
                .option(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), KEEP_ALIVE_COUNT)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new Accepting())
                .bind(options.listen().host(), options.listen().port())
                .addListener((ChannelFuture bound) -> listening(bound, port));
        return port.future();
    }

    private void listening(ChannelFuture bound, Promise<Integer> port) {
        if (bound.isSuccess()) {
            server = bound.channel();
            int actual = ((InetSocketAddress) bound.channel().localAddress()).getPort();
            log.info("FastAGI listens on {}:{}", options.listen().host(), actual);
            port.complete(actual);
        } else {
            port.fail(new IllegalStateException(
                    "FastAGI cannot listen on " + options.listen() + ": "
                            + bound.cause().getMessage(),
                    bound.cause()));
        }
    }

    /** Stops listening and closes every session; the dialplan of their calls goes on. */
    public Future<Void> close() {
        Promise<Void> closed = vertx.promise();
        Channel listening = server;
        if (listening == null) {
            closed.complete();
        } else {
            listening.close().addListener(done -> closed.complete());
        }
        List<Future<Void>> parts = new ArrayList<>(List.of(closed.future()));
        loops.values().forEach(loop -> parts.add(close(loop)));
        return Future.join(parts).mapEmpty();
    }

    private static Future<Void> close(AgiLoop loop) {
        Promise<Void> closed = loop.context().promise();
        loop.context().runOnContext(v -> {
            loop.close(STOPPED);
            closed.complete();
        });
        return closed.future();
    }

    /**
     * AMI tells of a key that was pressed on a channel; one that has no session here is not ours.
     *
     * @param held how long it was pressed
     */
    public void keyPressed(String uniqueId, char key, Duration held) {
        sessions.on(uniqueId).ifPresent(connection -> connection.keyPressed(key, held));
    }

    /** AMI tells that a channel is gone: its session, if there is one here, has some time to end by itself. */
    public void channelGone(String uniqueId) {
        sessions.on(uniqueId).ifPresent(AgiConnection::channelGone);
    }

    private AgiLoop loop(EventLoop loop) {
        return loops.computeIfAbsent(
                loop,
                l -> new AgiLoop(l, vertx.contextBuilder().withEventLoop(l).build()));
    }

    private void refuse(InetAddress address, AgiEnd end) {
        metrics.sessionRefused(end.problem());
        boolean isOfAll = end.problem() == AgiProblem.TOO_MANY_SESSIONS;
        boolean isOfScript = end.problem() == AgiProblem.UNKNOWN_SCRIPT;
        String key = end.problem() + " " + (isOfAll ? "" : isOfScript ? end.why() : address);
        if (refusals.allows(key, Instant.now())) {
            log.warn("AGI connection from {} refused: {}", address.getHostAddress(), end.why());
        }
    }

    /** Takes connections in. */
    @Sharable
    private final class Accepting extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            InetAddress address = ((InetSocketAddress) channel.remoteAddress()).getAddress();
            admission
                    .enter(address)
                    .ifPresentOrElse(why -> turnedAway(channel, address, why), () -> takenIn(channel, address));
        }

        @SuppressWarnings("FutureReturnValueIgnored")
        private void turnedAway(Channel channel, InetAddress address, AgiEnd why) {
            refuse(address, why);
            channel.close();
        }

        private void takenIn(Channel channel, InetAddress address) {
            AgiLoop loop = loop(channel.eventLoop());
            var connection = new AgiConnection(channel, loop, options, metrics, new Serving(address));
            loop.add(connection);
            channel.pipeline().addLast(connection);
        }
    }

    /** Serves one connection. */
    private final class Serving implements AgiConnection.Listener {
        private final InetAddress address;
        private @Nullable AgiRequest served;

        Serving(InetAddress address) {
            this.address = address;
        }

        @Override
        public void opened(AgiConnection connection, AgiRequest request) {
            AgiHandler handler = handlers.get(request.script());
            if (handler == null) {
                connection.close(unknown(request));
                return;
            }
            served = request;
            sessions.add(request.uniqueId(), connection).ifPresent(earlier -> earlier.close(REPLACED));
            metrics.sessionOpened();
            handled(handler, new AgiSession(request, connection))
                    .onComplete(done -> finished(connection, done.cause()));
        }

        private AgiEnd unknown(AgiRequest request) {
            return new AgiEnd(
                    AgiProblem.UNKNOWN_SCRIPT,
                    "AGI script \"" + request.script() + "\" is not known (expected: one of " + handlers.keySet()
                            + ")");
        }

        private void finished(AgiConnection connection, @Nullable Throwable why) {
            if (why != null && served != null) {
                logFailure(served, why);
            }
            connection.close(FINISHED);
        }

        @Override
        public void ended(AgiConnection connection, AgiEnd end) {
            admission.leave(address);
            if (served == null) {
                refuse(address, end);
                return;
            }
            sessions.remove(served.uniqueId(), connection);
            metrics.sessionEnded();
            if (end.problem() != AgiProblem.ENDED) {
                metrics.sessionBroken(end.problem());
            }
        }
    }

    private static Future<Void> handled(AgiHandler handler, AgiCall call) {
        try {
            return handler.handle(call);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static void logFailure(AgiRequest request, Throwable e) {
        if (e instanceof AgiException) {
            log.warn("AGI script {} on {} ended early: {}", request.script(), request.channel(), e.getMessage());
        } else {
            log.error("AGI script {} on {} failed", request.script(), request.channel(), e);
        }
    }
}
