package dev.hotline.handlers;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.core.CaseId;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * A customer who is called back: which try of which case. His channel has it from that of the agent who called him.
 *
 * @param attempt the try's number
 */
record CalledBack(CaseId id, int attempt) {
    /** Longer than any number of tries is. */
    private static final String NUMBER = "[0-9]{1,9}";

    /** Who is on this line; empty when it is nobody who is called back. */
    static Future<Optional<CalledBack>> on(AgiCall line) {
        return line.get("HOTLINE_CASE")
                .compose(id -> id.flatMap(CaseId::parse)
                        .map(known -> line.get("HOTLINE_ATTEMPT")
                                .map(attempt -> attempt.filter(text -> text.matches(NUMBER))
                                        .map(text -> new CalledBack(known, Integer.parseInt(text)))))
                        .orElse(Future.succeededFuture(Optional.empty())));
    }
}
