package dev.hotline.bench.crowd;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as SQL has it.
 *
 * @param name what the caller's phone showed; no two calls show the same
 * @param rank when he counts as having come to wait; null when he never did
 * @param lateFrom from when on he had waited for longer than he was told; null when he was told nothing
 * @param waits when he waited, in order: a call whose agent did not answer waits again
 * @param leftInBrief the agents with whom it was not connected, because one of them hung up while the agent heard who calls
 * @param busy how many phones that were to ring for it said that they were busy
 */
record StoredCall(
        String name,
        boolean vip,
        @Nullable Instant rank,
        @Nullable Instant lateFrom,
        List<Wait> waits,
        List<String> leftInBrief,
        int busy,
        @Nullable String agent,
        @Nullable Instant connectedAt,
        @Nullable Instant talkEndedAt,
        @Nullable Instant endedAt) {

    /**
     * @param until when an agent was found, or the caller was gone
     * @param served whether an agent was found
     */
    record Wait(Instant from, Instant until, boolean served) {
        Duration length() {
            return Duration.between(from, until);
        }
    }

    /** Who waits for longer than he was told counts as having come half a head start earlier. */
    @Nullable
    Instant rankAt(Instant time) {
        boolean late = lateFrom != null && time.isAfter(lateFrom);
        return rank == null || !late ? rank : rank.minus(CrowdSite.HEAD_START.dividedBy(2));
    }
}
