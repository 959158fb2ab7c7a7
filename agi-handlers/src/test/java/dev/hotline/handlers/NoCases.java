package dev.hotline.handlers;

import dev.hotline.callback.Attempt;
import dev.hotline.callback.AttemptLeg;
import dev.hotline.callback.CaseStore;
import dev.hotline.callback.CustomerCase;
import dev.hotline.core.CaseId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store in which there is no case. */
final class NoCases implements CaseStore {
    @Override
    public Future<List<CustomerCase>> due(Instant now, int limit) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Optional<CustomerCase>> find(CaseId id) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Boolean> anyActive(@Nullable String customer, @Nullable String number) {
        return Future.succeededFuture(false);
    }

    @Override
    public Future<Optional<CustomerCase>> save(CustomerCase changed, Optional<Attempt> ended) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Void> talked(CaseId id, AttemptLeg leg) {
        return Future.succeededFuture();
    }

    @Override
    public Future<List<Attempt>> attempts(CaseId id) {
        return Future.succeededFuture(List.of());
    }
}
