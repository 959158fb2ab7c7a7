package dev.hotline.config;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The hours of every week. A night that goes on past midnight is of the day it begins on.
 *
 * @param days the days that have hours, at least one
 */
public record WeeklyHours(Map<DayOfWeek, List<TimeRange>> days) {
    private static final int WEEK = 7 * TimeRange.DAY;

    /** @throws IllegalArgumentException when no day has hours */
    public WeeklyHours {
        var copy = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        days.forEach((day, ranges) -> {
            if (!ranges.isEmpty()) {
                copy.put(day, List.copyOf(ranges));
            }
        });
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("a week without hours (expected: some on one day at least)");
        }
        days = Map.copyOf(copy);
    }

    /** The same hours every day. */
    public static WeeklyHours daily(TimeRange range) {
        var days = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day, List.of(range));
        }
        return new WeeklyHours(days);
    }

    /** The hours that begin on this day; empty when it is closed. */
    public List<TimeRange> of(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    /** Whether there is a minute of the week in both. */
    public boolean overlaps(WeeklyHours other) {
        return minutes().intersects(other.minutes());
    }

    /** The longest time without hours; zero when there is none. */
    public Duration longestGap() {
        BitSet open = minutes();
        int first = open.nextSetBit(0);
        int longest = 0;
        for (int end = open.nextClearBit(first); end < first + WEEK; ) {
            int next = open.nextSetBit(end);
            int start = next < 0 ? first + WEEK : next;
            longest = Math.max(longest, start - end);
            end = next < 0 ? start : open.nextClearBit(next);
        }
        return Duration.ofMinutes(longest);
    }

    /** One bit for each minute of the week; the end of Sunday's night is Monday's beginning. */
    private BitSet minutes() {
        var minutes = new BitSet(2 * WEEK);
        days.forEach((day, ranges) -> ranges.forEach(range -> {
            int midnight = (day.getValue() - 1) * TimeRange.DAY;
            minutes.set(midnight + range.from(), midnight + range.until());
        }));
        minutes.get(WEEK, 2 * WEEK).stream().forEach(minutes::set);
        minutes.clear(WEEK, 2 * WEEK);
        return minutes;
    }
}
