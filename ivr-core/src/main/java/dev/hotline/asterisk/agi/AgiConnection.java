package dev.hotline.asterisk.agi;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wire of one session: first the environment, then one command in flight at a time while the others wait. Lives on the socket's
 * context, where its futures complete; {@link #send} may be called from any thread.
 */
final class AgiConnection {
    private static final Logger log = LoggerFactory.getLogger(AgiConnection.class);
    private static final int MAX_REPLY = 64 << 10;

    private final ContextInternal context;
    private final NetSocket socket;
    private final AgiMetrics metrics;
    private final Duration replyTime;
    private final AgiLines lines;
    private final AgiReplies replies = new AgiReplies(MAX_REPLY, this::replied, this::callerGone);
    private final Queue<Pending> waiting = new ArrayDeque<>();
    private final Promise<AgiRequest> request;
    private final Promise<Void> hungUp;
    private final Promise<Void> closed;
    private @Nullable AgiEnvironment environment;
    private @Nullable Pending inFlight;
    private boolean gone;
    private @Nullable String lost;

    AgiConnection(ContextInternal context, NetSocket socket, AgiServerOptions options, AgiMetrics metrics) {
        this.context = context;
        this.socket = socket;
        this.metrics = metrics;
        replyTime = options.replyTime();
        environment = new AgiEnvironment(options.maxEnvironment());
        lines = new AgiLines(options.maxEnvironmentLine(), this::line);
        request = context.promise();
        hungUp = context.promise();
        closed = context.promise();
        socket.exceptionHandler(e -> log.debug("AGI connection from {}: {}", socket.remoteAddress(), e.toString()));
        socket.closeHandler(v -> end("Asterisk closed the connection"));
        socket.handler(chunk -> guarded(() -> lines.feed(chunk)));
    }

    /** What the call is; fails with {@link AgiException} when Asterisk does not say it properly. */
    Future<AgiRequest> request() {
        return request.future();
    }

    /** Completes when the caller is gone or the connection is lost. */
    Future<Void> hungUp() {
        return hungUp.future();
    }

    /** Completes when the connection is closed, whoever closed it. */
    Future<Void> closed() {
        return closed.future();
    }

    /**
     * Sends a command when those before it are answered.
     *
     * @return the reply; {@link AgiReply#GONE} without asking when the command needs a channel and the caller is gone
     */
    Future<AgiReply> send(Command command) {
        Promise<AgiReply> reply = context.promise();
        onContext(() -> {
            waiting.add(new Pending(command, reply));
            sendNext();
        });
        return reply.future();
    }

    /** A command that was not even sent. */
    <T> Future<T> refused(IllegalArgumentException why) {
        return context.failedFuture(why);
    }

    /** Closes the connection; what waits for a reply fails with this reason. */
    void close(String why) {
        onContext(() -> {
            end(why);
            socket.close();
        });
    }

    private void sendNext() {
        while (inFlight == null && !waiting.isEmpty()) {
            Pending next = waiting.remove();
            if (lost != null) {
                next.fail(lost);
            } else if (gone && next.command.needsChannel()) {
                next.reply.complete(AgiReply.GONE);
            } else {
                transmit(next);
            }
        }
    }

    private void transmit(Pending next) {
        inFlight = next;
        next.sentAt = System.nanoTime();
        next.command.patience().ifPresent(patience -> next.deadline = deadline(next, patience.plus(replyTime)));
        socket.write(next.command.line() + "\n", StandardCharsets.UTF_8.name());
    }

    private long deadline(Pending pending, Duration time) {
        return context.owner().setTimer(time.toMillis(), id -> {
            if (inFlight == pending) {
                close("no reply within " + time.toSeconds() + " s");
            }
        });
    }

    private void line(String line) {
        if (environment == null) {
            replies.line(line);
        } else if (!line.isEmpty()) {
            environment.add(line);
        } else {
            AgiRequest whole = environment.request();
            environment = null;
            lines.limit(MAX_REPLY);
            request.complete(whole);
        }
    }

    private void replied(AgiReply reply) {
        Pending answered = inFlight;
        if (answered == null) {
            log.warn("AGI connection from {}: a reply nobody waits for: {}", socket.remoteAddress(), reply);
            return;
        }
        inFlight = null;
        cancel(answered);
        metrics.commandTimed(answered.command.name(), Duration.ofNanos(System.nanoTime() - answered.sentAt));
        if (reply.isGone()) {
            callerGone();
        }
        answered.reply.complete(reply);
        sendNext();
    }

    private void callerGone() {
        gone = true;
        hungUp.tryComplete();
    }

    /** Whether the caller's hang-up was seen; to be asked on the context. */
    boolean isGone() {
        return gone;
    }

    private void end(String why) {
        if (lost != null) {
            return;
        }
        lost = why;
        Pending unanswered = inFlight;
        inFlight = null;
        if (unanswered != null) {
            cancel(unanswered);
            unanswered.fail(why);
        }
        sendNext();
        request.tryFail(new AgiException("no whole AGI environment: " + why));
        hungUp.tryComplete();
        closed.tryComplete();
    }

    private void cancel(Pending pending) {
        context.owner().cancelTimer(pending.deadline);
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (AgiException notUnderstood) {
            request.tryFail(notUnderstood);
            close(String.valueOf(notUnderstood.getMessage()));
        }
    }

    private void onContext(Runnable step) {
        if (context.isRunningOnContext()) {
            step.run();
        } else {
            context.runOnContext(v -> step.run());
        }
    }

    /** A command that waits for its turn, then for its reply. */
    private static final class Pending {
        final Command command;
        final Promise<AgiReply> reply;
        long sentAt;
        long deadline = -1;

        Pending(Command command, Promise<AgiReply> reply) {
            this.command = command;
            this.reply = reply;
        }

        void fail(String why) {
            reply.fail(new AgiException(command.name() + ": the session is lost: " + why));
        }
    }
}
