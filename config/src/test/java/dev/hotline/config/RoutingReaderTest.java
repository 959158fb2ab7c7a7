package dev.hotline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What queues and agents say of who answers whom. */
final class RoutingReaderTest {
    private static final Ring ANYONE_SKILLED = ring(0, new Ring.Who.Skilled(1, Optional.empty()));
    private static final Ring TOP = ring(0, new Ring.Who.Skilled(1, Optional.of(Grade.TOP)));

    @TempDir
    Path folder;

    private RoutingFolder routing;

    @BeforeEach
    void copySamples() throws IOException {
        routing = new RoutingFolder(folder);
    }

    @Test
    void read_aQueueThatSaysAll_givesAll() throws ConfigException {
        routing.hardware(
                "skill: software",
                "rings: [{level: 8}, {after: 30s, level: 5, grade: junior}, {after: 1m, team: desk}, {after: 2m, anyone: true}]",
                "vip-rings: [{grade: top}, {team: desk}]",
                "head-start: 4m",
                "vip-reserve: 1",
                "dedicated-wait: 10s",
                "last-agent-wait: 6s",
                "ring-time: 11s",
                "announce-every: 12s",
                "offer-callback-after: 13s",
                "set-aside: 14s",
                "wrap-up: 15s",
                "music: jazz",
                "announcements: {every: 50s, prompts: [welcome-vip, goodbye]}",
                "callback-at-closing: true",
                "service-level: 90% in 1m",
                "size: 20",
                "talk-time: 3m",
                "number: '8801'",
                "return-within: 7m",
                "brief: false",
                "hours: always");

        assertThat(hardware())
                .isEqualTo(new ServiceQueue(
                        "hardware",
                        "software",
                        List.of(
                                ring(0, new Ring.Who.Skilled(8, Optional.empty())),
                                ring(30, new Ring.Who.Skilled(5, Optional.of(Grade.JUNIOR))),
                                ring(60, new Ring.Who.Team("desk")),
                                ring(120, new Ring.Who.Anyone())),
                        List.of(TOP, ring(0, new Ring.Who.Team("desk"))),
                        Duration.ofMinutes(4),
                        1,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(11),
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(13),
                        Duration.ofSeconds(14),
                        Duration.ofSeconds(15),
                        "jazz",
                        Optional.of(new Announcements(Duration.ofSeconds(50), List.of("welcome-vip", "goodbye"))),
                        new ServiceLevel(90, Duration.ofMinutes(1)),
                        OptionalInt.of(20),
                        Duration.ofMinutes(3),
                        Optional.of("8801"),
                        Optional.of("always"),
                        true,
                        Duration.ofMinutes(7),
                        false));
        assertThat(routing.samples().warnings()).isEmpty();
    }

    @Test
    void read_aQueueThatSaysNothing_hasDefaults() throws ConfigException {
        assertThat(hardware())
                .isEqualTo(new ServiceQueue(
                        "hardware",
                        "hardware",
                        List.of(ANYONE_SKILLED),
                        List.of(TOP, ring(30, new Ring.Who.Skilled(1, Optional.empty()))),
                        Duration.ofMinutes(5),
                        0,
                        Duration.ofSeconds(15),
                        Duration.ZERO,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(5),
                        "hotline",
                        Optional.empty(),
                        new ServiceLevel(80, Duration.ofSeconds(20)),
                        OptionalInt.empty(),
                        Duration.ofMinutes(4),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Duration.ofMinutes(10),
                        true));
        assertThat(routing.samples().warnings()).isEmpty();
    }

    @Test
    void read_ringsOfTheDefaults_areThoseOfAQueueThatSaysNone() throws ConfigException {
        routing.defaults("rings: [{anyone: true}], size: 7").hardware("size: 8");

        assertThat(hardware().rings()).containsExactly(ring(0, new Ring.Who.Anyone()));
        assertThat(hardware().most()).hasValue(8);
        assertThat(queue("orders").most()).hasValue(7);
    }

    @Test
    void read_aQueueWhoseRingsAskForNoSkill_needsNobodyWithIt() throws ConfigException {
        routing.hardware("skill: charm", "rings: [{team: desk}]", "vip-rings: [{anyone: true}]");

        assertThat(hardware().skill()).isEqualTo("charm");
    }

    @Test
    void read_skills_haveLevels_andInAListTheBest() throws ConfigException {
        Map<String, Agent> agents = routing.samples().read().agents();

        assertThat(agents)
                .extractingByKey("chen")
                .extracting(Agent::skills)
                .isEqualTo(Map.of("hardware", 8, "software", 5));
        assertThat(agents).extractingByKey("he").extracting(Agent::skills).isEqualTo(Map.of("orders", 10));
        assertThat(agents).extractingByKey("zhou").extracting(Agent::skills).isEqualTo(Map.of());
        assertThat(agents).extractingByKey("he").extracting(Agent::team).isEqualTo(Optional.of("desk"));
        assertThat(agents).extractingByKey("lin").extracting(Agent::team).isEqualTo(Optional.empty());
    }

    @Test
    void read_noSkillsInBraces_areNone() throws ConfigException {
        routing.samples()
                .edit(
                        "agents.yaml",
                        "phone: 1008, grade: senior, skills: []",
                        "phone: 1008, grade: senior, skills: {}");

        assertThat(routing.samples().read().agents())
                .extractingByKey("zhou")
                .extracting(Agent::skills)
                .isEqualTo(Map.of());
    }

    @Test
    void admits_levelGradeAndTeam_asTheRingSays() throws ConfigException {
        Map<String, Agent> agents = routing.samples().read().agents();
        Agent chen = Objects.requireNonNull(agents.get("chen"));
        Agent he = Objects.requireNonNull(agents.get("he"));

        assertThat(new Ring.Who.Skilled(5, Optional.empty()).admits(chen, "software"))
                .isTrue();
        assertThat(new Ring.Who.Skilled(6, Optional.empty()).admits(chen, "software"))
                .isFalse();
        assertThat(new Ring.Who.Skilled(1, Optional.empty()).admits(he, "software"))
                .isFalse();
        assertThat(new Ring.Who.Skilled(5, Optional.of(Grade.JUNIOR)).admits(chen, "software"))
                .isTrue();
        assertThat(new Ring.Who.Skilled(5, Optional.of(Grade.TOP)).admits(chen, "software"))
                .isFalse();
        assertThat(new Ring.Who.Team("desk").admits(he, "software")).isTrue();
        assertThat(new Ring.Who.Team("desk").admits(chen, "software")).isFalse();
        assertThat(new Ring.Who.Anyone().admits(he, "software")).isTrue();
    }

    private ServiceQueue hardware() throws ConfigException {
        return queue("hardware");
    }

    private ServiceQueue queue(String name) throws ConfigException {
        return Objects.requireNonNull(routing.samples().read().queues().get(name));
    }

    private static Ring ring(int after, Ring.Who who) {
        return new Ring(Duration.ofSeconds(after), who);
    }
}
