package dev.hotline.routing;

import dev.hotline.core.Refusal;
import dev.hotline.core.WaitPromise;
import dev.hotline.core.WaitRange;
import java.util.Optional;

/**
 * Where a waiting caller stands.
 *
 * @param position 1 is next in his queue; 0 when he does not wait
 * @param anyoneThere whether any agent who could answer is at work, however busy
 * @param estimate how long he will still wait; empty when it cannot be told
 * @param promise what he was told first; empty when nothing
 * @param promiseBroken whether he waits for longer than that
 * @param why he waits; empty when he does not
 */
public record Place(
        int position,
        boolean anyoneThere,
        Optional<WaitRange> estimate,
        Optional<WaitPromise> promise,
        boolean promiseBroken,
        Optional<Refusal> why) {

    /** Of a caller who does not wait. */
    static Place none() {
        return new Place(0, true, Optional.empty(), Optional.empty(), false, Optional.empty());
    }
}
