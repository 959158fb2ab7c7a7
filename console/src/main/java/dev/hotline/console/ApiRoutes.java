package dev.hotline.console;

import dev.hotline.storage.Reports;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What programs read, the command line among them. Numbers are full only for the bearer of the token. */
final class ApiRoutes {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 10_000;

    private final Reports reports;
    private final StatusReader status;
    private final Supplier<Optional<Duration>> target;
    private final ConsoleToken token;
    private final Clock clock;

    /** @param target within which customers are to be reached after their cases opened */
    ApiRoutes(
            Reports reports,
            StatusReader status,
            Supplier<Optional<Duration>> target,
            ConsoleToken token,
            Clock clock) {
        this.reports = reports;
        this.target = target;
        this.status = status;
        this.token = token;
        this.clock = clock;
    }

    void addTo(Router router) {
        router.route("/api/status").handler(this::status);
        router.route("/api/calls").handler(ctx -> list(ctx, "calls", this::calls));
        router.route("/api/scores").handler(ctx -> list(ctx, "scores", this::scores));
        router.route("/api/cases").handler(ctx -> list(ctx, "cases", this::cases));
    }

    private void status(RoutingContext ctx) {
        privacy(ctx, privacy -> status.read().map(now -> StatusJson.of(now, privacy)));
    }

    private void list(RoutingContext ctx, String name, Reader reader) {
        int limit = limit(ctx);
        if (limit > 0) {
            privacy(
                    ctx,
                    privacy -> reader.read(ctx, limit, new ReportJson(privacy, target.get()))
                            .map(rows -> new JsonObject().put(name, new JsonArray(rows))));
        }
    }

    private Future<List<JsonObject>> calls(RoutingContext ctx, int limit, ReportJson json) {
        Instant now = clock.instant();
        return reports.calls(limit)
                .map(rows -> rows.stream().map(row -> json.call(row, now)).toList());
    }

    private Future<List<JsonObject>> scores(RoutingContext ctx, int limit, ReportJson json) {
        return reports.scores(limit).map(rows -> rows.stream().map(json::score).toList());
    }

    private Future<List<JsonObject>> cases(RoutingContext ctx, int limit, ReportJson json) {
        boolean onlyActive = "true".equals(ctx.queryParams().get("active"));
        Instant now = clock.instant();
        return reports.cases(limit, onlyActive)
                .map(rows ->
                        rows.stream().map(row -> json.customerCase(row, now)).toList());
    }

    /** Answers with what is read for as much privacy as the request's token allows; a wrong token is refused. */
    private void privacy(RoutingContext ctx, Function<Privacy, Future<JsonObject>> read) {
        String authorization = ctx.request().getHeader("Authorization");
        if (authorization != null && !token.allows(authorization)) {
            Answer.unauthorized(ctx);
            return;
        }
        read.apply(authorization == null ? Privacy.MASKED : Privacy.FULL)
                .onSuccess(json -> Answer.json(ctx, 200, json))
                .onFailure(ctx::fail);
    }

    /** How many are asked for; when that is not understood, the answer says so, and this is negative. */
    static int limit(RoutingContext ctx) {
        String asked = ctx.queryParams().get("limit");
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        int limit = asked.matches("\\d{1,5}") ? Integer.parseInt(asked) : -1;
        if (limit >= 1 && limit <= MOST) {
            return limit;
        }
        Answer.plain(ctx, 400, "limit: not understood (expected: a number from 1 to " + MOST + ")");
        return -1;
    }

    private interface Reader {
        Future<List<JsonObject>> read(RoutingContext ctx, int limit, ReportJson json);
    }
}
