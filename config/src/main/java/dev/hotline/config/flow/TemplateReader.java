package dev.hotline.config.flow;

import dev.hotline.config.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one path with values between braces. */
final class TemplateReader {
    private static final Pattern VALUE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern NOT_OF_A_URL = Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~!$&'()*+,;=:@/?%-]");

    private final ExpressionReader expressions;
    private final Text text;
    private final List<String> literals = new ArrayList<>();
    private final List<Expression> values = new ArrayList<>();
    private boolean good = true;

    TemplateReader(ExpressionReader expressions, Text text) {
        this.expressions = expressions;
        this.text = text;
    }

    Optional<Template> read() {
        if (!text.value().startsWith("/")) {
            wrong(text, "'" + text.value() + "' does not begin with '/': expected a path such as /customers");
        }
        int from = 0;
        for (Matcher value = VALUE.matcher(text.value()); value.find(); from = value.end()) {
            literal(from, value.start());
            value(text.part(value.start(1), value.end(1)));
        }
        literal(from, text.value().length());
        return good ? Optional.of(new Template(List.copyOf(literals), List.copyOf(values))) : Optional.empty();
    }

    private void value(Text value) {
        if (value.value().isBlank()) {
            wrong(value, "nothing is between the braces: expected an expression such as {caller.number}");
            return;
        }
        Optional<Expression> expression = expressions.value(value);
        expression.ifPresent(values::add);
        good &= expression.isPresent();
    }

    private void literal(int from, int to) {
        literals.add(text.value().substring(from, to));
        Matcher odd = NOT_OF_A_URL.matcher(text.value()).region(from, to);
        if (odd.find()) {
            wrong(text.part(odd.start(), to), complaint(odd.group()));
        }
    }

    private static String complaint(String odd) {
        return switch (odd) {
            case "{" -> "this '{' is never closed: expected '}' after an expression";
            case "}" -> "this '}' closes nothing: expected '{' and an expression before it";
            default -> "'" + odd + "' cannot stand in an address: expected it percent-encoded";
        };
    }

    private void wrong(Text place, String message) {
        good = false;
        place.wrong(message);
    }
}
