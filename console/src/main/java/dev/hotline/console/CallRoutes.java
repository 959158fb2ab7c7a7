package dev.hotline.console;

import dev.hotline.config.HotlineConfig;
import dev.hotline.core.CallId;
import dev.hotline.core.NotDoneException;
import dev.hotline.core.NotDoneException.Kind;
import dev.hotline.storage.Reports;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** One call: its record, its facts, and why it went where it went. Needs the token: facts are not masked. */
final class CallRoutes {
    private final Reports reports;
    private final Supplier<HotlineConfig> config;
    private final Entitled entitled;
    private final InstantSource clock;

    CallRoutes(Reports reports, Supplier<HotlineConfig> config, ConsoleToken token, InstantSource clock) {
        this.reports = reports;
        this.config = config;
        this.clock = clock;
        entitled = new Entitled(token);
    }

    void addTo(Router router) {
        router.route("/api/calls/:call").handler(this::call);
    }

    /** Fails with {@link NotDoneException} when the text is no call's id. */
    static Future<CallId> id(String text) {
        return CallId.parse(text)
                .map(Future::succeededFuture)
                .orElseGet(() -> unknown(text, "the id of a call, as /api/calls gives it"));
    }

    static <T> Future<T> unknown(String call, String expected) {
        return Future.failedFuture(
                new NotDoneException(Kind.UNKNOWN, "call: " + call + " (expected: " + expected + ")"));
    }

    private void call(RoutingContext ctx) {
        String text = Body.oneLine(ctx.pathParam("call"), 80);
        entitled.withToken(
                ctx,
                () -> id(text).compose(reports::history)
                        .compose(found ->
                                found.map(Future::succeededFuture).orElseGet(() -> unknown(text, "one that is kept")))
                        .onSuccess(history -> Answer.json(
                                ctx,
                                200,
                                new ExplainedCall(history, config.get())
                                        .json(new ReportJson(Privacy.FULL, Optional.empty()), clock.instant()))));
    }
}
