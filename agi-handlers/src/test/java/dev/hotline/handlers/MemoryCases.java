package dev.hotline.handlers;

import dev.hotline.callback.Attempt;
import dev.hotline.callback.AttemptLeg;
import dev.hotline.callback.CaseStatus;
import dev.hotline.callback.CaseStore;
import dev.hotline.callback.CustomerCase;
import dev.hotline.config.Language;
import dev.hotline.core.CallId;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A store with one case. */
final class MemoryCases implements CaseStore {
    private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");

    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final List<AttemptLeg> legs = new CopyOnWriteArrayList<>();
    private volatile CustomerCase only;

    MemoryCases(CustomerCase only) {
        this.only = only;
    }

    /** One that zhou works on, in its first try. */
    static CustomerCase inProgress(Language language) {
        return new CustomerCase(
                CaseId.next(NINE),
                1,
                CaseReason.UNHAPPY_SCORE,
                CaseStatus.IN_PROGRESS,
                CallId.next(NINE),
                "standard",
                null,
                "+8613800138000",
                false,
                language,
                "hardware",
                "hardware",
                Map.of("satisfaction", 1),
                NINE,
                NINE.plusSeconds(30),
                1,
                0,
                0,
                "zhou",
                null);
    }

    CustomerCase only() {
        return only;
    }

    List<AttemptLeg> legs() {
        return legs;
    }

    @Override
    public Future<List<CustomerCase>> due(Instant now, int limit) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Optional<CustomerCase>> find(CaseId id) {
        return Future.succeededFuture(Optional.of(only).filter(one -> one.id().equals(id)));
    }

    @Override
    public Future<Boolean> anyActive(@Nullable String customer, @Nullable String number) {
        return Future.succeededFuture(only.status().active());
    }

    @Override
    public Future<Optional<CustomerCase>> save(CustomerCase changed, Optional<Attempt> ended) {
        only = changed;
        ended.ifPresent(attempts::add);
        return Future.succeededFuture(Optional.of(changed));
    }

    @Override
    public Future<Void> talked(CaseId id, AttemptLeg leg) {
        legs.add(leg);
        return Future.succeededFuture();
    }

    @Override
    public Future<List<Attempt>> attempts(CaseId id) {
        return Future.succeededFuture(List.copyOf(attempts));
    }
}
