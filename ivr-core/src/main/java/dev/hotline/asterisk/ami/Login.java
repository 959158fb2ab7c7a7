package dev.hotline.asterisk.ami;

import dev.hotline.asterisk.ami.wire.AmiAction;
import dev.hotline.asterisk.ami.wire.AmiMessage;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** Logs in, and waits until Asterisk has booted. To be used on the link's context only. */
final class Login {
    /** What the engine uses: phones, channels and originates; keys; and that Asterisk is fully booted. */
    private static final String EVENTS = "call,dtmf,system";

    private static final String REFUSED = "Authentication failed";
    private final AmiConnection connection;
    private final AmiOptions options;

    /** Asterisk refused the account: trying again would not help. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    Login(AmiConnection connection, AmiOptions options) {
        this.connection = connection;
        this.options = options;
    }

    /**
     * Completes with Asterisk's version when it is ready; fails with {@link RefusedException} when the account is wrong, with {@link
     * AmiException} when it may be better next time.
     */
    Future<AsteriskVersion> run() {
        return authenticated().compose(this::accepted).compose(v -> booted()).compose(v -> version());
    }

    private Future<AmiMessage> authenticated() {
        return switch (options.login()) {
            case MD5 -> challenge().compose(this::answer);
            case PLAIN -> login(account().with("Secret", options.secret().value()));
        };
    }

    private Future<AmiMessage> challenge() {
        return login(new AmiAction("Challenge").with("AuthType", "MD5"));
    }

    private Future<AmiMessage> answer(AmiMessage challenge) {
        return challenge.isError()
                ? Future.succeededFuture(challenge)
                : login(account()
                        .with("AuthType", "MD5")
                        .with(
                                "Key",
                                md5(challenge.get("Challenge")
                                        + options.secret().value())));
    }

    private AmiAction account() {
        return new AmiAction("Login").with("Username", options.username()).with("Events", EVENTS);
    }

    private Future<AmiMessage> login(AmiAction step) {
        return connection.exchange(step, options.times().login());
    }

    private Future<Void> accepted(AmiMessage response) {
        if (!response.isError()) {
            return Future.succeededFuture();
        }
        String why = response.get("Message");
        return Future.failedFuture(
                why.equals(REFUSED)
                        ? new RefusedException(why)
                        : new AmiException(
                                AmiException.Kind.REFUSED, "Login refused by " + options.node() + ": " + why));
    }

    private Future<Void> booted() {
        long patience = options.times().timeout().toMillis();
        return connection
                .booted()
                .timeout(patience, TimeUnit.MILLISECONDS)
                .recover(late -> Future.failedFuture(new AmiException(
                        AmiException.Kind.TIMED_OUT,
                        "no FullyBooted event within " + patience
                                + " ms: Asterisk is still starting, or the account lacks read=system")));
    }

    private Future<AsteriskVersion> version() {
        return connection
                .send(new AmiAction("CoreSettings"))
                .map(response -> AsteriskVersion.of(response.get("AsteriskVersion"), connection.managerVersion()));
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
