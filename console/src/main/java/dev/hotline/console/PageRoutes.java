package dev.hotline.console;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The status page, the files it is made of, and its live feed. */
final class PageRoutes {
    private final StatusReader status;
    private final LiveFeed feed;
    private final StatusPage page = new StatusPage();
    private final AskedWords words = new AskedWords();

    PageRoutes(StatusReader status, LiveFeed feed) {
        this.status = status;
        this.feed = feed;
    }

    void addTo(Router router) {
        router.route("/").handler(this::page);
        router.route("/api/live").handler(this::live);
        file(router, "status.css", "text/css; charset=utf-8");
        file(router, "status.js", "text/javascript; charset=utf-8");
        file(router, "icon.svg", "image/svg+xml");
    }

    private void page(RoutingContext ctx) {
        Words in = words.of(ctx);
        ctx.response().putHeader("Vary", "Accept-Language");
        status.read()
                .onSuccess(now -> Answer.send(ctx, 200, "text/html; charset=utf-8", page.html(now, in)))
                .onFailure(ctx::fail);
    }

    private void live(RoutingContext ctx) {
        ctx.response().putHeader("Content-Type", "text/event-stream");
        if (Answer.head(ctx)) {
            ctx.response().end();
        } else if (!feed.add(ctx.response(), words.of(ctx))) {
            Answer.plain(ctx, 503, "too many pages are open; close some");
        }
    }

    private static void file(Router router, String name, String type) {
        String text = Resources.text(name);
        router.route("/static/" + name).handler(ctx -> {
            ctx.response().putHeader("Cache-Control", "no-cache");
            Answer.send(ctx, 200, type, text);
        });
    }
}
