package dev.hotline.handlers;

import dev.hotline.config.WebService;
import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Expression;
import dev.hotline.config.flow.ExpressionException;
import dev.hotline.config.flow.Step;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a web service of the call. */
final class WebhookStep {
    private static final Logger log = LoggerFactory.getLogger(WebhookStep.class);

    private final CallSession session;
    private final HotlineServices services;
    private final Step step;
    private final Action.Webhook hook;

    WebhookStep(CallSession session, HotlineServices services, Step step, Action.Webhook hook) {
        this.session = session;
        this.services = services;
        this.step = step;
        this.hook = hook;
    }

    Future<Decision> run(Map<String, Object> facts) {
        WebService service = session.config().service(hook.service());
        JsonObject data = new JsonObject();
        String path;
        try {
            path = hook.path().fill(facts);
            for (Map.Entry<String, Expression> value : hook.data().entrySet()) {
                data.put(value.getKey(), value.getValue().text(facts));
            }
        } catch (ExpressionException e) {
            return Future.succeededFuture(failed(String.valueOf(e.getMessage())));
        }
        JsonObject body = new JsonObject()
                .put("call", session.id().toString())
                .put("at", session.now().toString())
                .put("data", data);
        return services.web()
                .post(service, path, body)
                .map(answer -> answer.good()
                        ? Decision.next(hook.service() + " was told")
                        : failed(hook.service() + " answered " + answer.status()))
                .otherwise(e -> failed(String.valueOf(e.getMessage())));
    }

    private Decision failed(String why) {
        log.warn("call {}: step {} at {}: {}", session.id(), step.name(), step.at(), why);
        return new Decision(Exit.FAILED, why);
    }
}
