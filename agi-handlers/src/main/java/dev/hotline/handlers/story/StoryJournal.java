package dev.hotline.handlers.story;

import dev.hotline.callback.Attempt;
import dev.hotline.callback.AttemptLeg;
import dev.hotline.callback.CaseStatus;
import dev.hotline.callback.CaseStore;
import dev.hotline.callback.CustomerCase;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.PhoneNumbers;
import dev.hotline.config.Story;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallHistory;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CallerHistory;
import dev.hotline.core.CallerHistory.LostWait;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import dev.hotline.core.Journal;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the facts of one call, and knows what its caller did before. Confined to one thread. */
final class StoryJournal implements Journal, CaseStore, CallHistory {
    private static final Duration WAITED_BEFORE = Duration.ofMinutes(5);
    private static final Duration GONE_BEFORE = Duration.ofMinutes(1);

    private final Story story;
    private final HotlineConfig config;
    private final CallId earlierCall;
    private final Instant waitedSince;
    private final Instant goneSince;
    private final List<CallEvent> facts = new ArrayList<>();
    private @Nullable CallRecord record;
    private Optional<CustomerCase> promised;

    StoryJournal(Story story, HotlineConfig config, Instant start) {
        this.story = story;
        this.config = config;
        waitedSince = start.minus(WAITED_BEFORE);
        goneSince = start.minus(GONE_BEFORE);
        earlierCall = CallId.next(waitedSince);
        promised = earlier(Story.Earlier.How.CALLBACK).map(this::promised);
    }

    private Optional<String> earlier(Story.Earlier.How how) {
        return story.earlier().filter(before -> before.how() == how).map(Story.Earlier::queue);
    }

    private CustomerCase promised(String queue) {
        return new CustomerCase(
                CaseId.next(goneSince),
                0,
                CaseReason.PROMISED_CALLBACK,
                CaseStatus.OPEN,
                earlierCall,
                config.lines().getFirst().name(),
                null,
                PhoneNumbers.e164(story.from(), config.site().country()).orElse(null),
                false,
                config.site().language(),
                null,
                queue,
                Map.of(),
                waitedSince,
                goneSince,
                0,
                0,
                0,
                null,
                null);
    }

    List<CallEvent> facts() {
        return facts;
    }

    Optional<CallRecord> record() {
        return Optional.ofNullable(record);
    }

    @Override
    public Future<Void> append(List<? extends CallEvent> events) {
        for (CallEvent event : events) {
            facts.add(event);
            record = event instanceof CallEvent.Arrived arrived
                    ? CallRecord.of(arrived)
                    : record == null ? null : record.after(event);
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<Optional<CallRecord>> find(CallId call) {
        return Future.succeededFuture(record().filter(known -> known.id().equals(call)));
    }

    @Override
    public Future<List<CallRecord>> open(String node) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<CallerHistory> of(CallRecord call, Instant today, Instant now) {
        return Future.succeededFuture(new CallerHistory(
                null,
                story.earlier().isPresent() ? 1 : 0,
                story.openCase(),
                promised.stream().map(CustomerCase::id).toList(),
                earlier(Story.Earlier.How.CUT_OFF)
                        .map(queue -> new LostWait(earlierCall, queue, waitedSince, goneSince))
                        .orElse(null)));
    }

    @Override
    public Future<Boolean> anyActive(@Nullable String customer, @Nullable String number) {
        return Future.succeededFuture(story.openCase() || promised.isPresent());
    }

    @Override
    public Future<List<CustomerCase>> due(Instant now, int limit) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Optional<CustomerCase>> find(CaseId id) {
        return Future.succeededFuture(promised.filter(open -> open.id().equals(id)));
    }

    @Override
    public Future<Optional<CustomerCase>> save(CustomerCase changed, Optional<Attempt> ended) {
        Optional<CustomerCase> kept = promised.map(open -> changed);
        promised = kept.filter(open -> open.status().active());
        return Future.succeededFuture(kept);
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
