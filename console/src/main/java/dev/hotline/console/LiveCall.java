package dev.hotline.console;

import dev.hotline.core.CallEvent;
import dev.hotline.core.CallRecord;
import java.time.Instant;

/**
 * A call in progress.
 *
 * @param since when it came to be in this stage
 */
public record LiveCall(CallRecord record, Stage stage, Instant since) {

    static LiveCall of(CallRecord record, Instant since) {
        return new LiveCall(record, Stage.of(record), since);
    }

    LiveCall after(CallEvent event) {
        Stage next = stage.after(event);
        return new LiveCall(record.after(event), next, next == stage ? since : event.at());
    }
}
