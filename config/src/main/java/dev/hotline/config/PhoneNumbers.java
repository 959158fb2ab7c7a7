package dev.hotline.config;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/** Phone numbers in E.164, by libphonenumber. */
public final class PhoneNumbers {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /**
     * The number in E.164, such as {@code +8613800138000}, or empty when it cannot be a number.
     *
     * @param raw as dialled, sent by a carrier, or written by a person
     * @param country ISO 3166 code of the country that a number without one belongs to
     */
    public static Optional<String> e164(String raw, String country) {
        try {
            var number = UTIL.parse(raw, country);
            return UTIL.isPossibleNumber(number)
                    ? Optional.of(UTIL.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** The number with all but its first three and last two digits hidden, for eyes that do not need it. */
    public static String masked(String number) {
        int shown = 3 + (number.startsWith("+") ? 1 : 0);
        return number.length() <= shown + 2
                ? "*".repeat(number.length())
                : number.substring(0, shown)
                        + "*".repeat(number.length() - shown - 2)
                        + number.substring(number.length() - 2);
    }
}
