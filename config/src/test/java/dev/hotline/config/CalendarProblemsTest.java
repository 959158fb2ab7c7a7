package dev.hotline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calendars, and what only they and the other files together tell. */
final class CalendarProblemsTest {
    private static final String HOURS = "'%s' is not hours such as 08:30-18:00 (the end after the start, 24:00 at the"
            + " latest), or of a night such as 22:00-06:00 (from 12:00 or later until 12:00 or earlier)";
    private static final String OFFICE = "mon-fri: [08:30-12:00, 13:30-18:00]";

    @TempDir
    Path folder;

    private SampleFolder samples;

    @BeforeEach
    void copySamples() throws IOException {
        samples = new SampleFolder(folder);
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @MethodSource("mistakes")
    void read_oneMistakeInACalendar_saysWhereAndWhatWasExpected(String text, String mistake, String message) {
        assertThat(samples.edit("calendars.yaml", text, mistake).problems()).containsExactly(message);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(OFFICE, "mon-fri: 9-17", "calendars.yaml:7:16: mon-fri: " + HOURS.formatted("9-17")),
                mistake(
                        OFFICE,
                        "mon-fri: 09:00-09:00",
                        "calendars.yaml:7:16: mon-fri: " + HOURS.formatted("09:00-09:00")),
                mistake(
                        OFFICE,
                        "mon-fri: 17:00-13:00",
                        "calendars.yaml:7:16: mon-fri: " + HOURS.formatted("17:00-13:00")),
                mistake(
                        OFFICE,
                        "mon-fri: 09:00-24:30",
                        "calendars.yaml:7:16: mon-fri: " + HOURS.formatted("09:00-24:30")),
                mistake(
                        OFFICE,
                        "mon-fri: []",
                        "calendars.yaml:7:16: mon-fri is an empty list: expected hours such as 08:30-18:00 (the end after the"
                                + " start, 24:00 at the latest), or of a night such as 22:00-06:00 (from 12:00 or later until 12:00"
                                + " or earlier)"),
                mistake(
                        OFFICE,
                        "mon-fri: [08:30-12:00, 11:30-18:00]",
                        "calendars.yaml:7:30: mon-fri: '11:30-18:00' overlaps '08:30-12:00'"),
                mistake(
                        OFFICE,
                        "mon: 22:00-06:00\n      tue: [05:00-08:00, 09:00-12:00]",
                        "calendars.yaml:8:13: tue: '05:00-08:00' overlaps '22:00-06:00' of the day before"),
                mistake(
                        OFFICE,
                        OFFICE + "\n      fri: 08:30-16:00",
                        "calendars.yaml:8:7: calendars.office.hours.fri: the day 'fri' is already used at calendars.yaml:7:7"),
                mistake(
                        OFFICE,
                        "mon-fry: 08:30-18:00",
                        "calendars.yaml:7:7: calendars.office.hours.mon-fry: 'mon-fry' is not a day or days of the week: mon,"
                                + " mon-fri or daily; did you mean 'mon-fri'?"),
                mistake(
                        OFFICE,
                        "",
                        "calendars.yaml:6:5: calendars.office.hours: there are no hours: expected a day of the week such as mon-fri"),
                mistake(
                        "2027-01-01:",
                        "2027-02-29:",
                        "calendars.yaml:9:7: calendars.office.holidays.2027-02-29: '2027-02-29' is not a date such as 2026-10-01, or"
                                + " the first and the last of at most 100 days such as 2026-10-01..2026-10-07"),
                mistake(
                        "2027-10-01..2027-10-03",
                        "2027-10-03..2027-10-01",
                        "calendars.yaml:11:7: calendars.office.holidays.2027-10-03..2027-10-01: '2027-10-03..2027-10-01' is not a"
                                + " date such as 2026-10-01, or the first and the last of at most 100 days such as"
                                + " 2026-10-01..2026-10-07"),
                mistake(
                        "2027-10-01..2027-10-03",
                        "2027-04-29..2027-05-01",
                        "calendars.yaml:11:7: calendars.office.holidays.2027-04-29..2027-05-01: the date '2027-05-01' is already"
                                + " used at calendars.yaml:10:7"),
                mistake("2027-01-01: 元旦", "2027-01-01:", "calendars.yaml:9:18: 2027-01-01 is empty: expected a text"),
                mistake(
                        "always:",
                        "office:",
                        "calendars.yaml:15:3: calendars: the key 'office' is already used at line 5"));
    }

    private static Arguments mistake(String text, String mistake, String message) {
        return Arguments.of(text, mistake, message);
    }

