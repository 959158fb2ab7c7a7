package dev.hotline.config;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.config.source.Formats;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CalendarTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Weekdays in two parts, and Friday's night; closed for the first week of October, with a working Saturday after it. */
    private final Calendar office = new Calendar(
            "office",
            new WeeklyHours(Map.of(
                    MONDAY, hours("08:30-12:00", "13:30-18:00"),
                    TUESDAY, hours("08:30-12:00", "13:30-18:00"),
                    FRIDAY, hours("08:30-18:00", "22:00-06:00"))),
            Map.of(day("2026-10-02"), "国庆节", day("2026-10-03"), "国庆节", day("2026-10-10"), "none"),
            Map.of(day("2026-10-10"), hours("10:00-16:00"), day("2026-10-12"), List.of()));

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:29:59, CLOSED",
        "2026-11-23T08:30, OPEN",
        "2026-11-23T11:59:59, OPEN",
        "2026-11-23T12:00, CLOSED",
        "2026-11-23T13:30, OPEN",
        "2026-11-23T18:00, CLOSED",
        "2026-11-25T10:00, CLOSED",
        "2026-11-27T23:00, OPEN",
        "2026-11-28T05:59, OPEN",
        "2026-11-28T06:00, CLOSED",
    })
    void at_anOrdinaryWeek_goesByTheHours(String local, Opening expected) {
        assertThat(at(office, local)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-02T10:00, HOLIDAY",
        "2026-10-02T23:00, HOLIDAY",
        "2026-10-03T03:00, HOLIDAY",
        "2026-10-10T10:00, OPEN",
        "2026-10-10T09:59, CLOSED",
        "2026-10-12T10:00, CLOSED"
    })
    void at_holidaysAndExceptions_theExceptionBeatsTheHoliday_andThatTheWeek(String local, Opening expected) {
        assertThat(at(office, local)).isEqualTo(expected);
    }

    @Test
    void at_theMorningOfAHolidayAfterANight_isOpenUntilTheNightEnds() {
        var nights = new Calendar(
                "nights", WeeklyHours.daily(range("22:00-06:00")), Map.of(day("2027-01-01"), "元旦"), Map.of());

        assertThat(at(nights, "2027-01-01T05:59")).isEqualTo(Opening.OPEN);
        assertThat(at(nights, "2027-01-01T06:00")).isEqualTo(Opening.HOLIDAY);
        assertThat(at(nights, "2027-01-01T22:00")).isEqualTo(Opening.HOLIDAY);
        assertThat(at(nights, "2027-01-02T05:00")).isEqualTo(Opening.CLOSED);
        assertThat(at(nights, "2027-01-02T22:00")).isEqualTo(Opening.OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T07:00, 2026-11-23T08:30",
        "2026-11-23T09:00:01, 2026-11-23T09:00:01",
        "2026-11-23T12:00, 2026-11-23T13:30",
        "2026-11-24T18:00, 2026-11-27T08:30",
        "2026-11-28T06:00, 2026-11-30T08:30",
        "2026-10-02T09:00, 2026-10-05T08:30",
        "2026-10-09T08:00, 2026-10-09T08:30",
        "2026-10-10T06:00, 2026-10-10T10:00",
        "2026-10-11T00:00, 2026-10-13T08:30"
    })
    void nextOpening_isTheFirstOpenMoment(String from, String expected) {
        assertThat(office.nextOpening(instant(from), SHANGHAI)).isEqualTo(instant(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00, 2026-11-23T12:00",
        "2026-11-23T13:30, 2026-11-23T18:00",
        "2026-11-23T12:30, 2026-11-23T12:30"
    })
    void nextClosing_isTheFirstMomentThatIsNotOpen(String from, String expected) {
        assertThat(office.nextClosing(instant(from), SHANGHAI)).contains(instant(expected));
    }

    @Test
    void nextClosing_hoursThatGoOnAtMidnight_areOneTime_andAHolidayEndsThem() {
        WeeklyHours always = WeeklyHours.daily(TimeRange.of(LocalTime.MIN, LocalTime.MIN));
        Calendar holiday = new Calendar("always", always, Map.of(LocalDate.of(2026, 11, 25), "closed"), Map.of());

        assertThat(Calendar.of("always", always).nextClosing(instant("2026-11-23T10:00"), SHANGHAI))
                .isEmpty();
        assertThat(holiday.nextClosing(instant("2026-11-23T10:00"), SHANGHAI)).contains(instant("2026-11-25T00:00"));
    }

    /** On 8 March 2026 New York's clocks go from 02:00 to 03:00. */
    @Test
    void nextOpening_atAStartThatTheClockSkips_isWhenItWasPutForward() {
        Calendar early = Calendar.of("early", new WeeklyHours(Map.of(SUNDAY, hours("02:30-04:00"))));
        Instant forward = Instant.parse("2026-03-08T07:00:00Z");

        assertThat(early.nextOpening(forward.minusSeconds(3600), NEW_YORK)).isEqualTo(forward);
        assertThat(early.at(forward.minusSeconds(1), NEW_YORK)).isEqualTo(Opening.CLOSED);
        assertThat(early.at(forward, NEW_YORK)).isEqualTo(Opening.OPEN);
    }

    @Test
    void nextOpening_hoursThatTheClockSkipsWhole_areOfTheNextWeek() {
        Calendar early = Calendar.of("early", new WeeklyHours(Map.of(SUNDAY, hours("02:10-02:50"))));

        assertThat(early.nextOpening(Instant.parse("2026-03-08T06:00:00Z"), NEW_YORK))
                .isEqualTo(Instant.parse("2026-03-15T06:10:00Z"));
    }

    /** On 1 November 2026 New York's clocks go back from 02:00 to 01:00. */
    @Test
    void nextOpening_hoursThatTheClockRepeats_areOpenTwice() {
        Calendar early = Calendar.of("early", new WeeklyHours(Map.of(SUNDAY, hours("01:15-01:30"))));
        Instant first = Instant.parse("2026-11-01T05:15:00Z");
        Instant second = Instant.parse("2026-11-01T06:15:00Z");

        assertThat(early.nextOpening(first.minusSeconds(1), NEW_YORK)).isEqualTo(first);
        assertThat(early.nextOpening(first.plusSeconds(15 * 60), NEW_YORK)).isEqualTo(second);
    }

    @Test
    void nextOpening_theClockIsPutBackIntoTheHours_isThatMoment() {
        Calendar early = Calendar.of("early", new WeeklyHours(Map.of(SUNDAY, hours("00:30-01:30"))));
        Instant back = Instant.parse("2026-11-01T06:00:00Z");

        assertThat(early.nextOpening(back.minusSeconds(60), NEW_YORK)).isEqualTo(back);
    }

    /** Lord Howe's clocks move by half an hour, Apia's once skipped a day, Asuncion's and Azores' move at midnight. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "America/New_York",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "America/Asuncion",
                "Atlantic/Azores",
                "Asia/Shanghai"
            })
    void nextOpening_anyMoment_isWhatLookingAtEveryQuarterFinds(String name) {
        ZoneId zone = ZoneId.of(name);
        var random = new Random(1);
        for (int round = 0; round < 150; round++) {
            Instant start = Instant.parse(round % 3 == 0 ? "2011-12-27T10:00:00Z" : "2026-01-01T00:00:00Z")
                    .plus(Duration.ofMinutes(15L * random.nextInt(round % 3 == 0 ? 400 : 35_000)));
            int from = 15 * random.nextInt(96);
            var hours = new TimeRange(from, from + 15 * (1 + random.nextInt(24)));
            DayOfWeek day = start.atZone(zone).getDayOfWeek().plus(random.nextInt(2));
            Calendar one = Calendar.of("one", new WeeklyHours(Map.of(day, List.of(hours))));

            assertThat(one.nextOpening(start, zone))
                    .as("%s from %s", one, start)
                    .isEqualTo(looked(one, start, zone));
        }
    }

    private static Instant looked(Calendar calendar, Instant from, ZoneId zone) {
        Instant at = from;
        while (calendar.at(at, zone) != Opening.OPEN) {
            at = at.plus(Duration.ofMinutes(15));
        }
        return at;
    }

    @Test
    void overlaps_aMinuteInCommon_alsoOfANightOverTheEndOfTheWeek() {
        var nights = new WeeklyHours(Map.of(SUNDAY, hours("22:00-06:00")));

        assertThat(nights.overlaps(new WeeklyHours(Map.of(MONDAY, hours("05:59-12:00")))))
                .isTrue();
        assertThat(nights.overlaps(new WeeklyHours(Map.of(MONDAY, hours("06:00-12:00")))))
                .isFalse();
        assertThat(office.week().overlaps(new WeeklyHours(Map.of(SATURDAY, hours("05:00-12:00")))))
                .isTrue();
        assertThat(office.week().overlaps(new WeeklyHours(Map.of(MONDAY, hours("12:00-13:30")))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"09:00-21:00, 12h", "00:00-24:00, 0s", "22:00-06:00, 16h", "00:00-23:59, 1m", "12:00-12:00, 0s"})
    void longestGap_sameHoursEveryDay_isTheNightBetweenThem(String hours, String expected) {
        assertThat(Formats.written(WeeklyHours.daily(range(hours)).longestGap()))
                .isEqualTo(expected);
    }

    @Test
    void longestGap_ofAWeek_isItsWeekend() {
        assertThat(office.week().longestGap()).isEqualTo(Duration.ofHours(62).plusMinutes(30));
        assertThat(new WeeklyHours(Map.of(MONDAY, hours("00:00-00:01"))).longestGap())
                .isEqualTo(Duration.ofDays(7).minusMinutes(1));
    }

    @Test
    void hours_thatCannotBe_areRefused() {
        assertThatThrownBy(() -> new TimeRange(600, 600)).hasMessageContaining("from minute 600 until 600");
        assertThatThrownBy(() -> new TimeRange(1440, 1500)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeRange(600, 2041)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WeeklyHours(Map.of(MONDAY, List.of()))).hasMessageContaining("without hours");
    }

    private static Opening at(Calendar calendar, String local) {
        return calendar.at(instant(local), SHANGHAI);
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    private static List<TimeRange> hours(String... texts) {
        return Arrays.stream(texts).map(CalendarTest::range).toList();
    }

    private static TimeRange range(String text) {
        return TimeRange.FORMAT.parse(text).orElseThrow();
    }
}
