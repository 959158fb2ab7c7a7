package dev.hotline.bench.ami;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asterisk's end of a manager connection. On the event loop of its channel, except {@link #send} and {@link #close}. */
@SuppressWarnings("FutureReturnValueIgnored") // of writes and closes: what goes wrong there ends the channel
final class ManagerSession extends ChannelInboundHandlerAdapter {
    private static final String END = "\r\n\r\n";

    private final CompletableFuture<ManagerSession> connected;
    private final StringBuilder begun = new StringBuilder();
    private volatile @Nullable ChannelHandlerContext context;
    private @Nullable Sending sending;

    /** @param connected completed with this when the client is there */
    ManagerSession(CompletableFuture<ManagerSession> connected) {
        this.connected = connected;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        connected.complete(this);
        ctx.writeAndFlush(Unpooled.copiedBuffer("Asterisk Call Manager/11.0.0\r\n", US_ASCII));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        begun.append(bytes.toString(UTF_8));
        bytes.release();
        for (int end = begun.indexOf(END); end >= 0; end = begun.indexOf(END)) {
            Answers.to(begun.substring(0, end)).forEach(answer -> ctx.write(Unpooled.wrappedBuffer(answer)));
            begun.delete(0, end + END.length());
        }
        ctx.flush();
    }

    /** @see Manager#send */
    CompletableFuture<Void> send(Feed feed, int calls, int mark) {
        var order = new Sending(feed, calls, mark, new CompletableFuture<>());
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            order.done.completeExceptionally(new IllegalStateException("no client is connected"));
        } else {
            ctx.executor().execute(() -> {
                sending = order;
                sendSome(ctx);
            });
        }
        return order.done;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        sendSome(ctx);
    }

    private void sendSome(ChannelHandlerContext ctx) {
        Sending now = sending;
        if (now == null || !now.some(ctx)) {
            return;
        }
        sending = null;
        now.done.complete(null);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (sending != null) {
            sending.done.completeExceptionally(
                    new IllegalStateException("the client closed the connection while events were sent"));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    void close() {
        ChannelHandlerContext ctx = context;
        if (ctx != null) {
            ctx.close();
        }
    }

    /** What is to be sent. */
    private static final class Sending {
        private final Feed feed;
        private final int calls;
        private final int mark;
        private final CompletableFuture<Void> done;
        private int sent;

        Sending(Feed feed, int calls, int mark, CompletableFuture<Void> done) {
            this.feed = feed;
            this.calls = calls;
            this.mark = mark;
            this.done = done;
        }

        /** Sends as much as the channel takes now; whether that was the last. */
        boolean some(ChannelHandlerContext ctx) {
            while (sent < calls && ctx.channel().isWritable()) {
                ctx.write(feed.call(sent++), ctx.voidPromise());
                ctx.flush();
            }
            if (sent < calls) {
                return false;
            }
            ctx.writeAndFlush(Unpooled.wrappedBuffer(Mark.event(mark)));
            return true;
        }
    }
}
