package dev.hotline.console;

import dev.hotline.config.PhoneNumbers;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How much of a phone number the reader may see. */
public enum Privacy {
    FULL,
    MASKED;

    private static final Pattern NUMBER = Pattern.compile("\\+?\\d{5,}");

    @Nullable
    String number(@Nullable String number) {
        return this == FULL || number == null ? number : PhoneNumbers.masked(number);
    }

    /** A name as the network sent it: often that is the number too. */
    @Nullable
    String name(@Nullable String name) {
        return this == FULL || name == null
                ? name
                : NUMBER.matcher(name).replaceAll(found -> PhoneNumbers.masked(found.group()));
    }
}
