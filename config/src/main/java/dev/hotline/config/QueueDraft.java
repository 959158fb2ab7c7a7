package dev.hotline.config;

import dev.hotline.config.source.Text;
import java.util.List;
import java.util.Optional;

/**
 * A queue as it was read, and what has to be looked at again when all files are read.
 *
 * @param hours the name of its calendar, as it is written
 * @param vipReserve as it is written
 */
record QueueDraft(ServiceQueue queue, Rings rings, Rings vipRings, Optional<Text> hours, Optional<Text> vipReserve) {

    /**
     * Its rings, for some of its callers.
     *
     * @param place where they are written, or the queue where it takes them from the defaults
     * @param written whether the file says them at all
     * @param all empty when some cannot be read: nothing can be told of them then
     */
    record Rings(Text place, boolean written, Optional<List<Ring>> all) {}
}
