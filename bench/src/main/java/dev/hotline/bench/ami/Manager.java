package dev.hotline.bench.ami;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/** A manager interface for one client, its first; one that loses its connection has failed. Safe from any thread. */
final class Manager implements AutoCloseable {
    private final Channel server;
    private final CompletableFuture<ManagerSession> session = new CompletableFuture<>();

    Manager(EventLoopGroup loops) {
        server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new ManagerSession(session));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /**
     * Sends the events of so many calls as fast as the client reads, then the mark.
     *
     * @return completes when all of it is written
     */
    CompletableFuture<Void> send(Feed feed, int calls, int mark) {
        return session.thenCompose(client -> client.send(feed, calls, mark));
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        if (session.isDone()) {
            session.join().close();
        }
    }
}
