package dev.hotline.testbed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Random text of one line, full of what the wires and the dialplan mind. */
final class AnyText {
    private static final List<String> MINDED = List.of(
            "\"",
            "\\",
            "\\\"",
            "\"\"",
            "'",
            "`",
            "$",
            "${",
            "}",
            "${EXTEN}",
            "${SHELL(id)}",
            "$[",
            "]",
            "$[1+1]",
            "(",
            ")",
            ",",
            ";",
            "|",
            "&",
            "=",
            ":",
            "<",
            ">",
            "[",
            "%",
            "%s",
            "%n",
            "%%",
            "\t",
            " ",
            "  ",
            "#",
            "@",
            "/",
            "~",
            "^",
            "{",
            "!",
            "HANGUP",
            "200 result=1 (x)",
            " endpos=12",
            "(timeout)",
            "520-Usage",
            "result=-1",
            "Variable: x=1",
            "\u0001",
            "\u001b",
            "\u007f",
            "\u0085",
            "\u2028",
            "\ufeff");

    private final Random random;

    AnyText(long seed) {
        random = new Random(seed);
    }

    /**
     * A text of up to 2,000 characters, mostly short, blank at either end now and then.
     *
     * @param bytes that it may have in UTF-8, with each character counted twice that one of the wires escapes
     */
    String next(int bytes) {
        int length = random.nextInt(4) == 0 ? random.nextInt(2001) : random.nextInt(40);
        StringBuilder text = new StringBuilder(blank());
        while (text.length() < length) {
            text.append(piece());
        }
        text.append(blank());
        while (size(text) > bytes || text.length() > 2000) {
            text.setLength(text.offsetByCodePoints(text.length(), -1));
        }
        return text.toString();
    }

    private String blank() {
        return random.nextInt(6) == 0 ? " " : "";
    }

    private String piece() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> MINDED.get(random.nextInt(MINDED.size()));
            case 2 -> Character.toString(random.nextInt(0x20, 0x7f));
            case 3 -> Character.toString(random.nextInt(0x4e00, 0x9fff));
            case 4 -> Character.toString(random.nextInt(0xa0, 0xd800));
            default -> Character.toString(random.nextInt(0x10000, Character.MAX_CODE_POINT + 1));
        };
    }

    private static long size(CharSequence text) {
        int bytes = text.toString().getBytes(StandardCharsets.UTF_8).length;
        return bytes + text.chars().filter(c -> "\\\",()[]".indexOf(c) >= 0).count();
    }
}
