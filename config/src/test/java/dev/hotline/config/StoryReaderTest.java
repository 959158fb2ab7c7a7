package dev.hotline.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.source.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of stories: what they mean, and the exact words of what is wrong with them. */
final class StoryReaderTest {
    private static final String WHOLE = """
            stories:
              whole:
                line: standard
                from: 13900139003
                at: 2026-12-24T18:30
                presses: {menu-main: [9, 1], music: hangs-up}
                keys: [12, nothing]
                phones: {lin: away, "*": 90s, wang: no-answer}
                open-case: true
                caller-ends-talk: true
                expect:
                  hears: [menu-main, ..., music]
                  rings: [wang]
                  queue: hardware
                  ends-by: caller
                  scores: {satisfaction: 4}
                waiting: {orders: 3}
                earlier: {cut-off: hardware}
            """;

    @TempDir
    Path folder;

    private SampleFolder samples;

    @BeforeEach
    void copySamples() throws IOException {
        samples = new SampleFolder(folder)
                .write("prompts/manifest.yaml", Files.readString(Path.of("prompts/manifest.yaml")))
                .write("stories/whole.yaml", WHOLE);
    }

    @Test
    void story_isReadWhole() throws Exception {
        assertThat(read())
                .containsExactly(new Story(
                        "whole",
                        new Position("stories/whole.yaml", 2, 3),
                        "standard",
                        "13900139003",
                        LocalDateTime.of(2026, 12, 24, 18, 30),
                        List.of("12", "nothing"),
                        Map.of("menu-main", List.of("9", "1"), "music", List.of("hangs-up")),
                        Map.of(
                                "lin",
                                new Story.Phone(Story.Answer.AWAY, Duration.ZERO),
                                "*",
                                new Story.Phone(Story.Answer.ANSWERS, Duration.ofSeconds(90)),
                                "wang",
                                new Story.Phone(Story.Answer.NO_ANSWER, Duration.ZERO)),
                        Map.of(),
                        Map.of("orders", 3),
                        Optional.of(new Story.Earlier(Story.Earlier.How.CUT_OFF, "hardware")),
                        true,
                        true,
                        new Story.Expected(
                                Optional.of(List.of("menu-main", "...", "music")),
                                Optional.of(List.of("wang")),
                                Map.of(Story.Outcome.QUEUE, "hardware", Story.Outcome.ENDS_BY, "caller"),
                                Map.of("satisfaction", 4))));
    }

    @Test
    void whatIsNotSaid_isAMondayMorning_aHiddenNumber_andNoKey() throws Exception {
        samples.write("stories/whole.yaml", "stories: {least: {line: vip, expect: {queue: none}}}");

        Story least = read().getFirst();

        assertThat(least.when()).isEqualTo(LocalDateTime.of(2026, 11, 23, 10, 0));
        assertThat(least.from()).isEmpty();
        assertThat(least.keys()).isEmpty();
        assertThat(least.expected().hears()).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "line: standard | line: standart | 3:11: line: there is no line 'standart'; did you mean 'standard'?",
                "line: standard | lines: standard | 2:3: stories.whole: 'line' is missing: expected the name of a line",
                "{menu-main: [9 | {menu-mian: [9 | 6:15: stories.whole.presses.menu-mian: there is no prompt 'menu-mian'; did you mean 'menu-main'?",
                "[menu-main, ... | [menu-mian, ... | 12:15: hears: there is no prompt 'menu-mian'; did you mean 'menu-main'?",
                "{lin: away | {lim: away | 8:14: stories.whole.phones.lim: there is no agent or number of a transfer 'lim'; did you mean 'lin'?",
                "lin: away | lin: asleep | 8:19: lin: 'asleep' is not answers, no-answer, busy, away, or how long it is in use before it answers, such as 90s",
                "rings: [wang] | rings: [wong] | 13:15: rings: there is no agent or number of a transfer 'wong'; did you mean 'wang'?",
                "queue: hardware | queue: hardwear | 14:14: queue: there is no queue 'hardwear'; did you mean 'hardware'?",
                "{satisfaction: 4} | {satisfactoin: 4} | 16:16: stories.whole.expect.scores.satisfactoin: there is no question 'satisfactoin'; did you mean 'satisfaction'?",
                "{satisfaction: 4} | {satisfaction: 40} | 16:30: satisfaction: '40' is not a whole number from 0 to 9",
                "from: 13900139003 | from: nobody | 4:11: from: 'nobody' is not a number such as 13800138001, or anonymous",
                "at: 2026-12-24T18:30 | at: tomorrow | 5:9: at: 'tomorrow' is not a date and time such as 2026-11-23T10:00",
                "keys: [12 | keys: [1a | 7:12: keys: '1a' is not keys such as 1 or 8008#, 'nothing' or 'hangs-up'",
                "ends-by: caller | ended-by: caller | 15:7: stories.whole.expect: there is no key 'ended-by'; did you mean 'ends-by'?",
                "open-case: true | services: {crm: down} | 9:21: crm: there is no service 'crm' (none is defined)",
                "open-case: true | open-case: perhaps | 9:16: open-case: 'perhaps' is not one of true, false"
            })
    void mistake_isToldWithItsPlace(String right, String wrong, String problem) {
        assertThat(samples.edit("stories/whole.yaml", right, wrong).problems())
                .first()
                .isEqualTo("stories/whole.yaml:" + problem);
    }

    @Test
    void storyThatExpectsNothing_isOneThatCannotFail() {
        samples.write("stories/whole.yaml", "stories:\n  a:\n    line: vip\n    expect: {}\n");

        assertThat(samples.problems())
                .containsExactly(
                        "stories/whole.yaml:4:5: stories.a.expect: nothing is expected: a story without that cannot fail");
    }

    @Test
    void storyWithoutExpectations_missesThem() {
        samples.write("stories/whole.yaml", "stories:\n  a:\n    line: vip\n");

        assertThat(samples.problems())
                .containsExactly("stories/whole.yaml:2:3: stories.a: 'expect' is missing: expected keys with values");
    }

    @Test
    void transferNumbersAndPhones_mayBeNamed() throws IOException {
        samples.edit(
                        "flows/vip.yaml",
                        "  service:  ",
                        "  out:\n    transfer: {number: \"4008100400\"}\n    next: service\n    no-answer: service\n  service:  ")
                .edit("flows/vip.yaml", "next: service\n  out", "next: out\n  out")
                .edit("stories/whole.yaml", "rings: [wang]", "rings: [\"4008100400\"]");

        assertThat(samples.problems()).isEmpty();

        samples.edit("stories/whole.yaml", "rings: [\"4008100400\"]", "rings: [\"4008100401\"]");
        assertThat(samples.problems())
                .containsExactly(
                        "stories/whole.yaml:13:15: rings: there is no agent or number of a transfer '4008100401'; did you mean '4008100400'?");
    }

    @Test
    void agentsFileThatCannotBeRead_makesNoAgentOfAStoryWrong() {
        samples.write("agents.yaml", "agents: [");

        assertThat(samples.problems()).noneMatch(problem -> problem.contains("stories/"));
    }

    private List<Story> read() throws ConfigException {
        return new ConfigReader(SampleFolder.ENVIRONMENT::get, SampleFolder.CLOCK)
                .read(folder)
                .stories();
    }
}
