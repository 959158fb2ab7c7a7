package dev.hotline.bench.ami;

import dev.hotline.bench.kit.Control;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.util.Arrays;

/** The least that a client on Netty can do: finds where each message ends, and looks whether it is a mark. It does not even log in. */
final class FloorPeer {
    private final Mark marks = new Mark();
    private volatile long events;

    FloorPeer(int port) {
        new Bootstrap()
                .group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Messages());
                    }
                })
                .connect(InetAddress.getLoopbackAddress(), port)
                .syncUninterruptibly();
    }

    Control control() {
        return new Control()
                .on("mark", number -> marks.await(Integer.parseInt(number)))
                .on("told", rest -> Long.toString(events));
    }

    private final class Messages extends ChannelInboundHandlerAdapter {
        private byte[] begun = new byte[256 << 10];
        private int length;
        private long count;

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object read) {
            ByteBuf bytes = (ByteBuf) read;
            int more = bytes.readableBytes();
            begun = length + more > begun.length ? Arrays.copyOf(begun, (length + more) * 2) : begun;
            bytes.readBytes(begun, length, more);
            bytes.release();
            length += more;
            messages();
        }

        private void messages() {
            int start = 0;
            for (int end = Mark.messageEnd(begun, 0, length); end >= 0; end = Mark.messageEnd(begun, start, length)) {
                message(Mark.numberIn(begun, start, end));
                start = end;
            }
            length -= start;
            System.arraycopy(begun, start, begun, 0, length);
        }

        private void message(int mark) {
            if (mark < 0) {
                count++;
            } else {
                events = count;
                marks.reach(mark);
            }
        }
    }
}
