package dev.hotline.callback;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The time of day in which customers may be called.
 *
 * @param from first moment
 * @param until the first moment after; equal to or before {@code from}: it passes midnight, so equal means always
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
        boolean started = !time.isBefore(from);
        boolean notOver = time.isBefore(until);
        return from.isBefore(until) ? started && notOver : started || notOver;
    }
}
