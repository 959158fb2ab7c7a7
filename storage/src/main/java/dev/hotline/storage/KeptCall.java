package dev.hotline.storage;

import dev.hotline.core.CallEvent;
import dev.hotline.core.CallRecord;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * All that is kept of one call.
 *
 * @param facts in their order; the first is the arrival
 */
public record KeptCall(CallRecord call, List<CallEvent> facts) {

    /** The facts as they are kept. */
    public List<JsonObject> factsAsJson() {
        return facts.stream().map(EventJson::encode).toList();
    }
}
