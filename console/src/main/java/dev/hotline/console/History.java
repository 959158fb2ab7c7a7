package dev.hotline.console;

import dev.hotline.callback.CustomerCase;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the console reads of the past, newest first. Callable from any thread. */
public interface History {
    Future<List<CallRecord>> calls(int limit);

    Future<List<Score>> scores(int limit);

    Future<List<CustomerCase>> cases(int limit, boolean onlyActive);

    /**
     * One answer of a survey.
     *
     * @param ani the caller's number, null when withheld
     * @param customer id, null when not known
     */
    record Score(
            CallId call,
            Instant at,
            String line,
            @Nullable String ani,
            @Nullable String customer,
            @Nullable String agent,
            @Nullable String topic,
            String question,
            int score) {}
}
