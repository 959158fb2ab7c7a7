package dev.hotline.callback;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The time of day in which customers may be called.
 *
 * @param from first moment
 * @param until the first moment after; midnight stands for the end of the day
 */
record CallingHours(LocalTime from, LocalTime until, ZoneId zone) {

    /** The first moment, not before this one, at which a customer may be called. */
    Instant next(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        if (contains(local.toLocalTime())) {
            return at;
        }
        ZonedDateTime opening = local.with(from);
        return (opening.isAfter(local) ? opening : opening.plusDays(1)).toInstant();
    }

    private boolean contains(LocalTime time) {
        boolean over = !until.equals(LocalTime.MIDNIGHT) && !time.isBefore(until);
        return !time.isBefore(from) && !over;
    }
}