    @Test
    void read_hoursThatTouch_andNightsThatEndWhenTheDayBegins_areRight() throws ConfigException {
        samples.edit("calendars.yaml", OFFICE, "daily: [06:00-12:00, 12:00-18:00, 22:00-06:00]");

        var day = List.of(new TimeRange(360, 720), new TimeRange(720, 1080), new TimeRange(1320, 1800));
        assertThat(office().week().of(DayOfWeek.SUNDAY)).isEqualTo(day);
    }

    @Test
    void read_aHolidayThatIsPast_isAWarning() throws ConfigException {
        samples.edit("calendars.yaml", "2027-01-01: 元旦", "2026-11-15..2026-11-21: 店庆");

        assertThat(samples.warnings())
                .containsExactly(
                        "calendars.yaml:9:7: warning: calendars.office.holidays.2026-11-15..2026-11-21: this holiday is past (today"
                                + " is 2026-11-22): take it out, or put in the next one");
    }

    @Test
    void read_aHolidayWhoseLastDayIsToday_isNotPast() throws ConfigException {
        assertThat(samples.edit("calendars.yaml", "2027-01-01: 元旦", "2026-11-15..2026-11-22: 店庆")
                        .warnings())
                .isEmpty();
    }

    @Test
    void read_exceptions_beatTheWeekAndHolidays() throws ConfigException {
        exceptions("2027-10-02: [10:00-12:00, 13:00-14:00]", "2027-12-31: closed", "2027-10-09: 09:00-15:00");

        Calendar office = office();

        assertThat(office.hours(LocalDate.of(2027, 10, 2)))
                .containsExactly(new TimeRange(600, 720), new TimeRange(780, 840));
        assertThat(office.hours(LocalDate.of(2027, 10, 3))).isEmpty();
        assertThat(office.hours(LocalDate.of(2027, 12, 31))).isEmpty();
        assertThat(office.hours(LocalDate.of(2027, 10, 9))).containsExactly(new TimeRange(540, 900));
    }

    @Test
    void read_anExceptionThatClosesAClosedDay_isAWarning() throws ConfigException {
        exceptions("2027-10-09: closed", "2027-10-02: closed");

        assertThat(samples.warnings())
                .containsExactly(
                        "calendars.yaml:13:7: warning: calendars.office.exceptions.2027-10-09: this exception changes nothing: the day"
                                + " is closed without it",
                        "calendars.yaml:14:7: warning: calendars.office.exceptions.2027-10-02: this exception changes nothing: the day"
                                + " is closed without it");
    }

    @Test
    void read_anExceptionLikeItsDay_orPast_isAWarning() throws ConfigException {
        exceptions("2027-10-08: [08:30-12:00, 13:30-18:00]", "2026-10-10: 08:30-18:00");

        assertThat(samples.warnings())
                .containsExactly(
                        "calendars.yaml:13:7: warning: calendars.office.exceptions.2027-10-08: this exception changes nothing: the day"
                                + " is open so without it",
                        "calendars.yaml:14:7: warning: calendars.office.exceptions.2026-10-10: this exception is past (today is"
                                + " 2026-11-22): take it out");
    }

    @Test
    void read_anExceptionGivenTwice_orNotUnderstood_isAProblem() {
        exceptions("2027-10-09: closd", "2027-10-9: closed", "2027-10-09: closed");

        assertThat(samples.problems())
                .containsExactly(
                        "calendars.yaml:13:19: 2027-10-09: " + HOURS.formatted("closd"),
                        "calendars.yaml:14:7: calendars.office.exceptions.2027-10-9: '2027-10-9' is not a date such as 2026-10-01",
                        "calendars.yaml:15:7: calendars.office.exceptions: the key '2027-10-09' is already used at line 13");
    }

    private Calendar office() throws ConfigException {
        return Objects.requireNonNull(samples.read().calendars().get("office"));
    }

    private void exceptions(String... lines) {
        samples.edit(
                "calendars.yaml",
                "    # exceptions: ",
                "    exceptions:\n      " + String.join("\n      ", lines) + "\n    # exceptions: ");
    }

    @Test
    void read_withoutTheFile_thereAreNoCalendars() throws Exception {
        samples.edit("queues.yaml", "  hours: hotline ", "  # no hours");
        assertThat(samples.delete("calendars.yaml").read().calendars()).isEmpty();
        assertThat(samples.edit("queues.yaml", "    skill: orders", "    skill: orders\n    hours: office")
                        .problems())
                .containsExactly("queues.yaml:37:12: hours: there is no calendar 'office' (none is defined)");
    }

    @Test
    void read_unknownCalendars_areSuggested() {
        samples.edit("queues.yaml", "    skill: orders", "    skill: orders\n    hours: offices")
                .edit("agents.yaml", "skills: [orders],  ", "hours: alway, skills: [orders],  ")
                .edit("callback.yaml", "hours: 09:00-21:00", "calendar: nights");

        assertThat(samples.problems())
                .containsExactly(
                        "agents.yaml:11:69: hours: there is no calendar 'alway'; did you mean 'always'?",
                        "callback.yaml:16:11: calendar: there is no calendar 'nights' (known: office, always, hotline)",
                        "queues.yaml:37:12: hours: there is no calendar 'offices'; did you mean 'office'?");
    }

