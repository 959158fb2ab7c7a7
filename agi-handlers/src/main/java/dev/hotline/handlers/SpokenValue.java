package dev.hotline.handlers;

import dev.hotline.config.Language;
import dev.hotline.config.flow.Action.SayAs;
import dev.hotline.handlers.speech.Said;
import dev.hotline.handlers.speech.Speech;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

/** A value of an expression as prompts: pure. */
final class SpokenValue {
    private SpokenValue() {}

    /** @throws IllegalArgumentException with the value and what was expected, when it is not such a value */
    static List<String> prompts(Language language, SayAs as, String value) {
        try {
            return Speech.prompts(language, said(as, value));
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + value + "' cannot be said as a " + as.name().toLowerCase(Locale.ROOT), e);
        }
    }

    private static Said said(SayAs as, String value) {
        return switch (as) {
            case NUMBER -> new Said.Cardinal(Long.parseLong(value));
            case DIGITS -> new Said.Digits(value.startsWith("+") ? value.substring(1) : value);
            case POSITION -> new Said.Position(Integer.parseInt(value));
            case WAIT -> new Said.Length(Duration.ofMinutes(Long.parseLong(value)));
            case DATE -> new Said.Date(LocalDate.parse(value));
            case TIME -> new Said.Time(LocalTime.parse(value));
            case MONEY -> new Said.Money(new BigDecimal(value));
        };
    }
}
