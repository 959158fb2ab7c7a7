package dev.hotline.handlers.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.ConfigReader;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoriesTest {
    private static final Path SHIPPED = Path.of("../config");

    @TempDir
    Path folder;

    @Test
    void shippedStories_goAsTheySay_andAreMany() {
        HotlineConfig shipped = read(SHIPPED);

        assertThat(shipped.stories()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(Stories.problems(shipped)).isEmpty();
    }

    @Test
    void storyThatGoesOtherwise_isShownBesideWhatWasExpected() throws IOException {
        assertThat(problems("""
                stories:
                  lost:
                    line: standard
                    from: 13900139003
                    phones: {lin: away, wang: no-answer}
                    presses: {menu-main: [9, 1]}
                    expect:
                      hears: [welcome-standard, menu-main, menu-main, connecting-dedicated, survey-intro, ..., please-hold]
                      rings: [wang]
                      queue: software
                      agent: wang
                      vip: false
                """)).containsExactly("""
                        stories/test.yaml:2:3: the story lost goes otherwise: queue: hardware (expected: software); \
                        agent: chen (expected: wang); phones that rang: [wang, chen] (expected: [wang]); the caller heard something else:
                              heard                                expected
                              zh welcome-standard                  welcome-standard
                              zh menu-main                         menu-main
                                the caller: 9
                            ≠ zh wrong-key
                              zh menu-main                         menu-main
                                the caller: 1
                            ≠ zh connecting
                                rings: wang
                                rings: chen
                            ≠                                      connecting-dedicated
                              zh survey-intro                      survey-intro
                                                                   ...
                              zh survey-satisfaction
                              zh no-key
                              zh survey-satisfaction
                              zh survey-solved
                              zh no-key
                              zh survey-solved
                              zh survey-thanks
                            ≠                                      please-hold""");
    }

    @Test
    void scoresThatAreOthers_andNumberThatIsNotInService() throws IOException {
        assertThat(problems("""
                stories:
                  scores:
                    line: standard
                    from: 13900139003
                    presses: {menu-main: 1, survey-satisfaction: 4, survey-solved: 1}
                    expect: {scores: {satisfaction: 5, solved: 1}}
                """))
                .containsExactly(
                        "stories/test.yaml:2:3: the story scores goes otherwise: scores: {satisfaction=4, solved=1} (expected: {satisfaction=5, solved=1})");
    }

    @Test
    void callThatDoesNotEnd_isToldAfterFourHours() throws IOException {
        assertThat(problems("""
                stories:
                  endless:
                    line: standard
                    from: 13900139003
                    phones: {"*": no-answer}
                    presses: {menu-main: 3}
                    expect: {agent: none}
                """))
                .containsExactly(
                        "stories/test.yaml:2:3: the story endless goes otherwise: the call did not end within 4 h, or goes round without time"
                                + " passing");
    }

    private List<String> problems(String stories) throws IOException {
        for (String part : List.of("", "flows", "surveys")) {
            copy(part);
        }
        Files.createDirectories(folder.resolve("stories"));
        Files.writeString(folder.resolve("stories/test.yaml"), stories);
        return Stories.problems(read(folder)).stream().map(Problem::toString).toList();
    }

    private void copy(String part) throws IOException {
        Files.createDirectories(folder.resolve(part));
        try (Stream<Path> files = Files.list(SHIPPED.resolve(part))) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(yaml|csv)")).toList()) {
                Files.copy(file, folder.resolve(part).resolve(file.getFileName()));
            }
        }
    }

    private static HotlineConfig read(Path folder) {
        return new ConfigReader(name -> "secret").reading(folder).config().orElseThrow();
    }
}