    @Test
    void read_aQueueWithNobodyInItsHours_isAProblem() {
        shift("nights");

        assertThat(samples.problems())
                .containsExactly(
                        "queues.yaml:37:12: hours: nobody who may answer works in the hours of 'office': he has the hours of 'nights'");
    }

    @Test
    void read_aQueueWithSomebodyInSomeOfItsHours_isRight() throws ConfigException {
        shift("late");

        HotlineConfig config = samples.read();
        assertThat(config.queues())
                .extractingByKey("orders")
                .extracting(ServiceQueue::hours)
                .isEqualTo(Optional.of("office"));
        assertThat(config.agents())
                .extractingByKey("he")
                .extracting(Agent::hours)
                .isEqualTo(Optional.of("late"));
        assertThat(config.agents())
                .extractingByKey("lin")
                .extracting(Agent::hours)
                .isEqualTo(Optional.empty());
    }

    /** The queue orders is open as the office is; its only agent has the shift named. */
    private void shift(String shift) {
        samples.edit("queues.yaml", "    skill: orders", "    skill: orders\n    hours: office")
                .edit("agents.yaml", "skills: [orders],  ", "hours: " + shift + ", skills: [orders],  ")
                .edit(
                        "calendars.yaml",
                        "  always: ",
                        "  nights:\n    hours: {daily: 18:00-08:30}\n  late:\n    hours: {fri: 17:59-23:00}\n  always: ");
    }

    @Test
    void read_aDedicatedEngineerWithoutTheCustomersLanguage_isAWarning() throws ConfigException {
        samples.edit(
                "agents.yaml",
                "software: 8},     languages: [zh, en]}\n  wang",
                "software: 8},     languages: [en]}\n  wang");

        assertThat(samples.warnings())
                .containsExactly(
                        "customers.csv:3:49: warning: dedicated_engineer: 'lin' does not speak zh, the customer's language");
    }

    @Test
    void read_warningsBesideAnError_areToldWithIt() {
        samples.edit("calendars.yaml", "2027-01-01:", "2026-01-01:").edit("flows/service.yaml", "tries: 3", "tries: 0");

        assertThat(samples.problems())
                .containsExactly(
                        "calendars.yaml:9:7: warning: calendars.office.holidays.2026-01-01: this holiday is past (today is"
                                + " 2026-11-22): take it out, or put in the next one",
                        "flows/service.yaml:25:12: tries: '0' is not a whole number from 1 to 9");
    }

    @Test
    void read_aTargetThatTheNightMakesImpossible_isAProblem() {
        assertThat(samples.edit("callback.yaml", "target: 24h", "target: 12h").problems())
                .containsExactly(
                        "callback.yaml:17:9: target: the calling hours make '12h' impossible: a case may be opened when they end, 12h"
                                + " before they begin again, and 'first-after' is 30s (expected: 12h 30s or more)");
    }

    @Test
    void read_aTargetThatTheWeekendMakesImpossible_isAProblem() {
        samples.edit("callback.yaml", "hours: 09:00-21:00", "calendar: office");

        assertThat(samples.problems())
                .containsExactly(
                        "callback.yaml:17:9: target: the calling hours make '24h' impossible: a case may be opened when they end, 62h"
                                + " 30m before they begin again, and 'first-after' is 30s (expected: 62h 30m 30s or more)");
    }

    @Test
    void read_aTargetThatCanJustBeKept_isRight() throws ConfigException {
        samples.edit("callback.yaml", "target: 24h", "target: 43230s");

        assertThat(samples.read().callback().target())
                .contains(Duration.ofHours(12).plusSeconds(30));
        assertThat(samples.edit("callback.yaml", "hours: 09:00-21:00", "calendar: always")
                        .edit("callback.yaml", "target: 43230s", "target: 30s")
                        .read()
                        .callback()
                        .hours()
                        .name())
                .isEqualTo("always");
    }

    @Test
    void read_callingHoursGivenTwice_orNotAtAll_isAProblem() {
        samples.edit("callback.yaml", "hours: 09:00-21:00", "calendar: always\nhours: 09:00-21:00");
        assertThat(samples.problems()).containsExactly("callback.yaml:1:1: expected either 'hours' or 'calendar'");

        samples.edit("callback.yaml", "calendar: always\nhours: 09:00-21:00", "");
        assertThat(samples.problems())
                .containsExactly(
                        "callback.yaml:1:1: 'hours' is missing: expected two times of one day such as 09:00-21:00");
    }
}
