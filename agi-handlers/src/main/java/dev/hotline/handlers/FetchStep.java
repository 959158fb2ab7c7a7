package dev.hotline.handlers;

import dev.hotline.config.WebService;
import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.ExpressionException;
import dev.hotline.config.flow.Step;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.pointer.JsonPointer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a web service, and keeps what its answer says. */
final class FetchStep {
    private static final Logger log = LoggerFactory.getLogger(FetchStep.class);
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_VALUE = 200;

    private final CallSession session;
    private final HotlineServices services;
    private final Step step;
    private final Action.Fetch fetch;

    FetchStep(CallSession session, HotlineServices services, Step step, Action.Fetch fetch) {
        this.session = session;
        this.services = services;
        this.step = step;
        this.fetch = fetch;
    }

    Future<Decision> run(Map<String, Object> facts) {
        WebService service = session.config().service(fetch.service());
        String path;
        try {
            path = fetch.path().fill(facts);
        } catch (ExpressionException e) {
            return Future.succeededFuture(failed(String.valueOf(e.getMessage())));
        }
        return services.web()
                .get(service, path)
                .map(this::answered)
                .otherwise(e -> failed(String.valueOf(e.getMessage())));
    }

    private Decision answered(WebServices.WebAnswer answer) {
        if (answer.status() == NOT_FOUND) {
            return new Decision(Exit.NOT_FOUND, fetch.service() + " knows nothing");
        }
        if (!answer.good()) {
            return failed(fetch.service() + " answered " + answer.status());
        }
        try {
            Object json = Json.decodeValue(answer.body());
            Map<String, String> values = new LinkedHashMap<>();
            fetch.into().forEach((variable, pointer) -> values.put(variable, text(json, pointer)));
            values.forEach(session::set);
            return new Decision(Exit.FOUND, fetch.service() + " answered");
        } catch (DecodeException e) {
            return failed(fetch.service() + " answered what is not JSON");
        }
    }

    /** What is not there is an empty text; a variable is no place for a document. */
    private static String text(Object json, String pointer) {
        Object value = JsonPointer.from(pointer).queryJson(json);
        String text = value == null ? "" : value.toString();
        return text.substring(0, Math.min(text.length(), LONGEST_VALUE));
    }

    private Decision failed(String why) {
        log.warn("call {}: step {} at {}: {}", session.id(), step.name(), step.at(), why);
        return new Decision(Exit.FAILED, why);
    }
}
