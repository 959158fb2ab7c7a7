package dev.hotline.storage;

import dev.hotline.callback.Attempt;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CaseId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people read: the command line's tables and the status page. Newest first, times to the microsecond, numbers and names not masked.
 * Sees what is committed. Callable from any thread.
 */
public interface Reports {

    /** @param limit at most so many */
    Future<List<CallRecord>> calls(int limit);

    /** Each answer of a survey. */
    Future<List<ScoreRow>> scores(int limit);

    /** @param onlyActive leaves out the cases for which the engine has nothing more to do */
    Future<List<CaseRow>> cases(int limit, boolean onlyActive);

    /** The tries of a case, in order. */
    Future<List<Attempt>> attempts(CaseId id);

    /** How many cases are active. */
    Future<Integer> openCases();

    /** How many cases were opened before this moment, and the customer is still to be reached. */
    Future<Integer> overdueCases(Instant openedBefore);

    /** One call with its facts; empty when it is not known. */
    Future<Optional<KeptCall>> history(CallId call);

    /** How many talks each agent began at this moment or later, one of now included; an agent with none is not in it. */
    Future<Map<String, Integer>> talksSince(Instant since);

    /** How many calls have not ended. */
    Future<Integer> openCalls();
}
