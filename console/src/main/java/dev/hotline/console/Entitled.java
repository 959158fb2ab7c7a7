package dev.hotline.console;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** Answers only to who has the token. */
final class Entitled {
    private final ConsoleToken token;

    Entitled(ConsoleToken token) {
        this.token = token;
    }

    /** Does this for who has the token; everybody else is refused. A failure is told as such. */
    void withToken(RoutingContext ctx, Supplier<Future<?>> answer) {
        String authorization = ctx.request().getHeader("Authorization");
        if (authorization == null || !token.allows(authorization)) {
            Answer.unauthorized(ctx);
        } else {
            answer.get().onFailure(why -> Failures.answer(ctx, why));
        }
    }
}
