package dev.hotline.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What earlier calls and cases tell of a caller.
 *
 * @param lastAgent who talked with him last, or solved his last case; null when nobody did within {@link #REACHES_BACK}
 * @param callsToday how many times he called today before
 * @param openCase whether there is a case of his that is still to be solved; a callback instead of waiting is none
 * @param promised the cases by which he, or somebody else of the customer, is to be called back instead of waiting, the newest first
 * @param lostWait his last wait, when it was cut off; null when it was not, and when his number is not known
 */
public record CallerHistory(
        @Nullable String lastAgent,
        int callsToday,
        boolean openCase,
        List<CaseId> promised,
        @Nullable LostWait lostWait) {

    /** Of a caller of whom nothing is known. */
    public static final CallerHistory NONE = new CallerHistory(null, 0, false, List.of(), null);

    /** What is older is not looked at. */
    public static final Duration REACHES_BACK = Duration.ofDays(30);

    public CallerHistory {
        promised = List.copyOf(promised);
    }

    /**
     * A wait that ended before an agent answered.
     *
     * @param queuedAt when it began
     */
    public record LostWait(CallId call, String queue, Instant queuedAt, Instant endedAt) {

        /** Whether it was for this queue and ended within this time before now. */
        public boolean justNow(String inQueue, Duration within, Instant now) {
            return queue.equals(inQueue) && !now.isAfter(endedAt.plus(within));
        }
    }

    /**
     * An earlier call, as {@link CallRecord} has it.
     *
     * @param agent who talked last
     */
    public record PastCall(
            CallId id,
            @Nullable String ani,
            Instant arrivedAt,
            @Nullable String queue,
            @Nullable Instant queuedAt,
            @Nullable String agent,
            @Nullable Instant connectedAt,
            @Nullable CaseId caseId,
            @Nullable Instant endedAt,
            @Nullable Party endedBy) {

        public static PastCall of(CallRecord call) {
            return new PastCall(
                    call.id(),
                    call.ani(),
                    call.arrivedAt(),
                    call.queue(),
                    call.queuedAt(),
                    call.agent(),
                    call.connectedAt(),
                    call.caseId(),
                    call.endedAt(),
                    call.endedBy());
        }

        private Optional<LostWait> lost() {
            boolean cutOff = connectedAt == null && endedBy != Party.HOTLINE && caseId == null;
            return cutOff && queue != null && queuedAt != null && endedAt != null
                    ? Optional.of(new LostWait(id, queue, queuedAt, endedAt))
                    : Optional.empty();
        }
    }

    /**
     * A case of the caller's.
     *
     * @param agent who worked on it; null when nobody did
     * @param solvedAt null when it is not solved
     */
    public record PastCase(
            CaseId id,
            CaseReason reason,
            boolean active,
            @Nullable String agent,
            @Nullable Instant solvedAt) {}

    /**
     * What these add up to.
     *
     * @param call the one in progress
     * @param earlier calls of the same caller, the newest first; the one in progress may be among them
     * @param cases the newest first
     * @param today when this day began
     */
    public static CallerHistory of(CallRecord call, List<PastCall> earlier, List<PastCase> cases, Instant today) {
        List<PastCall> others =
                earlier.stream().filter(other -> !other.id().equals(call.id())).toList();
        return new CallerHistory(
                lastAgent(others, cases),
                (int) others.stream()
                        .filter(other -> !other.arrivedAt().isBefore(today))
                        .count(),
                cases.stream().anyMatch(past -> past.active() && past.reason() != CaseReason.PROMISED_CALLBACK),
                cases.stream()
                        .filter(past -> past.active() && past.reason() == CaseReason.PROMISED_CALLBACK)
                        .map(PastCase::id)
                        .toList(),
                lostWait(call, others).orElse(null));
    }

    private static @Nullable String lastAgent(List<PastCall> others, List<PastCase> cases) {
        return Stream.concat(
                        others.stream()
                                .filter(other -> other.connectedAt() != null)
                                .map(other -> new Help(other.agent(), other.connectedAt())),
                        cases.stream()
                                .filter(past -> past.solvedAt() != null)
                                .map(past -> new Help(past.agent(), past.solvedAt())))
                .filter(help -> help.agent() != null)
                .max(Comparator.comparing(Help::at))
                .map(Help::agent)
                .orElse(null);
    }

    /** Only the last call from the same number that waited can be it: a place is not given to several callers. */
    private static Optional<LostWait> lostWait(CallRecord call, List<PastCall> others) {
        return others.stream()
                .filter(other -> call.ani() != null && call.ani().equals(other.ani()))
                .filter(other -> other.queuedAt() != null)
                .findFirst()
                .flatMap(PastCall::lost);
    }

    /** Somebody helped the caller. */
    private record Help(@Nullable String agent, @Nullable Instant at) {}
}
