package dev.hotline.core;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The engine's own id of a call: a UUID of version 7, so that ids sort by time. It outlives an Asterisk channel and an engine: the
 * channel variable {@code HOTLINE_CALL} carries it.
 */
public record CallId(UUID value) {

    /** A new id for a call that arrived now. */
    public static CallId next(Instant now) {
        return new CallId(UuidV7.next(now));
    }

    /** The id with this text, or empty when the text is not one. */
    public static Optional<CallId> parse(String text) {
        try {
            return Optional.of(new CallId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
