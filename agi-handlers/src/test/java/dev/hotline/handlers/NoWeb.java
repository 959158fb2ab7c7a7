package dev.hotline.handlers;

import dev.hotline.config.WebService;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Services that do not answer. */
final class NoWeb implements WebServices {
    @Override
    public Future<WebAnswer> get(WebService service, String path) {
        return Future.failedFuture(service.name() + " did not answer");
    }

    @Override
    public Future<WebAnswer> post(WebService service, String path, JsonObject body) {
        return Future.failedFuture(service.name() + " did not answer");
    }
}
