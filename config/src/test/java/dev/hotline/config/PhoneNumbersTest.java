package dev.hotline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhoneNumbersTest {
    /** The ways numbers are written; each # is any digit. Some of them are of the common ways, some nearly so. */
    private static final List<String> WAYS = List.of(
            "+861##########",
            "1##########",
            "+86###########",
            "+86##########",
            "+8610########",
            "+862#########",
            "+86###-#######",
            "010########",
            "010-########",
            "02#########",
            "02#-########",
            "0###-#######",
            "0###-########",
            "0###########",
            "0##########",
            "0##-########",
            "0#-##########",
            "8613#########",
            "400#######",
            "179########",
            "+86179########",
            "12###########",
            "10########",
            "+1##########",
            "+49##########",
            "00861##########");

    private static final List<String> COUNTRIES = List.of("CN", "CN", "US", "DE", "HK");

    /** The short way round libphonenumber must lead to the same place. */
    @Test
    void e164_anyNumber_isWhatLibphonenumberSays() {
        var random = new Random(20261122);
        for (int round = 0; round < 60_000; round++) {
            String written = written(WAYS.get(round % WAYS.size()), random);
            same(written, COUNTRIES.get(random.nextInt(COUNTRIES.size())));
        }
    }

    /** Every four digits that a number can begin with, with the rest all 0 and all 9. */
    @Test
    void e164_everyPrefixOfTheMainland_isWhatLibphonenumberSays() {
        for (int prefix = 0; prefix < 10_000; prefix++) {
            String digits = "%04d".formatted(prefix);
            for (String rest : List.of("0000000", "9999999")) {
                same(digits + rest, "CN");
                same("+86" + digits + rest, "CN");
                same("+86" + digits + rest.substring(1), "CN");
                same("0" + digits.substring(1) + "-" + rest, "CN");
                same("0" + digits.substring(1) + rest + "1", "CN");
            }
        }
    }

    private static void same(String written, String country) {
        assertThat(PhoneNumbers.e164(written, country))
                .as("%s in %s", written, country)
                .isEqualTo(PhoneNumbers.parsed(written, country));
    }

    private static String written(String way, Random random) {
        var text = new StringBuilder();
        way.chars().forEach(c -> text.append(c == '#' ? (char) ('0' + random.nextInt(10)) : (char) c));
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "13800138000, +8613800138000",
                "8613800138000, +8613800138000",
                "021-50321188, +862150321188",
                "2150321188, +862150321188",
                "'13800138000, +8613800138000",
                "+86 138 0013 8000, +8613800138000",
                "+442079460958, +442079460958"
            })
    void e164_asPeopleAndSpreadsheetsWriteIt(String written, String expected) {
        assertThat(PhoneNumbers.e164(written, "CN")).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "+8613800138000, CN, 13800138000",
        "+861064881234,  CN, 01064881234",
        "+862150321188,  CN, 02150321188",
        "+12125550123,   CN, 0012125550123",
        "+12125550123,   US, 2125550123",
        "+442071838750,  GB, 02071838750"
    })
    void asDialled_isWhatPeopleOfTheCountryDial(String e164, String country, String dialled) {
        assertThat(PhoneNumbers.asDialled(e164, country)).isEqualTo(dialled);
    }

    @Test
    void domestic_takesNoNumberOfAnotherCountry() {
        assertThat(PhoneNumbers.domestic("02150321188", "CN")).contains("+862150321188");
        assertThat(PhoneNumbers.domestic("13800138000", "CN")).contains("+8613800138000");
        assertThat(PhoneNumbers.domestic("0012125550123", "CN")).isEmpty();
        assertThat(PhoneNumbers.domestic("1", "CN")).isEmpty();
        assertThat(PhoneNumbers.domestic("*#06#", "CN")).isEmpty();
    }
}
