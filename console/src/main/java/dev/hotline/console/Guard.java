package dev.hotline.console;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What holds for every request: the methods served, the headers that keep a browser safe, and errors as one plain line. */
final class Guard {
    private static final Logger log = LoggerFactory.getLogger(Guard.class);
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    void addTo(Router router) {
        router.route().handler(Guard::headers).handler(Guard::method).failureHandler(Guard::failed);
        router.errorHandler(404, ctx -> Answer.plain(ctx, 404, "nothing is here; the status page is at /"));
        router.errorHandler(400, ctx -> Answer.plain(ctx, 400, "the request was not understood"));
    }

    private static void headers(RoutingContext ctx) {
        ctx.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store");
        ctx.next();
    }

    private static void method(RoutingContext ctx) {
        HttpMethod method = ctx.request().method();
        boolean changing = isChanging(ctx.normalizedPath());
        if (changing
                ? method.equals(HttpMethod.POST)
                : method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            ctx.next();
        } else if (changing) {
            ctx.response().putHeader("Allow", "POST");
            Answer.plain(ctx, 405, "only POST is served here");
        } else {
            ctx.response().putHeader("Allow", "GET, HEAD");
            Answer.plain(ctx, 405, "only GET and HEAD are served here");
        }
    }

    private static boolean isChanging(String path) {
        return ConfigRoutes.CHANGING.contains(path) || DeskRoutes.isChanging(path);
    }

    private static void failed(RoutingContext ctx) {
        Throwable why = ctx.failure();
        if (why == null) {
            ctx.next();
        } else {
            log.warn("{} failed: {}", ctx.normalizedPath(), why.toString());
            Answer.plain(ctx, 503, "this cannot be read just now; the engine's log says why");
        }
    }
}
