package dev.hotline.bench.ami;

import dev.hotline.bench.kit.Control;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.net.InetAddress;
import java.util.List;

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

    private final class Messages extends ByteToMessageDecoder {
        private long count;

        @Override
        protected void decode(ChannelHandlerContext ctx, ByteBuf bytes, List<Object> out) {
            int start = bytes.readerIndex();
            int end = bytes.writerIndex();
            int line = start;
            for (int at = bytes.indexOf(line, end, (byte) '\n'); at >= 0; at = bytes.indexOf(line, end, (byte) '\n')) {
                if (at == line + 1) {
                    message(Mark.numberIn(bytes, start, at));
                    start = at + 1;
                }
                line = at + 1;
            }
            bytes.readerIndex(start);
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
