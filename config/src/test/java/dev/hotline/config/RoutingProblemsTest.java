package dev.hotline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of rings, levels, teams and reserves. */
final class RoutingProblemsTest {
    private static final String JUST_ONE = "expected just one of 'level' or 'grade' or both, or 'team', or 'anyone'";

    @TempDir
    Path folder;

    private RoutingFolder routing;

    @BeforeEach
    void copySamples() throws IOException {
        routing = new RoutingFolder(folder);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("mistakesOfAQueue")
    void read_oneMistakeOfAQueue_saysWhereAndWhatWasExpected(String key, String message) {
        assertThat(routing.hardware(key).samples().problems()).containsExactly("queues.yaml:" + message);
    }

    static Stream<Arguments> mistakesOfAQueue() {
        return Stream.of(
                mistake("rings: 8", "7:12: rings is not a list: expected lines that begin with '- '"),
                mistake(
                        "rings: []",
                        "7:5: queues.hardware.rings is an empty list: expected at least one ring, such as {level: 1}"),
                mistake("rings: [8]", "7:13: queues.hardware.rings is a single value: expected keys with values"),
                mistake("rings: [{}]", "7:13: queues.hardware.rings: " + JUST_ONE),
                mistake("rings: [{level: 1, team: desk}]", "7:13: queues.hardware.rings: " + JUST_ONE),
                mistake("rings: [{grade: top, anyone: true}]", "7:13: queues.hardware.rings: " + JUST_ONE),
                mistake("vip-rings: [{team: desk, anyone: true}]", "7:17: queues.hardware.vip-rings: " + JUST_ONE),
                mistake("rings: [{anyone: false}]", "7:22: anyone: 'false' is not true"),
                mistake("rings: [{level: 0}]", "7:21: level: '0' is not a whole number from 1 to 10"),
                mistake("rings: [{level: 11}]", "7:21: level: '11' is not a whole number from 1 to 10"),
                mistake("rings: [{grade: expert}]", "7:21: grade: 'expert' is not one of junior, senior, top"),
                mistake(
                        "rings: [{levle: 5, level: 5}]",
                        "7:14: queues.hardware.rings: there is no key 'levle'; did you mean 'level'?"),
                mistake(
                        "rings: [{team: dask}]",
                        "7:20: team: there is no agent of the team 'dask'; did you mean 'desk'?"),
                mistake(
                        "rings: [{after: soon, level: 1}]",
                        "7:21: after: 'soon' is not a duration such as 0s, 500ms, 20s, 2m or 4h"),
                mistake(
                        "rings: [{after: 10s, level: 1}]",
                        "7:14: queues.hardware.rings.after: callers would wait for nobody before the first ring: expected 0s, or no 'after'"),
                mistake(
                        "rings: [{level: 8}, {after: 1m, level: 5}, {after: 30s, anyone: true}]",
                        "7:49: queues.hardware.rings.after: this ring is earlier than the one above it: expected 1m or more"),
                mistake(
                        "rings: [{level: 8}, {after: 1m, level: 5}, {anyone: true}]",
                        "7:48: queues.hardware.rings.after: this ring is earlier than the one above it: expected 1m or more"),
                mistake(
                        "rings: [{level: 5}, {after: 1m, level: 8}]",
                        "7:25: queues.hardware.rings: this ring adds nobody: all of it are in a ring above it"),
                mistake(
                        "rings: [{level: 5}, {after: 1m, level: 5, grade: top}]",
                        "7:25: queues.hardware.rings: this ring adds nobody: all of it are in a ring above it"),
                mistake(
                        "rings: [{team: desk}, {level: 5}, {after: 1m, team: desk}]",
                        "7:39: queues.hardware.rings: this ring adds nobody: all of it are in a ring above it"),
                mistake(
                        "vip-rings: [{anyone: true}, {after: 1m, team: desk}]",
                        "7:33: queues.hardware.vip-rings: this ring adds nobody: all of it are in a ring above it"));
    }

    private static Arguments mistake(String key, String message) {
        return Arguments.of(key, message);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("wrongValues")
    void read_oneWrongValue_saysWhereAndWhatWasExpected(String key, String message) {
        assertThat(routing.hardware(key).samples().problems()).containsExactly("queues.yaml:" + message);
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                mistake(
                        "widen-after: 30s",
                        "7:5: queues.hardware: there is no key 'widen-after' (known: number, rings, vip-rings, hours, skill, head-start, vip-reserve, dedicated-wait, last-agent-wait, ring-time, announce-every, offer-callback-after, set-aside, wrap-up, music, service-level, size, talk-time, return-within, brief)"),
                mistake("head-start: 5", "7:17: head-start: '5' is not a duration such as 0s, 500ms, 20s, 2m or 4h"),
                mistake("vip-reserve: -1", "7:18: vip-reserve: '-1' is not a whole number from 0 to 1000"),
                mistake("size: 0", "7:11: size: '0' is not a whole number from 1 to 100000"),
                mistake("talk-time: 0s", "7:16: talk-time: '0s' is not a duration such as 500ms, 20s, 2m or 4h"),
                mistake(
                        "service-level: 80%",
                        "7:20: service-level: '80%' is not a share of the callers and a time such as 80% in 20s"),
                mistake(
                        "service-level: 101% in 20s",
                        "7:20: service-level: '101% in 20s' is not a share of the callers and a time such as 80% in 20s"),
                mistake(
                        "service-level: 0% in 20s",
                        "7:20: service-level: '0% in 20s' is not a share of the callers and a time such as 80% in 20s"),
                mistake(
                        "service-level: 80% in 20 seconds",
                        "7:20: service-level: '80% in 20 seconds' is not a share of the callers and a time such as 80% in 20s"),
                mistake("number: 80-1", "7:13: number: '80-1' is not a number of 3 to 16 digits, such as 801"));
    }

    @Test
    void read_aMistakeInTheRingsOfTheDefaults_isToldOnce() {
        routing.defaults("rings: [{level: 0}, {team: desk, anyone: true}]");

        assertThat(routing.samples().problems())
                .containsExactly(
                        "queues.yaml:1:28: level: '0' is not a whole number from 1 to 10",
                        "queues.yaml:1:32: defaults.rings: " + JUST_ONE);
    }

    @Test
    void read_aNumberOfTheDefaults_isNoKey() {
        assertThat(routing.defaults("number: 801").samples().problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("queues.yaml:1:12: defaults: there is no key 'number'");
    }

    @Test
    void read_aNumberThatIsAnotherQueuesOrAPhone_isAProblem() {
        routing.hardware("number: 801", "  ").samples().edit("queues.yaml", "  orders:\n", "  orders: {number: 801}\n");
        assertThat(routing.samples().problems())
                .containsExactly(
                        "queues.yaml:7:13: number: the phone or queue number '801' is already used at queues.yaml:4:20");

        routing.samples().edit("queues.yaml", "  orders: {number: 801}\n", "  orders: {number: 1003}\n");
        assertThat(routing.samples().problems())
                .containsExactly(
                        "agents.yaml:8:41: phone: the phone or queue number '1003' is already used at queues.yaml:4:20");
    }

    @ParameterizedTest(name = "{1} -> {2}")
    @MethodSource("mistakesOfAnAgent")
    void read_oneMistakeOfAnAgent_saysWhereAndWhatWasExpected(String text, String mistake, String message) {
        assertThat(routing.agents(text, mistake).samples().problems()).containsExactly(message);
    }

    static Stream<Arguments> mistakesOfAnAgent() {
        return Stream.of(
                Arguments.of(
                        "software: 5}",
                        "software: 0}",
                        "agents.yaml:8:94: software: '0' is not a whole number from 1 to 10"),
                Arguments.of(
                        "software: 5}",
                        "software: high}",
                        "agents.yaml:8:94: software: 'high' is not a whole number from 1 to 10"),
                Arguments.of(
                        "software: 5}",
                        "software: }",
                        "agents.yaml:8:93: software is empty: expected a whole number from 1 to 10"),
                Arguments.of(
                        "software: 5}",
                        "soft ware: 5}",
                        "agents.yaml:8:84: agents.chen.skills.soft ware: 'soft ware' is not a name of letters a-z, digits, '-' and '_'"),
                Arguments.of(
                        "software: 5}",
                        "software: 5, software: 6}",
                        "agents.yaml:8:97: agents.chen.skills: the key 'software' is already used at line 8"),
                Arguments.of(
                        "[operator],         team: desk,",
                        "[operator],         team: help desk,",
                        "agents.yaml:10:96: team: 'help desk' is not a name of letters a-z, digits, '-' and '_'"),
                Arguments.of(
                        "[operator],         team: desk, languages: [zh, en]",
                        "[operator],         team: desk, languages: []",
                        "agents.yaml:10:113: languages is an empty list: expected one of zh, en"));
    }

    @Test
    void read_ringsThatNobodyIsIn_areAProblem() {
        routing.hardware("rings: [{level: 9}]", "vip-rings: [{grade: senior}, {after: 1m, level: 10}]");

        assertThat(routing.samples().problems())
                .containsExactly(
                        "queues.yaml:7:5: queues.hardware.rings: nobody can ever answer: no agent has the skill 'hardware' at level 9 or"
                                + " above (the best is lin, top, with 8)",
                        "queues.yaml:8:5: queues.hardware.vip-rings: nobody can ever answer: no agent of the grade senior has the skill"
                                + " 'hardware' at level 1 or above (the best is lin, top, with 8)");
    }

    @Test
    void read_aPhoneThatCannotBeDialled_isAWarning() throws Exception {
        routing.samples().edit("agents.yaml", "phone: 1005", "phone: desk-5");

        assertThat(routing.samples().warnings())
                .containsExactly(
                        "agents.yaml:10:41: warning: phone: 'desk-5' cannot be dialled: no caller can be handed over to it"
                                + " (expected: a number of 3 to 16 digits, such as 801)");
    }

    @Test
    void read_aFirstRingThatNobodyIsIn_isAWarning() throws ConfigException {
        routing.hardware("rings: [{level: 9}, {after: 30s, level: 8}]")
                .defaults("vip-rings: [{grade: top}, {after: 30s, level: 1}]");

        assertThat(routing.samples().warnings())
                .containsExactly(
                        "queues.yaml:4:3: warning: queues.orders.vip-rings: nobody is in the first ring: no agent of the grade top has"
                                + " the skill 'orders' at level 1 or above (the best is he, junior, with 10)",
                        "queues.yaml:5:3: warning: queues.operator.vip-rings: nobody is in the first ring: no agent of the grade top has"
                                + " the skill 'operator' at level 1 or above (the best is sun, junior, with 10)",
                        "queues.yaml:7:5: warning: queues.hardware.rings: nobody is in the first ring: no agent has the skill 'hardware'"
                                + " at level 9 or above (the best is lin, top, with 8)");
    }

    @Test
    void read_aFirstRingThatAnotherJoinsAtOnce_isNotEmpty() throws ConfigException {
        routing.hardware("rings: [{level: 9}, {team: desk}]");

        assertThat(routing.samples().warnings()).isEmpty();
    }

    @Test
    void read_anAgentOfWhomNotAllIsKnown_isNoReasonForAnotherProblem() {
        routing.hardware("rings: [{level: 9}]").agents("{hardware: 8, software: 5}", "{hardware: 90, software: 5}");

        assertThat(routing.samples().problems())
                .containsExactly("agents.yaml:8:81: hardware: '90' is not a whole number from 1 to 10");
    }

    @Test
    void read_aLanguageOfADedicatedEngineerThatIsNone_isOneProblem() {
        routing.agents("software: 8},     languages: [zh, en]}\n  wang", "software: 8},     languages: [fr]}\n  wang");

        assertThat(routing.samples().problems())
                .containsExactly("agents.yaml:6:114: languages: 'fr' is not one of zh, en");
    }

    @Test
    void read_aLanguageThatNobodyInTheRingsSpeaks_isAWarning() throws ConfigException {
        routing.agents(
                        "[orders],           team: desk, languages: [zh, en]",
                        "[orders],           team: desk, languages: [zh]")
                .samples()
                .edit("queues.yaml", "  orders:\n", "  orders: {vip-rings: [{level: 1}, {after: 1m, team: desk}]}\n");

        assertThat(routing.samples().warnings())
                .containsExactly(
                        "queues.yaml:4:3: warning: queues.orders.rings: nobody in these rings speaks en, which the line standard speaks");
    }

    @Test
    void read_aReserveOfAllTopEngineers_isAWarning() throws ConfigException {
        assertThat(routing.hardware("vip-reserve: 2").samples().warnings())
                .containsExactly(
                        "queues.yaml:7:18: warning: vip-reserve: '2' keeps all top engineers of the queue hardware from other callers"
                                + " (lin, wang): expected less than 2");
    }

    @Test
    void read_aReserveThatLeavesOne_isRight() throws ConfigException {
        assertThat(routing.hardware("vip-reserve: 1").samples().warnings()).isEmpty();
    }
}
