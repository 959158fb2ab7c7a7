package dev.hotline.bench.agi;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.AgiServer;
import dev.hotline.asterisk.agi.AgiServerOptions;
import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.agi.Played;
import dev.hotline.asterisk.agi.Pressed;
import dev.hotline.config.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The engine's own server with a handler written as the engine's are. */
final class OurPeer {
    private static final int SESSIONS = 100_000;

    private OurPeer() {}

    static int listen(int loops) throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        try {
            return new AgiServer(vertx, options())
                    .route("hotline", OurPeer::serve)
                    .listen()
                    .await(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the server does not listen", e);
        }
    }

    private static AgiServerOptions options() {
        return AgiServerOptions.of(new Endpoint("127.0.0.1", 0), Set.of("127.0.0.1"))
                .withMaxSessions(SESSIONS)
                .withMaxSessionsPerAddress(SESSIONS);
    }

    private static Future<Void> serve(AgiCall call) {
        return call.answer()
                .compose(answered -> call.set("HOTLINE_CALL", call.request().uniqueId()))
                .compose(set -> call.play("hotline/greeting", ""))
                .compose(greeted -> call.play("hotline/menu", "123"))
                .compose(played -> expectKey(played, '1'))
                .compose(chosen -> call.musicOn("hotline"))
                .compose(on -> call.set("__TRANSFER_CONTEXT", "hotline-transfer"))
                .compose(set -> call.dial("PJSIP/1001", Duration.ofSeconds(20), "m(hotline)"))
                .compose(OurPeer::expectTalk)
                .compose(talked -> call.get("HANGUPCAUSE"))
                .compose(talked -> call.play("hotline/survey", "12345"))
                .compose(played -> expectKey(played, '5'))
                .compose(scored -> call.set("HOTLINE_DONE", "1"));
    }

    private static Future<Void> expectKey(Played played, char key) {
        return played instanceof Pressed pressed && pressed.key() == key
                ? Future.succeededFuture()
                : Future.failedFuture("played: " + played + " (expected: key " + key + ")");
    }

    private static Future<Void> expectTalk(Dialled dialled) {
        return dialled instanceof Dialled.Talked
                ? Future.succeededFuture()
                : Future.failedFuture("dialled: " + dialled + " (expected: talked)");
    }
}
