package dev.hotline.asterisk.ami;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** Logs in: the secret itself never goes over the wire. */
final class AmiLogin {
    /** What the engine uses: phones, channels and originates; keys; and that Asterisk is fully booted. */
    private static final String EVENTS = "call,dtmf,system";

    private static final String REFUSED = "Authentication failed";
    private final AmiConnection connection;
    private final AmiOptions options;

    AmiLogin(AmiConnection connection, AmiOptions options) {
        this.connection = connection;
        this.options = options;
    }

    /**
     * Completes with Asterisk's version when it is ready; fails with {@link AmiRefusedException} when the account is wrong, with
     * {@link AmiException} when it may be better next time.
     */
    Future<String> login() {
        return challenge()
                .compose(this::authenticate)
                .compose(this::accepted)
                .compose(v -> booted())
                .compose(v -> version());
    }

    private Future<String> challenge() {
        return connection
                .send(new AmiAction("Challenge").with("AuthType", "MD5"))
                .map(response -> response.get("Challenge"));
    }

    private Future<AmiMessage> authenticate(String challenge) {
        return connection.exchange(new AmiAction("Login")
                .with("AuthType", "MD5")
                .with("Username", options.username())
                .with("Key", md5(challenge + options.secret().value()))
                .with("Events", EVENTS));
    }

    private Future<Void> accepted(AmiMessage response) {
        if (!response.isError()) {
            return Future.succeededFuture();
        }
        String why = response.get("Message");
        return Future.failedFuture(
                why.equals(REFUSED)
                        ? new AmiRefusedException(why)
                        : new AmiException("Login refused by " + options.node() + ": " + why));
    }

    private Future<Void> booted() {
        return connection
                .booted()
                .timeout(options.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .recover(late -> Future.failedFuture(new AmiException("no FullyBooted event within "
                        + options.timeout().toMillis()
                        + " ms: Asterisk is still starting, or the account lacks read=system")));
    }

    private Future<String> version() {
        return connection.send(new AmiAction("CoreSettings")).map(response -> response.get("AsteriskVersion"));
    }

    private static String md5(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
