package dev.hotline.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Pieces of HTML. Each argument that is text is escaped here; an argument called {@code html} is HTML already. */
final class Html {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private Html() {}

    /** The text, safe between tags and in attributes in double quotes; empty for null. Control characters, and those that turn the direction
     * of writing, become U+FFFD. */
    static String text(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> escape(c, out));
        return out.toString();
    }

    private static void escape(int c, StringBuilder out) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(Character.isISOControl(c) || turnsDirection(c) ? 0xFFFD : c);
        }
    }

    private static boolean turnsDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    static String span(String style, String html) {
        return "<span class=\"" + style + "\">" + html + "</span>";
    }

    /** A name from outside, kept from turning the direction of the text around it; long ones are cut by the page. */
    static String name(@Nullable String name) {
        return name == null ? "" : "<bdi class=\"name\" title=\"" + text(name) + "\">" + text(name) + "</bdi>";
    }

    /** A time from which the page counts up; without scripts, the time of day. */
    static String since(Instant at, ZoneId zone) {
        return "<time data-since=\"" + at.toEpochMilli() + "\" datetime=\"" + at + "\">" + CLOCK.format(at.atZone(zone))
                + "</time>";
    }

    /** Day and time of day. */
    static String when(Instant at, ZoneId zone) {
        return "<time datetime=\"" + at + "\">" + DAY.format(at.atZone(zone)) + "</time>";
    }
}
