package dev.hotline.bench.agi;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.stream.Stream;

/** The least that a server on Netty can do: finds the ends of lines and writes the next prepared command. It understands nothing. */
final class FloorPeer {
    private FloorPeer() {}

    static int listen(int loops) {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(loops, NioIoHandler.newFactory());
        Channel server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Session());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // of writes and closes: what goes wrong there ends the channel
    private static final class Session extends ChannelInboundHandlerAdapter {
        private static final ByteBuf[] COMMANDS = Stream.of(
                        "ANSWER",
                        "SET VARIABLE HOTLINE_CALL \"1795332888.0000000000\"",
                        "STREAM FILE hotline/greeting \"\"",
                        "STREAM FILE hotline/menu \"123\"",
                        "SET MUSIC ON \"hotline\"",
                        "SET VARIABLE __TRANSFER_CONTEXT \"hotline-transfer\"",
                        "EXEC Dial \"PJSIP/1001,20,gm(hotline)\"",
                        "GET VARIABLE \"DIALSTATUS\"",
                        "GET VARIABLE \"HANGUPCAUSE\"",
                        "STREAM FILE hotline/survey \"12345\"",
                        "SET VARIABLE HOTLINE_DONE \"1\"")
                .map(Wire::prepared)
                .toArray(ByteBuf[]::new);

        private boolean inEnvironment = true;
        private int lineLength;
        private int next;

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            int from = bytes.readerIndex();
            int end = bytes.writerIndex();
            for (int at = bytes.indexOf(from, end, (byte) '\n'); at >= 0; at = bytes.indexOf(from, end, (byte) '\n')) {
                line(ctx, lineLength + at - from);
                lineLength = 0;
                from = at + 1;
            }
            lineLength += end - from;
            bytes.release();
        }

        private void line(ChannelHandlerContext ctx, int length) {
            if (inEnvironment && length > 0) {
                return;
            }
            inEnvironment = false;
            if (next < COMMANDS.length) {
                ctx.writeAndFlush(COMMANDS[next++].duplicate(), ctx.voidPromise());
            } else {
                ctx.close();
            }
        }
    }
}
