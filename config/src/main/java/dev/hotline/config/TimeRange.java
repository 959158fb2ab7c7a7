package dev.hotline.config;

import dev.hotline.config.source.Format;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours that begin on one day, by the clock on the wall.
 *
 * @param from the first minute, counted from midnight: 0 to 1439
 * @param until the first minute after, counted from the same midnight: above 1440 when the hours go on past the next one
 */
public record TimeRange(int from, int until) {
    static final int DAY = 24 * 60;

    private static final int NOON = DAY / 2;
    private static final Pattern WRITTEN =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-(?:([01]\\d|2[0-3]):([0-5]\\d)|24:00)");

    /**
     * As {@code 08:30-18:00}. Hours that end before they begin are those of a night, and only when they look like one: any others are a
     * mistake.
     */
    static final Format<TimeRange> FORMAT = Format.of(
            "hours such as 08:30-18:00 (the end after the start, 24:00 at the latest), or of a night such as 22:00-06:00"
                    + " (from 12:00 or later until 12:00 or earlier)",
            new TimeRange(0, DAY),
            TimeRange::parse);

    /** @throws IllegalArgumentException when the hours are empty, longer than a day, or do not begin on it */
    public TimeRange {
        if (from < 0 || from >= DAY || until <= from || until > from + DAY) {
            throw new IllegalArgumentException("hours from minute " + from + " until " + until
                    + " (expected: a start within the day, and an end after it within 24 hours)");
        }
    }

    /** Hours of one day; an end at midnight is that of the day. */
    public static TimeRange of(LocalTime from, LocalTime until) {
        int end = minute(until);
        return new TimeRange(minute(from), end == 0 ? DAY : end);
    }

    private static Optional<TimeRange> parse(String text) {
        Matcher times = WRITTEN.matcher(text);
        if (!times.matches()) {
            return Optional.empty();
        }
        int from = minute(times.group(1), times.group(2));
        int until = times.group(3) == null ? DAY : minute(times.group(3), times.group(4));
        if (until > from) {
            return Optional.of(new TimeRange(from, until));
        }
        boolean night = from >= NOON && until <= NOON && until > 0;
        return night ? Optional.of(new TimeRange(from, until + DAY)) : Optional.empty();
    }

    private static int minute(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    /** When the hours begin. */
    public LocalTime start() {
        return LocalTime.of(from / 60, from % 60);
    }

    /** Whether they go on past midnight. */
    boolean pastMidnight() {
        return until > DAY;
    }

    /** @param minute counted from the midnight of the day that the hours begin on; above 1440 on the next day */
    boolean contains(int minute) {
        return from <= minute && minute < until;
    }

    /** Whether they have a minute in common, when both begin on the same day. */
    boolean overlaps(TimeRange other) {
        return from < other.until && other.from < until;
    }

    /** Whether these hours, begun the day before, go on into the others. */
    boolean goesOnInto(TimeRange nextDays) {
        return until - DAY > nextDays.from;
    }

    /** As {@link #FORMAT} reads it. */
    @Override
    public String toString() {
        int end = until > DAY ? until - DAY : until;
        return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, end / 60, end % 60);
    }
}
