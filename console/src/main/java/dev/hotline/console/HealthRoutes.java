package dev.hotline.console;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Metrics and health. {@code /health/live} answers while the event loop turns; {@code /health/ready} is 200 while every check that calls
 * need is up, and says {@code degraded} when another is not.
 */
final class HealthRoutes {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private final ConsoleSources sources;

    HealthRoutes(ConsoleSources sources) {
        this.sources = sources;
    }

    void addTo(Router router) {
        router.route("/metrics").handler(this::metrics);
        router.route("/health/live").handler(ctx -> Answer.json(ctx, 200, new JsonObject().put("status", "live")));
        router.route("/health/ready").handler(this::ready);
    }

    private void metrics(RoutingContext ctx) {
        Answer.send(
                ctx,
                200,
                "text/plain; version=0.0.4; charset=utf-8",
                sources.metrics().get());
    }

    private void ready(RoutingContext ctx) {
        List<Future<CheckResult>> running =
                sources.checks().stream().map(this::run).toList();
        Future.all(running)
                .map(all -> running.stream().map(Future::result).toList())
                .onSuccess(results -> answer(ctx, results));
    }

    private void answer(RoutingContext ctx, List<CheckResult> results) {
        boolean ready = results.stream().noneMatch(result -> result.check().needed() && !result.up());
        boolean whole = results.stream().allMatch(CheckResult::up);
        JsonObject json = new JsonObject()
                .put("status", whole ? "ready" : ready ? "degraded" : "not ready")
                .put(
                        "checks",
                        new JsonArray(results.stream().map(CheckResult::json).toList()));
        Answer.json(ctx, ready ? 200 : 503, json);
    }

    private Future<CheckResult> run(Check check) {
        return Future.succeededFuture(check)
                .compose(asked -> asked.run().get())
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .map(detail -> new CheckResult(check, true, detail))
                .otherwise(why -> CheckResult.down(check, why));
    }

    private record CheckResult(Check check, boolean up, String detail) {

        static CheckResult down(Check check, Throwable why) {
            String message = why.getMessage();
            return new CheckResult(
                    check, false, message == null ? why.getClass().getSimpleName() : message);
        }

        JsonObject json() {
            return new JsonObject()
                    .put("name", check.name())
                    .put("status", up ? "up" : "down")
                    .put("needed", check.needed())
                    .put("detail", detail);
        }
    }
}
