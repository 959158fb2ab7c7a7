package dev.hotline.console;

import dev.hotline.config.source.SourceFile;
import dev.hotline.storage.ConfigHistory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The configuration while it serves: how it stands, its versions, reload and rollback. All but how it stands needs the token. */
final class ConfigRoutes {
    private static final String RELOAD = "/api/config/reload";
    private static final String ROLLBACK = "/api/config/rollback";
    /** What is served to POST, and to nothing else. */
    static final Set<String> CHANGING = Set.of(RELOAD, ROLLBACK);

    private static final int MOST_LOADS = 1000;
    private static final int VERSION_LENGTH = 80;
    private static final int NOTE_LENGTH = 500;

    private final Vertx vertx;
    private final ConfigDesk desk;
    private final ConsoleToken token;
    private final Entitled entitled;

    ConfigRoutes(Vertx vertx, ConfigDesk desk, ConsoleToken token) {
        this.vertx = vertx;
        this.desk = desk;
        this.token = token;
        entitled = new Entitled(token);
    }

    void addTo(Router router) {
        BodyHandler body = Body.handler();
        router.route("/api/config").handler(this::status);
        router.route("/api/config/versions").handler(ctx -> json(ctx, this::loads));
        router.route("/api/config/versions/:version").handler(ctx -> json(ctx, () -> index(ctx)));
        router.route("/api/config/versions/:version/file").handler(this::file);
        router.post(RELOAD).handler(body).handler(ctx -> change(ctx, (by, said) -> desk.reload(by, note(said))));
        router.post(ROLLBACK).handler(body).handler(ctx -> change(ctx, this::rollback));
    }

    private void status(RoutingContext ctx) {
        String authorization = ctx.request().getHeader("Authorization");
        if (authorization != null && !token.allows(authorization)) {
            Answer.unauthorized(ctx);
        } else {
            Privacy privacy = authorization == null ? Privacy.MASKED : Privacy.FULL;
            Answer.json(ctx, 200, ConfigJson.status(desk.status(), privacy));
        }
    }

    private Future<JsonObject> loads() {
        return history()
                .loads(MOST_LOADS)
                .map(loads -> new JsonObject()
                        .put(
                                "loads",
                                new JsonArray(
                                        loads.stream().map(ConfigJson::load).toList())));
    }

    private Future<JsonObject> index(RoutingContext ctx) {
        return history()
                .version(ctx.pathParam("version"))
                .compose(version -> history()
                        .index(version)
                        .map(files -> new JsonObject()
                                .put("version", version)
                                .put(
                                        "files",
                                        new JsonArray(files.stream()
                                                .map(ConfigJson::file)
                                                .toList()))));
    }

    /** A file may be large: it is turned into bytes on a worker thread. */
    private void file(RoutingContext ctx) {
        String name = ctx.queryParams().get("name");
        withToken(
                ctx,
                () -> history()
                        .version(ctx.pathParam("version"))
                        .compose(version -> history().file(version, name == null ? "" : name))
                        .compose(file -> vertx.executeBlocking(
                                () -> file.map(SourceFile::content).map(Buffer::buffer), false))
                        .onSuccess(content -> content.ifPresentOrElse(
                                bytes -> Answer.send(ctx, 200, "text/plain; charset=utf-8", bytes),
                                () -> Answer.plain(ctx, 404, "file: " + name + " (expected: one of this version)"))));
    }

    private Future<ReloadResult> rollback(String by, Body body) {
        return desk.rollback(body.text("version", VERSION_LENGTH), by, note(body));
    }

    private void change(RoutingContext ctx, BiFunction<String, Body, Future<ReloadResult>> change) {
        withToken(ctx, () -> {
            Body body = Body.of(ctx);
            if (body == null) {
                return Future.succeededFuture();
            }
            return change.apply(body.user().isEmpty() ? "API" : "command: " + body.user(), body)
                    .onSuccess(result -> Answer.json(
                            ctx,
                            result.outcome() == ReloadResult.Outcome.REFUSED ? 422 : 200,
                            ConfigJson.result(result)));
        });
    }

    private static String note(Body body) {
        return body.text("note", NOTE_LENGTH);
    }

    private void json(RoutingContext ctx, Supplier<Future<JsonObject>> read) {
        withToken(ctx, () -> read.get().onSuccess(json -> Answer.json(ctx, 200, json)));
    }

    /** The files have all customers' numbers in them. */
    private void withToken(RoutingContext ctx, Supplier<Future<?>> answer) {
        entitled.withToken(ctx, answer);
    }

    private ConfigHistory history() {
        return desk.history();
    }
}
