package dev.hotline.bench.agi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/** Asterisk's end of one session: sends the environment, checks each command and answers it. On the event loop of its channel. */
@SuppressWarnings("FutureReturnValueIgnored") // of writes and closes: what goes wrong there ends the channel
final class Caller extends ChannelInboundHandlerAdapter {
    private final Wire wire;
    private final Plan plan;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf begun;
    private @Nullable String wrong;
    private int step;
    private boolean waiting = true;
    private long repliedAt;

    Caller(Wire wire, Plan plan) {
        this.wire = wire;
        this.plan = plan;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        ctx.writeAndFlush(wire.environment(ctx.alloc()), ctx.voidPromise());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = joined(ctx, (ByteBuf) message);
        if (bytes.getByte(bytes.writerIndex() - 1) != '\n') {
            begun = bytes;
            return;
        }
        try {
            command(ctx, bytes);
        } finally {
            bytes.release();
        }
    }

    private ByteBuf joined(ChannelHandlerContext ctx, ByteBuf bytes) {
        ByteBuf earlier = begun;
        if (earlier == null) {
            return bytes;
        }
        begun = null;
        ByteBuf both = ctx.alloc()
                .buffer(earlier.readableBytes() + bytes.readableBytes())
                .writeBytes(earlier)
                .writeBytes(bytes);
        earlier.release();
        bytes.release();
        return both;
    }

    private void command(ChannelHandlerContext ctx, ByteBuf line) {
        if (step > 0) {
            plan.answered(System.nanoTime() - repliedAt);
        }
        if (!waiting || step == Wire.COMMANDS || !Wire.isExpected(step, line)) {
            fail(ctx, "command " + (step + 1) + " was not expected: " + line.toString(US_ASCII));
            return;
        }
        waiting = false;
        if (plan.replyNow(this, step)) {
            reply();
        }
    }

    /** Answers the last command. */
    void reply() {
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            return;
        }
        waiting = true;
        repliedAt = System.nanoTime();
        ctx.writeAndFlush(Wire.reply(step++), ctx.voidPromise());
    }

    private void fail(ChannelHandlerContext ctx, String why) {
        if (wrong == null) {
            wrong = why;
        }
        ctx.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (begun != null) {
            begun.release();
            begun = null;
        }
        if (wrong == null && (step < Wire.COMMANDS || !waiting)) {
            wrong = "the server closed after " + step + " replies";
        }
        plan.ended(wrong);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail(ctx, String.valueOf(cause));
    }
}
