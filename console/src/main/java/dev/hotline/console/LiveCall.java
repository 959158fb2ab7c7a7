package dev.hotline.console;

import dev.hotline.core.Brief;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call in progress.
 *
 * @param since when it came to be in this stage
 * @param brief what its last agent was told of the caller; null before there was one
 */
public record LiveCall(
        CallRecord record,
        Stage stage,
        Instant since,
        @Nullable Brief brief) {

    static LiveCall of(CallRecord record, Instant since) {
        return new LiveCall(record, Stage.of(record), since, null);
    }

    LiveCall after(CallEvent event) {
        Stage next = stage.after(event);
        return new LiveCall(
                record.after(event),
                next,
                next == stage ? since : event.at(),
                event instanceof CallEvent.Briefed briefed ? briefed.brief() : brief);
    }
}
