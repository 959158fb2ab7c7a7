package dev.hotline.callback;

import dev.hotline.core.CaseId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where cases are kept. They are opened by the journal, with the fact that opens them. Callable from any thread. */
public interface CaseStore {

    /** The active cases whose {@link CustomerCase#dueAt()} is not after now, earliest first. */
    Future<List<CustomerCase>> due(Instant now, int limit);

    Future<Optional<CustomerCase>> find(CaseId id);

    /** Whether there is an active case of this customer, or of this number where the customer is not known. */
    Future<Boolean> anyActive(@Nullable String customer, @Nullable String number);

    /**
     * Keeps a changed case, with its revision raised by one, and the attempt that ended with this change, in one transaction. What was kept of
     * an attempt with the same number is replaced: an outcome may be told after the talk was.
     *
     * @param changed carries the revision it was made from
     * @return the case as kept; empty when somebody else changed it first, and then nothing is kept
     */
    Future<Optional<CustomerCase>> save(CustomerCase changed, Optional<Attempt> ended);

    /** Keeps a talk of a try of this case, when it is over. The try itself may be kept earlier or later. */
    Future<Void> talked(CaseId id, AttemptLeg leg);

    /** The tries of a case, in order. */
    Future<List<Attempt>> attempts(CaseId id);
}
