package dev.hotline.console;

import dev.hotline.config.source.SourceFile;
import dev.hotline.storage.ConfigHistory;
import dev.hotline.storage.UnknownVersionException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The configuration while it serves: how it stands, its versions, reload and rollback. All but how it stands needs the token. */
final class ConfigRoutes {
    private static final String RELOAD = "/api/config/reload";
    private static final String ROLLBACK = "/api/config/rollback";
    /** What is served to POST, and to nothing else. */
    static final Set<String> CHANGING = Set.of(RELOAD, ROLLBACK);

    private static final int MOST_LOADS = 1000;
    private static final int BODY_BYTES = 8192;
    private static final int USER_LENGTH = 80;
    private static final int NOTE_LENGTH = 500;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Vertx vertx;
    private final ConfigDesk desk;
    private final ConsoleToken token;

    ConfigRoutes(Vertx vertx, ConfigDesk desk, ConsoleToken token) {
        this.vertx = vertx;
        this.desk = desk;
        this.token = token;
    }

    void addTo(Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(BODY_BYTES);
        router.route("/api/config").handler(this::status);
        router.route("/api/config/versions").handler(ctx -> json(ctx, this::loads));
        router.route("/api/config/versions/:version").handler(ctx -> json(ctx, () -> index(ctx)));
        router.route("/api/config/versions/:version/file").handler(this::file);
        router.post(RELOAD).handler(body).handler(ctx -> change(ctx, (by, json) -> desk.reload(by, note(json))));
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

    private Future<ReloadResult> rollback(String by, JsonObject json) {
        return desk.rollback(text(json, "version", USER_LENGTH), by, note(json));
    }

    private void change(RoutingContext ctx, BiFunction<String, JsonObject, Future<ReloadResult>> change) {
        withToken(ctx, () -> {
            JsonObject json = body(ctx);
            if (json == null) {
                Answer.plain(ctx, 400, "the body is not understood (expected: a JSON object, or nothing)");
                return Future.succeededFuture();
            }
            String user = text(json, "user", USER_LENGTH);
            return change.apply(user.isEmpty() ? "API" : "command: " + user, json)
                    .onSuccess(result -> Answer.json(
                            ctx,
                            result.outcome() == ReloadResult.Outcome.REFUSED ? 422 : 200,
                            ConfigJson.result(result)));
        });
    }

    private static @Nullable JsonObject body(RoutingContext ctx) {
        try {
            return ctx.body().isEmpty() ? new JsonObject() : ctx.body().asJsonObject();
        } catch (DecodeException | ClassCastException e) {
            return null;
        }
    }

    private static String note(JsonObject json) {
        return text(json, "note", NOTE_LENGTH);
    }

    /** Without control characters, cut to a length; empty when it is not there. */
    private static String text(JsonObject json, String key, int length) {
        Object value = json.getValue(key);
        String text = value == null
                ? ""
                : CONTROL.matcher(value.toString()).replaceAll(" ").strip();
        return text.substring(0, text.offsetByCodePoints(0, Math.min(length, text.codePointCount(0, text.length()))));
    }

    private void json(RoutingContext ctx, Supplier<Future<JsonObject>> read) {
        withToken(ctx, () -> read.get().onSuccess(json -> Answer.json(ctx, 200, json)));
    }

    /** The files have all customers' numbers in them. */
    private void withToken(RoutingContext ctx, Supplier<Future<?>> answer) {
        String authorization = ctx.request().getHeader("Authorization");
        if (authorization == null || !token.allows(authorization)) {
            Answer.unauthorized(ctx);
        } else {
            answer.get().onFailure(why -> failed(ctx, why));
        }
    }

    private static void failed(RoutingContext ctx, Throwable why) {
        if (why instanceof UnknownVersionException) {
            Answer.plain(ctx, 404, String.valueOf(why.getMessage()));
        } else if (why instanceof ConfigDeskException) {
            Answer.plain(ctx, 409, String.valueOf(why.getMessage()));
        } else {
            ctx.fail(why);
        }
    }

    private ConfigHistory history() {
        return desk.history();
    }
}
