package dev.hotline.storage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row that was read, its columns counted from 0 in the order of the statement. To be used while the row is read. */
interface Columns {
    @Nullable
    String text(int column);

    @Nullable
    UUID uuid(int column);

    @Nullable
    OffsetDateTime time(int column);

    default @Nullable Instant instant(int column) {
        OffsetDateTime time = time(column);
        return time == null ? null : time.toInstant();
    }
}
