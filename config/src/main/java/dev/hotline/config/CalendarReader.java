package dev.hotline.config;

import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.TEXT;

import dev.hotline.config.source.Format;
import dev.hotline.config.source.Names;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads {@code calendars.yaml}. */
final class CalendarReader {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String CLOSED = "closed";
    private static final int LONGEST_HOLIDAY = 100;
    private static final WeeklyHours STAND_IN = WeeklyHours.daily(new TimeRange(0, TimeRange.DAY));

    private static final Format<List<DayOfWeek>> WEEKDAYS = new Format<>(
            "a day or days of the week: mon, mon-fri or daily",
            List.of(),
            Stream.concat(DAYS.stream(), Stream.of("mon-fri", "sat-sun", "daily"))
                    .toList(),
            CalendarReader::weekdays);

    private static final Format<LocalDate> DATE =
            Format.of("a date such as 2026-10-01", LocalDate.EPOCH, CalendarReader::date);

    private static final Format<List<LocalDate>> DATES = Format.of(
            "a date such as 2026-10-01, or the first and the last of at most " + LONGEST_HOLIDAY
                    + " days such as 2026-10-01..2026-10-07",
            List.of(),
            CalendarReader::dates);

    private final KnownNames names;
    private final LocalDate today;

    /** @param today holidays and exceptions before it are told to be past */
    CalendarReader(KnownNames names, LocalDate today) {
        this.names = names;
        this.today = today;
    }

    Map<String, Calendar> calendars(Section file) {
        var calendars = new LinkedHashMap<String, Calendar>();
        file.section("calendars").named().forEach(section -> {
            Calendar calendar = calendar(section);
            calendars.put(calendar.name(), calendar);
        });
        return Collections.unmodifiableMap(calendars);
    }

    private Calendar calendar(Section calendar) {
        String name = calendar.key().as(NAME);
        names.calendars.define(name, calendar.key());
        WeeklyHours week = week(calendar.section("hours"));
        Map<LocalDate, String> holidays = holidays(calendar.optionalSection("holidays"));
        return new Calendar(
                name,
                week,
                holidays,
                exceptions(calendar.optionalSection("exceptions"), Calendar.of(name, week), holidays));
    }

    private WeeklyHours week(Section hours) {
        var week = new EnumMap<DayOfWeek, List<Given>>(DayOfWeek.class);
        Names known = names.of("day");
        List<Text> keys = hours.names();
        for (Text key : keys) {
            List<Given> ranges = ranges(hours.someTexts(key.value(), TimeRange.FORMAT.expected()));
            key.as(WEEKDAYS).forEach(day -> {
                known.define(DAYS.get(day.getValue() - 1), key);
                week.put(day, ranges);
            });
        }
        if (keys.isEmpty() && hours.isPresent()) {
            hours.wrong("there are no hours: expected a day of the week such as mon-fri");
        }
        week.forEach((day, ranges) -> reportNightInto(ranges, week.getOrDefault(day.plus(1), List.of())));
        return weekOf(week);
    }

    private static WeeklyHours weekOf(Map<DayOfWeek, List<Given>> week) {
        var days = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        week.forEach((day, ranges) -> days.put(day, values(ranges)));
        return days.values().stream().allMatch(List::isEmpty) ? STAND_IN : new WeeklyHours(days);
    }

    /** The hours of one day, none of which may begin before another has ended. */
    private static List<Given> ranges(List<Text> texts) {
        var ranges = new ArrayList<Given>();
        for (Text text : texts) {
            text.attempt(TimeRange.FORMAT).ifPresent(range -> {
                ranges.stream()
                        .filter(other -> other.range().overlaps(range))
                        .findFirst()
                        .ifPresent(other -> text.wrong("'" + range + "' overlaps '" + other.range() + "'"));
                ranges.add(new Given(range, text));
            });
        }
        return ranges;
    }

