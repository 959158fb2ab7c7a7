package dev.hotline.config.source;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formats that are not particular to one file. */
public final class Formats {
    private static final Pattern DURATION_TEXT = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Duration LONGEST = Duration.ofDays(365);

    /** Any text for people. */
    public static final Format<String> TEXT =
            Format.of("a text", "", text -> Optional.of(text).filter(value -> !value.isBlank()));

    /** The id of something, also safe in file names and on Asterisk's lines. */
    public static final Format<String> NAME =
            matching("[A-Za-z0-9][A-Za-z0-9_-]{0,63}", "a name of letters a-z, digits, '-' and '_'");

    public static final Format<Boolean> FLAG = new Format<>(
            "one of true, false",
            false,
            List.of("true", "false"),
            text -> text.matches("true|false") ? Optional.of(text.equals("true")) : Optional.empty());

    /** A time above zero. */
    public static final Format<Duration> DURATION = Format.of(
            "a duration such as 500ms, 20s, 2m or 4h",
            Duration.ofSeconds(1),
            text -> duration(text).filter(Duration::isPositive));

    /** What Asterisk counts in whole seconds. */
    public static final Format<Duration> WHOLE_SECONDS = Format.of(
            "a duration of whole seconds such as 20s or 2m, at most 4h",
            Duration.ofSeconds(1),
            text -> duration(text)
                    .filter(Duration::isPositive)
                    .filter(value -> value.toMillisPart() == 0 && value.compareTo(Duration.ofHours(4)) <= 0));

    public static final Format<Duration> DURATION_OR_ZERO =
            Format.of("a duration such as 0s, 500ms, 20s, 2m or 4h", Duration.ZERO, Formats::duration);

    public static final Format<ZoneId> TIME_ZONE = new Format<>(
            "a time zone such as Asia/Shanghai",
            ZoneId.of("UTC"),
            ZoneId.getAvailableZoneIds(),
            text -> attempt(text, ZoneId::of));

    private Formats() {}

    public static Format<String> matching(String regex, String expected) {
        var pattern = Pattern.compile(regex);
        return Format.of(
                expected,
                "",
                text -> Optional.of(text).filter(value -> pattern.matcher(value).matches()));
    }

    public static Format<Integer> integer(int min, int max) {
        return Format.of(
                "a whole number from " + min + " to " + max,
                min,
                text -> whole(text).filter(number -> number >= min && number <= max));
    }

    /** A constant of an enum, written in small letters. */
    public static <E extends Enum<E>> Format<E> constant(Class<E> type) {
        var constants = new LinkedHashMap<String, E>();
        Arrays.stream(type.getEnumConstants()).forEach(each -> constants.put(written(each), each));
        return oneOf(constants.firstEntry().getValue(), constants);
    }

    private static <T> Format<T> oneOf(T standIn, Map<String, T> values) {
        return new Format<>(
                "one of " + String.join(", ", values.keySet()),
                standIn,
                values.keySet(),
                text -> Optional.ofNullable(values.get(text)));
    }

    /** A constant of an enum as files have it. */
    public static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION_TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
        return Optional.of(duration).filter(value -> value.compareTo(LONGEST) <= 0);
    }

    /** A duration as people write it, such as {@code 12h 30s}. */
    public static String written(Duration duration) {
        var parts = new ArrayList<String>();
        addPart(parts, duration.toHours(), "h");
        addPart(parts, duration.toMinutesPart(), "m");
        addPart(parts, duration.toSecondsPart(), "s");
        addPart(parts, duration.toMillisPart(), "ms");
        return parts.isEmpty() ? "0s" : String.join(" ", parts);
    }

    private static void addPart(List<String> parts, long count, String unit) {
        if (count != 0) {
            parts.add(count + unit);
        }
    }

    private static Optional<Integer> whole(String text) {
        return text.matches("-?\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static <T> Optional<T> attempt(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }
}
