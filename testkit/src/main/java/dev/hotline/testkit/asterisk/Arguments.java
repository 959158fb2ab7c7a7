package dev.hotline.testkit.asterisk;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a list as Asterisk does where it takes one in a line of AMI: at commas outside quotes and brackets; quotes are taken away, and
 * what follows a backslash is meant literally.
 */
final class Arguments {
    private final List<String> parts = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private int brackets;
    private boolean quoted;
    private boolean escaped;

    private Arguments() {}

    static List<String> split(String text) {
        Arguments arguments = new Arguments();
        text.chars().forEach(c -> arguments.take((char) c));
        arguments.end();
        return arguments.parts;
    }

    private void take(char c) {
        if (escaped) {
            escaped = false;
            part.append(c);
        } else if (c == '\\') {
            escaped = true;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted && brackets == 0) {
            end();
        } else {
            bracket(c);
            part.append(c);
        }
    }

    private void bracket(char c) {
        if (c == '(' || c == '[') {
            brackets++;
        } else if ((c == ')' || c == ']') && brackets > 0) {
            brackets--;
        }
    }

    private void end() {
        parts.add(part.toString());
        part.setLength(0);
    }
}
