package dev.hotline.core;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a case: one customer to call back. A UUID of version 7. */
public record CaseId(UUID value) {

    /** A new id for a case opened now. */
    public static CaseId next(Instant now) {
        return new CaseId(UuidV7.next(now));
    }

    /** The id with this text, or empty when the text is not one. */
    public static Optional<CaseId> parse(String text) {
        return CallId.parse(text).map(id -> new CaseId(id.value()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
