package dev.hotline.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When something is open ({@code calendars.yaml}): an exception beats a holiday, and a holiday the week. Hours are those of the clock on
 * the wall: where it is put forward they are shorter, where it is put back longer. A night belongs to the day it begins on, so that it ends
 * in the morning also when that is a holiday's. Immutable.
 *
 * @param name unique
 * @param week the hours of a day that is nothing else
 * @param holidays the name of each; closed all day
 * @param exceptions the hours of days that are not as their week, such as a working Saturday; none when the day is closed
 */
public record Calendar(
        String name, WeeklyHours week, Map<LocalDate, String> holidays, Map<LocalDate, List<TimeRange>> exceptions) {

    private static final int LOOKS_AHEAD = 8;

    public Calendar {
        holidays = Map.copyOf(holidays);
        exceptions = Map.copyOf(exceptions);
    }

    /** A calendar without holidays and exceptions. */
    public static Calendar of(String name, WeeklyHours week) {
        return new Calendar(name, week, Map.of(), Map.of());
    }

    /** What it says of this moment, by the local date and time of its zone. */
    public Opening at(ZonedDateTime moment) {
        return at(moment.toLocalDateTime());
    }

    public Opening at(Instant moment, ZoneId zone) {
        return at(moment.atZone(zone));
    }

    private Opening at(LocalDateTime local) {
        LocalDate day = local.toLocalDate();
        int minute = local.getHour() * 60 + local.getMinute();
        if (has(day, minute) || has(day.minusDays(1), minute + TimeRange.DAY)) {
            return Opening.OPEN;
        }
        return !exceptions.containsKey(day) && holidays.containsKey(day) ? Opening.HOLIDAY : Opening.CLOSED;
    }

    private boolean has(LocalDate day, int minute) {
        return hours(day).stream().anyMatch(range -> range.contains(minute));
    }

    /** The hours that begin on this day; empty when none do. */
    public List<TimeRange> hours(LocalDate day) {
        List<TimeRange> exception = exceptions.get(day);
        if (exception != null) {
            return exception;
        }
        return holidays.containsKey(day) ? List.of() : week.of(day.getDayOfWeek());
    }

    /** The first moment, not before this one, that is open. There always is one: a week has hours, and holidays have an end. */
    public Instant nextOpening(Instant from, ZoneId zone) {
        if (at(from, zone) == Opening.OPEN) {
            return from;
        }
        ZoneRules rules = zone.getRules();
        LocalDate day = LocalDate.ofInstant(from, zone);
        Optional<Instant> found = Optional.empty();
        while (found.isEmpty()) {
            found = openings(day, rules)
                    .filter(moment -> !moment.isBefore(from) && at(moment, zone) == Opening.OPEN)
                    .min(Instant::compareTo);
            day = day.plusDays(1);
        }
        return found.get();
    }

    /** The first moment from this one on that is not open; empty when there is none within {@value #LOOKS_AHEAD} days. */
    public Optional<Instant> nextClosing(Instant from, ZoneId zone) {
        if (at(from, zone) != Opening.OPEN) {
            return Optional.of(from);
        }
        ZoneRules rules = zone.getRules();
        LocalDate yesterday = LocalDate.ofInstant(from, zone).minusDays(1);
        return Stream.iterate(yesterday, day -> day.plusDays(1))
                .limit(LOOKS_AHEAD)
                .flatMap(day -> closings(day, rules))
                .filter(moment -> moment.isAfter(from) && at(moment, zone) != Opening.OPEN)
                .min(Instant::compareTo);
    }

    /** The moments at which hours that begin on this day may end: their ends, and where the clock is put forward or back out of them. */
    private Stream<Instant> closings(LocalDate day, ZoneRules rules) {
        Stream<Instant> ends =
                hours(day).stream().flatMap(range -> moments(day.atStartOfDay().plusMinutes(range.until()), rules));
        return Stream.concat(ends, transitions(day, rules));
    }

    /** The moments of a day at which hours may begin: their starts, and where the clock is put forward or back into them. */
    private Stream<Instant> openings(LocalDate day, ZoneRules rules) {
        Stream<Instant> starts = hours(day).stream().flatMap(range -> moments(day.atTime(range.start()), rules));
        return Stream.concat(starts, transitions(day, rules));
    }

    /** A local time is there twice where the clock is put back, and not at all where it is put forward. */
    private static Stream<Instant> moments(LocalDateTime local, ZoneRules rules) {
        return rules.getValidOffsets(local).stream().map(local::toInstant);
    }

    private static Stream<Instant> transitions(LocalDate day, ZoneRules rules) {
        Instant end = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.MIN);
        Instant start = day.atStartOfDay().toInstant(ZoneOffset.MAX);
        return Stream.iterate(
                        rules.nextTransition(start),
                        transition ->
                                transition != null && transition.getInstant().isBefore(end),
                        transition -> rules.nextTransition(transition.getInstant()))
                .map(ZoneOffsetTransition::getInstant);
    }
}
