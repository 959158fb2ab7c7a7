package dev.hotline.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Whole answers. To HEAD only what would be said of the body is sent; Vert.x leaves that to its users. */
final class Answer {
    private Answer() {}

    static void json(RoutingContext ctx, int status, JsonObject json) {
        send(ctx, status, "application/json; charset=utf-8", json.encode() + "\n");
    }

    /** An error, as one plain line; nothing when another answer has begun. */
    static void plain(RoutingContext ctx, int status, String line) {
        if (!ctx.response().headWritten()) {
            ctx.response().putHeader("Cache-Control", "no-store");
            send(ctx, status, "text/plain; charset=utf-8", line + "\n");
        }
    }

    /** The request has no token, or a wrong one. */
    static void unauthorized(RoutingContext ctx) {
        ctx.response().putHeader("WWW-Authenticate", "Bearer");
        plain(ctx, 401, "the token is not this engine's (expected: the content of console.token in its data folder)");
    }

    static void send(RoutingContext ctx, int status, String type, String text) {
        send(ctx, status, type, Buffer.buffer(text));
    }

    static void send(RoutingContext ctx, int status, String type, Buffer body) {
        HttpServerResponse response = ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type)
                .putHeader("Content-Length", String.valueOf(body.length()));
        Future<Void> sent = head(ctx) ? response.end() : response.end(body);
        sent.onFailure(gone -> ctx.request().connection().close());
    }

    static boolean head(RoutingContext ctx) {
        return ctx.request().method().equals(HttpMethod.HEAD);
    }
}