    private static void reportNightInto(List<Given> ranges, List<Given> nextDays) {
        for (Given night : ranges) {
            nextDays.stream()
                    .filter(next -> night.range().goesOnInto(next.range()))
                    .findFirst()
                    .ifPresent(next -> next.text()
                            .wrong("'" + next.range() + "' overlaps '" + night.range() + "' of the day before"));
        }
    }

    private static List<TimeRange> values(List<Given> ranges) {
        return ranges.stream().map(Given::range).toList();
    }

    private Map<LocalDate, String> holidays(Section section) {
        var holidays = new LinkedHashMap<LocalDate, String>();
        Names known = names.of("date");
        for (Text key : section.names()) {
            String name = section.get(key.value(), TEXT);
            List<LocalDate> dates = key.as(DATES);
            for (LocalDate date : dates) {
                known.define(date.toString(), key);
                holidays.put(date, name);
            }
            if (!dates.isEmpty() && dates.getLast().isBefore(today)) {
                key.doubtful("this holiday is past (today is " + today + "): take it out, or put in the next one");
            }
        }
        return holidays;
    }

    private Map<LocalDate, List<TimeRange>> exceptions(
            Section section, Calendar usual, Map<LocalDate, String> holidays) {
        var exceptions = new LinkedHashMap<LocalDate, List<TimeRange>>();
        for (Text key : section.names()) {
            Optional<LocalDate> date = key.attempt(DATE);
            Optional<List<TimeRange>> hours =
                    exception(section.someTexts(key.value(), CLOSED + ", or " + TimeRange.FORMAT.expected()));
            if (date.isPresent() && hours.isPresent()) {
                exceptions.put(date.get(), hours.get());
                boolean holiday = holidays.containsKey(date.get());
                doubt(key, date.get(), hours.get(), holiday ? List.of() : usual.hours(date.get()));
            }
        }
        return exceptions;
    }

    private void doubt(Text key, LocalDate date, List<TimeRange> hours, List<TimeRange> otherwise) {
        if (date.isBefore(today)) {
            key.doubtful("this exception is past (today is " + today + "): take it out");
        } else if (hours.equals(otherwise)) {
            String same = hours.isEmpty() ? "closed" : "open so";
            key.doubtful("this exception changes nothing: the day is " + same + " without it");
        }
    }

    /** The hours of a day, none when it is closed; empty when what is written is neither. */
    private static Optional<List<TimeRange>> exception(List<Text> texts) {
        if (texts.size() == 1 && texts.getFirst().value().equals(CLOSED)) {
            return Optional.of(List.of());
        }
        return Optional.of(values(ranges(texts))).filter(ranges -> !ranges.isEmpty());
    }

    private static Optional<List<DayOfWeek>> weekdays(String text) {
        if (text.equals("daily")) {
            return Optional.of(List.of(DayOfWeek.values()));
        }
        String[] ends = text.split("-", -1);
        int first = DAYS.indexOf(ends[0]);
        int last = DAYS.indexOf(ends[ends.length - 1]);
        return ends.length > 2 || first < 0 || last < 0 ? Optional.empty() : Optional.of(weekdays(first, last));
    }

    /** Also over the end of the week, such as fri-mon. */
    private static List<DayOfWeek> weekdays(int first, int last) {
        return IntStream.rangeClosed(first, last < first ? last + DAYS.size() : last)
                .mapToObj(day -> DayOfWeek.of(day % DAYS.size() + 1))
                .toList();
    }

    private static Optional<List<LocalDate>> dates(String text) {
        String[] ends = text.split("\\.\\.", -1);
        Optional<LocalDate> first = date(ends[0]);
        Optional<LocalDate> last = date(ends[ends.length - 1]);
        if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        long days = ChronoUnit.DAYS.between(first.get(), last.get()) + 1;
        return days < 1 || days > LONGEST_HOLIDAY
                ? Optional.empty()
                : Optional.of(first.get().datesUntil(last.get().plusDays(1)).toList());
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text.matches("\\d{4}-\\d\\d-\\d\\d") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Hours, and where they stand. */
    private record Given(TimeRange range, Text text) {}
}
