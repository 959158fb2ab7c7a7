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
        private byte[] chunk = new byte[64 << 10];
        private long count;

        @Override
        protected void decode(ChannelHandlerContext ctx, ByteBuf bytes, List<Object> out) {
            int length = bytes.readableBytes();
            if (length > chunk.length) {
                chunk = new byte[length * 2];
            }
            bytes.getBytes(bytes.readerIndex(), chunk, 0, length);
            int start = 0;
            for (int end = Mark.messageEnd(chunk, 0, length); end >= 0; end = Mark.messageEnd(chunk, start, length)) {
                message(Mark.numberIn(chunk, start, end));
                start = end;
            }
            bytes.skipBytes(start);
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
