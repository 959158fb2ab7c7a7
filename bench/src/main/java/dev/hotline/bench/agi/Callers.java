package dev.hotline.bench.agi;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Begins sessions with one server, for one plan. All of it happens on one event loop, so that it costs the machine as little as it can. */
final class Callers {
    private final EventLoop loop;
    private final Plan plan;
    private final Bootstrap bootstrap;

    private Callers(EventLoop loop, int port, Plan plan) {
        this.loop = loop;
        this.plan = plan;
        Wire wire = new Wire();
        bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Caller(wire, plan));
                    }
                })
                .remoteAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** The loop on which sessions are played. */
    static EventLoopGroup loops() {
        return new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    }

    /** Begins what the plan says; returns at once. */
    static void begin(EventLoopGroup loops, int port, Plan plan) {
        EventLoop loop = loops.next();
        loop.execute(() -> plan.begin(new Callers(loop, port, plan)));
    }

    EventLoop loop() {
        return loop;
    }

    void call() {
        bootstrap.connect().addListener((ChannelFuture connected) -> {
            if (!connected.isSuccess()) {
                plan.ended(String.valueOf(connected.cause()));
            }
        });
    }
}
