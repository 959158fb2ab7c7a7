package dev.hotline.asterisk.ami;

import dev.hotline.config.AmiTls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import java.util.concurrent.TimeUnit;

/** Opens connections to one manager interface, with TLS or without. Safe from any thread. */
final class Connector {
    /**
     * In bytes. Left to itself the kernel lets it grow to 6 MB, and in a storm an answer waits behind the 14,000 events in it; this is a second's
     * worth of a busy Asterisk.
     */
    private static final int RECEIVE_BUFFER = 256 << 10;

    /** To be kept: a client that nobody refers to is closed by the next garbage collection, with its connection. */
    private final NetClient client;

    private final AmiOptions options;

    Connector(Vertx vertx, AmiOptions options) {
        this.options = options;
        client = vertx.createNetClient(options(options));
    }

    /** Fails with what went wrong at the bottom, such as the fingerprint that was not the expected one. */
    Future<NetSocket> connect() {
        return client.connect(options.endpoint().port(), options.endpoint().host())
                .recover(e -> Future.failedFuture(bottom(e)));
    }

    Future<Void> close() {
        return client.close();
    }

    private static NetClientOptions options(AmiOptions options) {
        int patience = Math.toIntExact(options.times().login().toMillis());
        NetClientOptions plain = new NetClientOptions()
                .setConnectTimeout(patience)
                .setReceiveBufferSize(RECEIVE_BUFFER)
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true);
        plain.setSslHandshakeTimeout(patience).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        return switch (options.tls()) {
            case AmiTls.Off off -> plain;
            case AmiTls.Pinned pinned ->
                plain.setSsl(true)
                        .setHostnameVerificationAlgorithm("")
                        .setTrustOptions(TrustOptions.wrap(new PinnedCertificate(pinned.sha256())));
            case AmiTls.Trusted trusted ->
                plain.setSsl(true)
                        .setHostnameVerificationAlgorithm("HTTPS")
                        .setTrustOptions(
                                new PemTrustOptions().addCertPath(trusted.pem().toString()));
            case AmiTls.SystemTrust system -> plain.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
        };
    }

    private static Throwable bottom(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null ? e : bottom(cause);
    }
}
