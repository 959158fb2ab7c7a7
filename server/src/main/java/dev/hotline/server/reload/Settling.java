package dev.hotline.server.reload;

import java.util.Optional;

/** Tells when a folder has changed and is quiet again: two looks in a row are the same, and differ from what was taken up last. */
final class Settling {
    private Optional<Fingerprint> takenUp = Optional.empty();
    private Optional<Fingerprint> seen = Optional.empty();

    /** True once for each change, when it has settled; what is seen first counts as one. */
    boolean settled(Fingerprint now) {
        Optional<Fingerprint> latest = Optional.of(now);
        boolean settled = latest.equals(seen) && !latest.equals(takenUp);
        seen = latest;
        if (settled) {
            takenUp = latest;
        }
        return settled;
    }
}
