package dev.hotline.asterisk.ami;

import java.util.Map;

/**
 * What a link has counted since the engine started.
 *
 * @param events events taken in
 * @param eventsPerSecond the same, over about the last second
 * @param unknownEvents of these, those the engine does not use; normal
 * @param refusedMessages messages dropped because a part of them was forged by a caller's text with line ends in it
 * @param droppedEvents events that a slow subscriber was not given, of those that may be dropped
 * @param overflows how often the link was closed because a subscriber was too slow for those that may not
 * @param lateReplies replies that came after their action's deadline
 * @param duplicateReplies replies to actions that had their reply, or that were never sent
 * @param drift what differed from what the link believed, and was corrected
 */
public record AmiCounts(
        long events,
        double eventsPerSecond,
        long unknownEvents,
        long refusedMessages,
        long droppedEvents,
        long overflows,
        long lateReplies,
        long duplicateReplies,
        Map<Drift, Long> drift) {

    public AmiCounts {
        drift = Map.copyOf(drift);
    }

    /** All kinds of drift together. */
    public long corrected() {
        return drift.values().stream().mapToLong(Long::longValue).sum();
    }
}
