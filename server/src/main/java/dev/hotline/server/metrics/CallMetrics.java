package dev.hotline.server.metrics;

import dev.hotline.console.CallObserver;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallRecord;
import dev.hotline.core.SurveyState;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts the facts of calls. */
final class CallMetrics implements CallObserver {
    private static final double[] WAITS = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800};
    private static final double[] TALKS = {5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600};

    private final Labels labels;
    private final Counter arrived;
    private final Counter ended;
    private final Counter resumed;
    private final Counter offered;
    private final Counter missed;
    private final Histogram waited;
    private final Histogram talked;
    private final Counter serviceLevel;
    private final Counter promised;
    private final Counter promises;
    private final Counter assigned;
    private final Counter survey;
    private final Counter answers;
    private final Counter callbacksOffered;
    private final Counter casesOpened;

    CallMetrics(CollectorRegistry registry, Labels labels) {
        this.labels = labels;
        arrived =
                counter(registry, "hotline_calls_arrived", "Calls that reached the engine for the first time.", "line");
        ended = counter(registry, "hotline_calls_ended", "Calls that are over, by who ended them.", "line", "by");
        resumed = counter(
                registry, "hotline_calls_resumed", "Calls taken up again after an engine was lost or a transfer.");
        offered = counter(registry, "hotline_offers", "Agents' phones that were rung for a call.", "queue");
        missed = counter(
                registry, "hotline_offers_missed", "Of these, those that were not talked to, by reason.", "reason");
        waited = histogram(
                registry,
                "hotline_wait_seconds",
                "Time from entering a queue to the talk, or to the end of calls that got none, by outcome.",
                WAITS,
                "queue",
                "outcome");
        talked = histogram(registry, "hotline_talk_seconds", "Length of talks with agents.", TALKS, "queue");
        serviceLevel = counter(
                registry,
                "hotline_service_level",
                "Waits that are over, by whether that was within the time of the queue's service level.",
                "queue",
                "outcome");
        promised =
                counter(registry, "hotline_waits_promised", "Callers who were told how long they will wait.", "queue");
        promises = counter(
                registry,
                "hotline_wait_promises",
                "Of these, those whose wait is over: answered in time (kept), or not (broken).",
                "queue",
                "outcome");
        assigned = counter(
                registry,
                "hotline_assignments",
                "Agents whom routing chose for a call, by the rule that decided.",
                "rule");
        survey = counter(
                registry,
                "hotline_survey",
                "Calls by how far the survey came: each counts once in every state it passes (eligible or not_asked, started,"
                        + " completed or abandoned).",
                "state");
        answers = counter(registry, "hotline_survey_answers", "Answers by question and score.", "question", "score");
        callbacksOffered =
                counter(registry, "hotline_callbacks_offered", "Callers who were offered to be called back.");
        casesOpened = counter(registry, "hotline_cases_opened", "Customers to call back, by reason.", "reason");
    }

    @Override
    public void seen(CallEvent event, @Nullable CallRecord before, CallRecord after) {
        count(event, after);
        connected(before, after);
        promise(before, after);
        funnel(before, after);
    }

    private void count(CallEvent event, CallRecord call) {
        switch (event) {
            case CallEvent.Arrived e -> arrived.labels(labels.line(e.line())).inc();
            case CallEvent.Resumed e -> resumed.inc();
            case CallEvent.Assigned e ->
                assigned.labels(Labels.of(e.why().rule())).inc();
            case CallEvent.Offered e ->
                offered.labels(labels.queue(call.queue())).inc();
            case CallEvent.Missed e -> missed.labels(Labels.of(e.reason())).inc();
            case CallEvent.TalkEnded e ->
                talked.labels(labels.queue(call.queue())).observe(seconds(e.talk()));
            case CallEvent.Transferred e ->
                talked.labels(labels.queue(call.queue())).observe(seconds(e.talk()));
            case CallEvent.SurveyAnswered e ->
                answers.labels(labels.question(e.question()), String.valueOf(e.score()))
                        .inc();
            case CallEvent.CallbackOffered e -> callbacksOffered.inc();
            case CallEvent.CaseOpened e ->
                casesOpened.labels(Labels.of(e.reason())).inc();
            case CallEvent.Ended e -> ended(e, call);
            default -> {}
        }
    }

    private void ended(CallEvent.Ended end, CallRecord call) {
        ended.labels(labels.line(call.line()), Labels.of(end.by())).inc();
        if (call.queuedAt() != null && call.connectedAt() == null) {
            waited(call, "left", end.at());
        }
    }

    /** The talk is told of twice, by AMI at once and when it is over; the wait ends with whichever comes first. */
    private void connected(@Nullable CallRecord before, CallRecord after) {
        Instant connected = after.connectedAt();
        if (connected != null && (before == null || before.connectedAt() == null)) {
            waited(after, "answered", connected);
        }
    }

    private void promise(@Nullable CallRecord before, CallRecord after) {
        if (after.promise() != null && before != null && before.promise() == null) {
            promised.labels(labels.queue(after.queue())).inc();
        }
        if (before != null && before.promiseKept().isEmpty()) {
            after.promiseKept()
                    .ifPresent(kept -> promises.labels(labels.queue(after.queue()), kept ? "kept" : "broken")
                            .inc());
        }
    }

    private void waited(CallRecord call, String outcome, Instant until) {
        Duration wait = waitedOnThePhone(call, until);
        waited.labels(labels.queue(call.queue()), outcome).observe(seconds(wait));
        labels.target(call.queue())
                .ifPresent(within -> serviceLevel
                        .labels(
                                labels.queue(call.queue()),
                                outcome + (wait.compareTo(within) <= 0 ? "_in_time" : "_late"))
                        .inc());
    }

    /** Who has the place of an earlier call waits since then in line, but not on the phone. */
    private static Duration waitedOnThePhone(CallRecord call, Instant until) {
        Instant queued = call.queuedAt();
        return queued == null || queued.isBefore(call.arrivedAt())
                ? Duration.between(call.arrivedAt(), until)
                : Duration.between(queued, until);
    }

    private void funnel(@Nullable CallRecord before, CallRecord after) {
        if (after.survey() != SurveyState.NONE && (before == null || before.survey() != after.survey())) {
            survey.labels(Labels.of(after.survey())).inc();
        }
    }

    private static double seconds(Duration duration) {
        return Math.max(0, duration.toMillis() / 1000.0);
    }

    private static Counter counter(CollectorRegistry registry, String name, String help, String... labels) {
        return Counter.build(name, help).labelNames(labels).register(registry);
    }

    private static Histogram histogram(
            CollectorRegistry registry, String name, String help, double[] buckets, String... labels) {
        return Histogram.build(name, help).buckets(buckets).labelNames(labels).register(registry);
    }
}
