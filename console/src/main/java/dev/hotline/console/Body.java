package dev.hotline.console;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON object that a POST carries; one without a body has no keys. Immutable. */
final class Body {
    private static final int BYTES = 8192;
    private static final int USER_LENGTH = 80;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final JsonObject json;

    private Body(JsonObject json) {
        this.json = json;
    }

    /** Takes bodies in, up to 8 KiB. */
    static BodyHandler handler() {
        return BodyHandler.create(false).setBodyLimit(BYTES);
    }

    /** Null when there is something else than a JSON object, which the answer then says. */
    static @Nullable Body of(RoutingContext ctx) {
        try {
            return new Body(ctx.body().isEmpty() ? new JsonObject() : ctx.body().asJsonObject());
        } catch (DecodeException | ClassCastException e) {
            Answer.plain(ctx, 400, "the body is not understood (expected: a JSON object, or nothing)");
            return null;
        }
    }

    /** Who asks, as he names himself; empty when he does not. */
    String user() {
        return text("user", USER_LENGTH);
    }

    /** Without control characters, cut to a length; empty when it is not there. */
    String text(String key, int length) {
        Object value = json.getValue(key);
        return value == null ? "" : oneLine(value.toString(), length);
    }

    static String oneLine(String any, int length) {
        String text = CONTROL.matcher(any).replaceAll(" ").strip();
        return text.substring(0, text.offsetByCodePoints(0, Math.min(length, text.codePointCount(0, text.length()))));
    }
}
