package dev.hotline.asterisk.agi;

import io.vertx.core.Future;

/** What to do with a session. */
@FunctionalInterface
public interface AgiHandler {

    /**
     * Serves one session, on its Vert.x context. When the future completes, the session is closed and the dialplan goes on; a failed
     * future is logged with the call.
     */
    Future<Void> handle(AgiCall call);
}
