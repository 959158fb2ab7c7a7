package dev.hotline.asterisk.agi;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wire of one session: first the environment, then one command in flight at a time while the others wait. Lives on its channel's event
 * loop, and its futures complete on the Vert.x context of that loop; {@link #send} and {@link #close} may be called from any thread.
 */
final class AgiConnection extends ChannelInboundHandlerAdapter implements AgiDecoder.Messages {
    private static final Logger log = LoggerFactory.getLogger(AgiConnection.class);

    private final Channel channel;
    private final AgiLoop loop;
    private final AgiServerOptions options;
    private final AgiMetrics metrics;
    private final Listener listener;
    private final AgiDecoder decoder;
    private final Promise<Void> hungUp;
    private final KeyStream keys;
    private @Nullable Queue<Pending> waiting;
    private @Nullable Pending inFlight;
    private boolean gone;
    private @Nullable AgiEnd ended;
    private final Deadline deadline = new Deadline();

    /** Is told of the connection's life, on its event loop. */
    interface Listener {
        /** Asterisk said what the call is. */
        void opened(AgiConnection connection, AgiRequest request);

        /** The connection is over, opened or not; told once. */
        void ended(AgiConnection connection, AgiEnd end);
    }

    AgiConnection(Channel channel, AgiLoop loop, AgiServerOptions options, AgiMetrics metrics, Listener listener) {
        this.channel = channel;
        this.loop = loop;
        this.options = options;
        this.metrics = metrics;
        this.listener = listener;
        decoder = new AgiDecoder(options.maxEnvironmentLine(), options.maxEnvironment(), this);
        hungUp = context().promise();
        keys = new KeyStream(context());
        deadline.set(System.nanoTime(), options.environmentTime(), AgiProblem.ENVIRONMENT_LATE);
    }

    ContextInternal context() {
        return loop.context();
    }

    /** Completes when the caller is gone or the connection is lost. */
    Future<Void> hungUp() {
        return hungUp.future();
    }

    /** Whether the caller's hang-up was seen; to be asked on the event loop. */
    boolean isGone() {
        return gone;
    }

    /** What the caller pressed so far was not for us. Safe from any thread. */
    void forgetKeys() {
        onLoop(keys::forget);
    }

    // ---- commands

    /**
     * Sends a command when those before it are answered.
     *
     * @return the reply; {@link AgiReply#GONE} without asking when the command needs a channel and the caller is gone; fails with
     *     {@link AgiException} when the connection is over
     */
    Future<AgiReply> send(Command command) {
        Pending pending = new Pending(command, context().promise());
        onLoop(() -> next(pending));
        return pending.reply.future();
    }

    /**
     * Sends a command that plays something, and cuts it short once this has completed: Asterisk plays no further when the next command comes,
     * and then answers that one alone.
     *
     * @return the reply; {@link AgiReply#CUT} when it was cut short, or not begun
     */
    Future<AgiReply> send(Command playing, Future<?> enough) {
        Pending pending = new Pending(playing, context().promise());
        onLoop(() -> next(pending));
        enough.onComplete(done -> onLoop(() -> cut(pending)));
        return pending.reply.future();
    }

    private void cut(Pending pending) {
        if (pending != inFlight) {
            if (waiting != null && waiting.remove(pending)) {
                pending.reply.tryComplete(AgiReply.CUT);
            }
        } else if (!gone) {
            pending.cut = true;
            deadline.set(System.nanoTime(), options.replyTime(), AgiProblem.REPLY_LATE);
            write(Command.NOOP.line());
        }
    }

    /** A command that was not even built. */
    <T> Future<T> refused(IllegalArgumentException why) {
        return context().failedFuture(why);
    }

    private void next(Pending pending) {
        if (inFlight == null && (waiting == null || waiting.isEmpty())) {
            transmit(pending);
        } else {
            line().add(pending);
        }
    }

    /** Most sessions never have two commands at once. */
    private Queue<Pending> line() {
        if (waiting == null) {
            waiting = new ArrayDeque<>(2);
        }
        return waiting;
    }

    private void sendNext() {
        while (inFlight == null && waiting != null && !waiting.isEmpty()) {
            transmit(waiting.remove());
        }
    }

    private void transmit(Pending pending) {
        Command command = pending.command;
        if (ended != null) {
            pending.reply.tryFail(lost(command.name(), ended));
        } else if (gone && command.needsChannel()) {
            pending.reply.tryComplete(AgiReply.GONE);
        } else if (!answeredAhead(pending)) {
            inFlight = pending;
            pending.sentAt = System.nanoTime();
            expectReply(pending);
            write(command.line());
        }
    }

    /** A key that was pressed before it is asked for ends the command without asking Asterisk. */
    private boolean answeredAhead(Pending pending) {
        char key = keys.takeFor(pending.command);
        if (key != 0) {
            pending.reply.tryComplete(AgiReply.pressed(key));
        }
        return key != 0;
    }

    /** What goes wrong is told to {@link #exceptionCaught}. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void write(String line) {
        ByteBuf bytes = channel.alloc().buffer(ByteBufUtil.utf8MaxBytes(line.length()) + 1);
        ByteBufUtil.writeUtf8(bytes, line);
        channel.writeAndFlush(bytes.writeByte('\n'), channel.voidPromise());
    }

    // ---- what Asterisk says

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        ContextInternal before = context().beginDispatch();
        try {
            read(bytes);
        } finally {
            context().endDispatch(before);
            bytes.release();
        }
    }

    private void read(ByteBuf bytes) {
        if (ended != null) {
            return;
        }
        try {
            decoder.feed(bytes);
        } catch (AgiException notUnderstood) {
            end(new AgiEnd(notUnderstood.problem(), String.valueOf(notUnderstood.getMessage())));
        }
    }

    @Override
    public void request(AgiRequest request) {
        deadline.set(System.nanoTime(), options.idleTime(), AgiProblem.SILENT);
        listener.opened(this, request);
    }

    @Override
    public void reply(AgiReply reply) {
        Pending answered = inFlight;
        if (answered == null) {
            throw new AgiException(
                    AgiProblem.NOT_UNDERSTOOD,
                    "a reply that nobody waits for: " + reply.shortened() + " (expected: none)");
        }
        long now = System.nanoTime();
        if (answered.cut) {
            replyToCut(answered, reply, now);
            return;
        }
        Optional<AgiReply> answer = keys.answer(answered.command, reply, now);
        inFlight = null;
        deadline.set(now, options.idleTime(), AgiProblem.SILENT);
        metrics.commandTimed(answered.command.name(), Duration.ofNanos(now - answered.sentAt));
        if (reply.isGone()) {
            callerGone();
        }
        answer.ifPresentOrElse(answered.reply::tryComplete, () -> again(answered));
        sendNext();
    }

    /** Two commands are out, and what plays is answered only when it had ended before the second one came. */
    private void replyToCut(Pending cut, AgiReply reply, long now) {
        boolean endedBefore = reply.endpos().isPresent() || !reply.isDone();
        AgiReply answer = endedBefore ? keys.answer(cut.command, reply, now).orElse(AgiReply.CUT) : AgiReply.CUT;
        inFlight = endedBefore ? new Pending(Command.NOOP, context().promise(), now) : null;
        if (!endedBefore) {
            deadline.set(now, options.idleTime(), AgiProblem.SILENT);
        }
        metrics.commandTimed(cut.command.name(), Duration.ofNanos(now - cut.sentAt));
        if (reply.isGone()) {
            callerGone();
        }
        cut.reply.tryComplete(answer);
        sendNext();
    }

    private void again(Pending answered) {
        if (!answered.reply.future().isComplete()) {
            transmit(answered);
        }
    }

    @Override
    public void hangUp() {
        callerGone();
    }

    /** The caller hung up: what needs him is over at once, its reply may come later. */
    private void callerGone() {
        gone = true;
        hungUp.tryComplete();
        if (inFlight != null && inFlight.command.needsChannel()) {
            deadline.set(System.nanoTime(), options.replyTime(), AgiProblem.REPLY_LATE);
            inFlight.reply.tryComplete(AgiReply.GONE);
        }
    }

    // ---- what AMI says

    /** AMI tells of a key. Safe from any thread. */
    void keyPressed(char key, Duration held) {
        onLoop(() -> {
            if (ended == null && keys.told(key, held)) {
                metrics.keyJoined();
            }
        });
    }

    /** Completes when there is a key that nobody asked for yet. Safe from any thread. */
    Future<Void> keyAhead() {
        if (context().inThread()) {
            return aheadKey();
        }
        return context().future(asked -> context().runOnContext(v -> aheadKey().onComplete(asked)));
    }

    private Future<Void> aheadKey() {
        return ended == null ? keys.ahead() : context().failedFuture(lost("keys", ended));
    }

    /** The channel is gone, by AMI: variables may be read for a while, then the session is over. Safe from any thread. */
    void channelGone() {
        onLoop(() -> {
            if (ended == null) {
                callerGone();
                deadline.setLast(System.nanoTime(), options.goneTime(), AgiProblem.CHANNEL_GONE);
            }
        });
    }

    // ---- time

    private void expectReply(Pending sent) {
        Optional<Duration> patience = sent.command.patience();
        if (patience.isPresent()) {
            deadline.set(sent.sentAt, options.replyTime().plus(patience.get()), AgiProblem.REPLY_LATE);
        } else {
            deadline.clear();
        }
    }

    /** Whether {@link #timeIsUp} is to be called. */
    boolean isDue(long now) {
        return deadline.isDue(now);
    }

    void timeIsUp() {
        if (deadline.problem() == AgiProblem.SILENT && inFlight == null) {
            send(Command.NOOP);
            deadline.set(System.nanoTime(), options.replyTime(), AgiProblem.SILENT);
        } else {
            end(new AgiEnd(deadline.problem(), "nothing from Asterisk within " + deadline.time()));
        }
    }

    // ---- the end

    /** Closes the connection; what waits for a reply fails with this reason. Safe from any thread. */
    void close(AgiEnd end) {
        onLoop(() -> end(end));
    }

    private void onLoop(Runnable step) {
        if (context().inThread()) {
            step.run();
        } else {
            context().runOnContext(v -> step.run());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        context().emit(v -> end(new AgiEnd(AgiProblem.LOST, "Asterisk closed the connection")));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        log.debug("AGI connection from {}: {}", channel.remoteAddress(), cause.toString());
        context().emit(v -> end(new AgiEnd(AgiProblem.LOST, "the connection broke: " + cause.getMessage())));
    }

    private void end(AgiEnd end) {
        if (ended != null) {
            return;
        }
        ended = end;
        deadline.clear();
        loop.remove(this);
        Pending unanswered = inFlight;
        inFlight = null;
        if (unanswered != null) {
            unanswered.reply.tryFail(lost(unanswered.command.name(), end));
        }
        sendNext();
        hungUp.tryComplete();
        keys.end(() -> lost("keys", end));
        listener.ended(this, end);
        closeChannel();
    }

    /** That it is closed is told to {@link #channelInactive}. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void closeChannel() {
        channel.close();
    }

    private static AgiException lost(String what, AgiEnd end) {
        return new AgiException(end.problem(), what + ": the session is lost: " + end.why());
    }

    /** A command that waits for its turn, then for its reply. */
    private static final class Pending {
        final Command command;
        final Promise<AgiReply> reply;
        long sentAt;
        /** Whether another command was sent to cut it short. */
        boolean cut;

        Pending(Command command, Promise<AgiReply> reply) {
            this(command, reply, 0);
        }

        Pending(Command command, Promise<AgiReply> reply, long sentAt) {
            this.command = command;
            this.reply = reply;
            this.sentAt = sentAt;
        }
    }
}
