package dev.hotline.config;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Phone numbers in E.164, by libphonenumber. */
public final class PhoneNumbers {
    /**
     * How numbers of mainland China are mostly written: mobile ones, and those of an area with or without its zero. What
     * libphonenumber makes of these is known, and a directory has a hundred thousand of them. Mobile numbers that begin with 179 are not among
     * them: there it may see the prefix of a carrier.
     */
    private static final Pattern MAINLAND = Pattern.compile(
            "(?:\\+86)?(1(?:[3-689]\\d|7[0-8])\\d{8})|\\+86((?:10|2\\d)\\d{8}|[3-9]\\d\\d\\d{7,8})|0((?:10|2\\d)-?\\d{8}|[3-9]\\d\\d-?\\d{7,8})");

    private static final Set<PhoneNumberType> DEAR =
            EnumSet.of(PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST);

    private PhoneNumbers() {}

    /**
     * The number in E.164, such as {@code +8613800138000}, or empty when it cannot be a number.
     *
     * @param raw as dialled, sent by a carrier, or written by a person
     * @param country ISO 3166 code of the country that a number without one belongs to
     */
    public static Optional<String> e164(String raw, String country) {
        return mainland(raw, country).or(() -> parsed(raw, country));
    }

    /** The same as {@link #parsed} for a number that is written in one of the common ways; empty for any other. */
    private static Optional<String> mainland(String raw, String country) {
        boolean international = raw.startsWith("+86");
        Matcher matcher = MAINLAND.matcher(raw);
        if ((!international && !country.equals("CN")) || !matcher.matches()) {
            return Optional.empty();
        }
        if (international) {
            return Optional.of(raw);
        }
        return Optional.of(
                matcher.group(1) != null
                        ? "+86" + raw
                        : "+86" + matcher.group(3).replace("-", ""));
    }

    /** What libphonenumber makes of it. */
    static Optional<String> parsed(String raw, String country) {
        try {
            var number = Library.UTIL.parse(raw, country);
            return Library.UTIL.isPossibleNumber(number)
                    ? Optional.of(Library.UTIL.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /**
     * The number in E.164 when it is one of this country that costs whoever calls it no more than others; empty for any other, and when it
     * cannot be a number. Several countries share a code: +1 is also that of islands where a call costs more than a talk is worth.
     */
    public static Optional<String> domestic(String raw, String country) {
        Optional<String> mainland = mainland(raw, country);
        if (mainland.isPresent()) {
            return mainland.filter(number -> country.equals("CN"));
        }
        return parsed(raw, country).filter(number -> isOrdinary(number, country));
    }

    private static boolean isOrdinary(String e164, String country) {
        try {
            var number = Library.UTIL.parse(e164, country);
            return country.equals(Library.UTIL.getRegionCodeForNumber(number))
                    && !DEAR.contains(Library.UTIL.getNumberType(number));
        } catch (NumberParseException notANumber) {
            return false;
        }
    }

    /** The digits that people of this country dial for this number, which is in E.164: 13800138000, 010 and what follows. */
    public static String asDialled(String e164, String country) {
        if (country.equals("CN")
                && e164.startsWith("+861")
                && MAINLAND.matcher(e164).matches()
                && !e164.startsWith("+8610")) {
            return e164.substring("+86".length());
        }
        try {
            var number = Library.UTIL.parse(e164, country);
            String dialled = e164.startsWith(prefix(country))
                    ? Library.UTIL.format(number, PhoneNumberFormat.NATIONAL)
                    : "00" + e164;
            return dialled.replaceAll("\\D", "");
        } catch (NumberParseException notANumber) {
            return e164.replaceAll("\\D", "");
        }
    }

    private static String prefix(String country) {
        return country.equals("CN") ? "+86" : "+" + Library.UTIL.getCountryCodeForRegion(country);
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

    /** Loaded when it is first needed: that takes longer than most directories. */
    private static final class Library {
        static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    }
}
