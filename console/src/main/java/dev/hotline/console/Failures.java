package dev.hotline.console;

import dev.hotline.core.NotDoneException;
import dev.hotline.storage.UnknownVersionException;
import io.vertx.ext.web.RoutingContext;

/** Failures that have a message for people, as answers. */
final class Failures {
    private Failures() {}

    static void answer(RoutingContext ctx, Throwable why) {
        switch (why) {
            case UnknownVersionException unknown -> plain(ctx, 404, unknown);
            case ConfigDeskException busy -> plain(ctx, 409, busy);
            case NotDoneException refused -> plain(ctx, status(refused), refused);
            default -> ctx.fail(why);
        }
    }

    private static int status(NotDoneException refused) {
        return switch (refused.kind()) {
            case UNKNOWN -> 404;
            case NOT_NOW -> 409;
            case WRONG -> 422;
        };
    }

    private static void plain(RoutingContext ctx, int status, Throwable why) {
        Answer.plain(ctx, status, String.valueOf(why.getMessage()));
    }
}
