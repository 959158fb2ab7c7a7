package dev.hotline.core;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why a call waits: no agent who may answer it now is available.
 *
 * @param queue it waits in
 * @param ring how many rings are open to it, from 1; 0 when it waits for one agent alone
 * @param onlyFor that agent; null when it waits for any who may
 * @param waited how long the caller has waited
 * @param position in his queue, from 1
 * @param agents how many of those who may answer are in which state, by the state's name
 * @param reserved how many available engineers are left to key accounts
 * @param headStart by which he comes before others
 */
public record Refusal(
        String queue,
        int ring,
        @Nullable String onlyFor,
        Duration waited,
        int position,
        Map<String, Integer> agents,
        int reserved,
        HeadStart headStart) {
    public Refusal {
        agents = Collections.unmodifiableMap(new TreeMap<>(agents));
    }
}
