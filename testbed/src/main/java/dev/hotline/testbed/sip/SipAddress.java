package dev.hotline.testbed.sip;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The value of a From, To or Contact header.
 *
 * @param name the display name, without quotes; empty when there is none
 * @param uri without angle brackets
 * @param parameters what follows, such as {@code ;tag=…}; empty when nothing does
 */
record SipAddress(String name, String uri, String parameters) {

    static SipAddress parse(String value) {
        int nameEnd = endOfName(value);
        int open = value.indexOf('<', nameEnd);
        if (open < 0) {
            int semicolon = value.indexOf(';');
            int end = semicolon < 0 ? value.length() : semicolon;
            return new SipAddress("", value.substring(0, end).trim(), value.substring(end));
        }
        int close = value.indexOf('>', open);
        if (close < 0) {
            throw new IllegalArgumentException("address: " + value + " (expected: \"NAME\" <URI>)");
        }
        String name = nameEnd > 0
                ? unquote(value.substring(0, nameEnd).trim())
                : value.substring(0, open).trim();
        return new SipAddress(name, value.substring(open + 1, close), value.substring(close + 1));
    }

    /**
     * A name as it is written in a header. Quotes and backslashes are escaped. CR and LF are written {@code %0D} and {@code %0A}: as
     * they are, Asterisk drops the whole message. All else is sent as it is.
     */
    static String quote(String name) {
        String escaped = name.replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + escaped.replace("\r", "%0D").replace("\n", "%0A") + '"';
    }

    /** The user part of a SIP URI, decoded; empty when there is none. */
    static String user(String uri) {
        int start = uri.indexOf(':') + 1;
        int at = uri.indexOf('@');
        if (at < 0) {
            return "";
        }
        String user = uri.substring(start, at);
        int semicolon = user.indexOf(';');
        String plain = semicolon < 0 ? user : user.substring(0, semicolon);
        return URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A user part as it is written in a URI: what may not stand there is escaped. */
    static String encodeUser(String user) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : user.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "+-_.!~*'()&=$,".indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString();
    }

    String user() {
        return user(uri);
    }

    /** The tag; empty when there is none. */
    String tag() {
        return parameter(parameters, "tag").orElse("");
    }

    /** A parameter {@code ;name=value} of a header's value. */
    static Optional<String> parameter(String value, String name) {
        for (String part : value.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).trim().equalsIgnoreCase(name)) {
                return Optional.of(part.substring(equals + 1).trim());
            }
        }
        return Optional.empty();
    }

    private static int endOfName(String value) {
        if (!value.startsWith("\"")) {
            return 0;
        }
        int i = 1;
        while (i < value.length() && value.charAt(i) != '"') {
            i += value.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, value.length());
    }

    private static String unquote(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
    }
}
