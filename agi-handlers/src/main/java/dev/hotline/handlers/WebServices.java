package dev.hotline.handlers;

import dev.hotline.config.WebService;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** The web services that flows ask and tell. Futures complete on the caller's context and fail when there is no answer in time. */
public interface WebServices {

    /**
     * What is at this path, perhaps from an answer that was given before.
     *
     * @param path added to the service's address
     */
    Future<WebAnswer> get(WebService service, String path);

    /**
     * Tells a service, with a signature when it has a key.
     *
     * @param path added to the service's address
     */
    Future<WebAnswer> post(WebService service, String path, JsonObject body);

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param body as text, whatever it is
     */
    record WebAnswer(int status, String body) {

        public boolean good() {
            return status >= 200 && status < 300;
        }
    }
}
