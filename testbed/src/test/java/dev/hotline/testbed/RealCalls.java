package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testbed.asterisk.AsteriskInstall;
import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * Calls through a real Asterisk to an engine in a process of its own: one of both for each class of tests. Every test begins with no agent
 * at work, and ends with no call in progress.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealCalls {
    static final String VIP_LINE = "4008100400";
    static final String STANDARD_LINE = "8008100800";
    static final Home HOME = new Home(Path.of("..").toAbsolutePath().normalize());
    static final Duration SOON = Duration.ofSeconds(20);
    /** How long the menu waits for a key. */
    static final Duration KEY_WAIT = Duration.ofMillis(1500);

    /** Within this everything is as it should be once Asterisk, or the way to it, is back. */
    static final Duration BACK = Duration.ofSeconds(5);

    /** A silence that a caller would notice. */
    static final Duration NOTICEABLE = Duration.ofSeconds(1);

    /** Whose phone is whose, as in agents.yaml. */
    private static final Map<String, String> AGENTS = Map.of(
            "1001", "lin", "1002", "wang", "1003", "chen", "1004", "zhao", "1005", "sun", "1006", "he", "1008", "zhou",
            "1009", "wu");

    /** The calls that were made in this test. */
    private final List<PhoneCall> dialled = new ArrayList<>();

    /** How often each phone had rung before this test. */
    private final Map<Phone, Integer> rungBefore = new HashMap<>();

    private Testbed testbed;

    @BeforeAll
    void start() throws IOException {
        Path folder = RunFolder.make();
        testbed = Testbed.real(HOME.withPrompts(prompts(folder)), folder, install(), this::configure);
        testbed.engine().start();
    }

    /** The prompts that are played. */
    Path prompts(Path runFolder) throws IOException {
        return QuickPrompts.make(HOME.prompts(), runFolder.resolve("prompts"));
    }

    static AsteriskInstall.Available install() {
        return switch (AsteriskInstall.find(progress -> {})) {
            case AsteriskInstall.Available found -> found;
            case AsteriskInstall.Unavailable none -> throw new AssertionError("no Asterisk: " + none.why());
        };
    }

    /** Times that are short, and yet long enough for a person to press a key. */
    void configure(ConfigTree config) {
        config.set("flows/service.yaml", "key-wait", KEY_WAIT.toMillis() + "ms")
                .set("surveys/service.yaml", "key-wait", "2s")
                .set("queues.yaml", "ring-time", "3s")
                .set("queues.yaml", "announce-every", "4s")
                .set("queues.yaml", "set-aside", "4s")
                .set("queues.yaml", "wrap-up", "500ms")
                .set("queues.yaml", "brief", "false")
                .set("queues.yaml", "return-within", "0s")
                .set("callback.yaml", "first-after", "1s")
                .set("callback.yaml", "ring-agent", "3s")
                .set("callback.yaml", "ring-customer", "4s")
                .set("callback.yaml", "accept-wait", "3s")
                .set("callback.yaml", "agents-again-after", "3s")
                .set("callback.yaml", "retry-busy", "[2s, 1h]")
                .set("callback.yaml", "retry-no-answer", "[2s, 1h]")
                .set("callback.yaml", "hours", "00:00-24:00");
    }

    @BeforeEach
    void forgetEarlierRings() {
        rungBefore.clear();
        dialled.clear();
    }

    @AfterEach
    void everybodyGoesHome() {
        dialled.forEach(PhoneCall::hangUp);
        AGENTS.keySet().forEach(phone -> testbed.phones().agent(phone).rung().forEach(PhoneCall::hangUp));
        AGENTS.keySet().forEach(phone -> testbed.phones().agent(phone).unregister());
        AGENTS.keySet()
                .forEach(phone -> testbed.phones().agent(phone).onRing(Answering.answer(Duration.ZERO, call -> {})));
        await().atMost(SOON)
                .until(() -> testbed.api().status().getJsonArray("calls").isEmpty());
    }

    @AfterAll
    void close() throws IOException {
        testbed.close();
        assertThat(Files.readString(testbed.engine().log())).doesNotContain("\tat ", "Exception");
    }

    Testbed testbed() {
        return testbed;
    }

    /** An agent comes to work: his phone is registered, and the engine knows. */
    Phone atWork(String phone) {
        Phone agent = agent(phone);
        agent.register();
        await().atMost(SOON).until(() -> !"OFFLINE".equals(stateOf(phone)));
        return agent;
    }

    /** What the engine says that the agent with this phone does. */
    String stateOf(String phone) {
        return shown(phone).getString("state");
    }

    /** The agent with this phone as the engine shows him. */
    JsonObject shown(String phone) {
        return testbed.api().status().getJsonArray("agents").stream()
                .map(JsonObject.class::cast)
                .filter(agent -> agent.getString("agent").equals(AGENTS.get(phone)))
                .findFirst()
                .orElseThrow();
    }

    void awaitState(String phone, String state) {
        await().atMost(SOON).until(() -> stateOf(phone), state::equals);
    }

    List<String> states(String... phones) {
        return Stream.of(phones).map(this::stateOf).toList();
    }

    /** What the engine says of its link to Asterisk. */
    String link() {
        return testbed.api().status().getJsonArray("asterisk").getJsonObject(0).getString("state");
    }

    /** The numbers of the calls that the engine takes to be in progress. */
    List<String> liveCalls() {
        return testbed.api().status().getJsonArray("calls").stream()
                .map(call -> ((JsonObject) call).getString("number"))
                .toList();
    }

    /** The numbers of the callers whom routing takes to wait. */
    List<String> waiting() {
        return testbed.api().status().getJsonArray("waiting").stream()
                .map(call -> ((JsonObject) call).getString("number"))
                .toList();
    }

    /** Lets time pass. */
    static void passUntil(Instant time) {
        await().atMost(Duration.between(Instant.now(), time).plus(SOON))
                .until(() -> !Instant.now().isBefore(time));
    }

    Phone agent(String phone) {
        return noted(testbed.phones().agent(phone));
    }

    Phone customer(String number) {
        return noted(testbed.phones().customer(number));
    }

    private Phone noted(Phone phone) {
        rungBefore.putIfAbsent(phone, phone.rung().size());
        return phone;
    }

    /** The calls that rang there in this test. */
    List<PhoneCall> rung(Phone phone) {
        List<PhoneCall> all = phone.rung();
        return all.subList(rungBefore.getOrDefault(phone, 0), all.size());
    }

    /** The call that rings there, or rang there as the {@code count}-th of this test. */
    PhoneCall rung(Phone phone, int count) {
        await().atMost(SOON).until(() -> rung(phone).size() >= count);
        return rung(phone).get(count - 1);
    }

    /** That call, once it is answered there. */
    PhoneCall answered(Phone phone, int count) {
        PhoneCall call = rung(phone, count);
        assertThat(call.awaitAnswered(SOON)).as("the call is answered").isTrue();
        return call;
    }

    /** Calls, and presses a key in the menu. */
    PhoneCall callAndPress(String number, String line, String menu, char key) {
        PhoneCall call = customer(number).dial(line);
        dialled.add(call);
        hears(call, menu);
        call.press(key);
        return call;
    }

    static void hears(PhoneCall call, String... prompts) {
        for (String prompt : prompts) {
            assertThat(call.awaitPrompt(prompt, SOON))
                    .as(prompt + " is heard; heard was " + call.heard())
                    .isTrue();
        }
    }

    static void ends(PhoneCall call) {
        assertThat(call.awaitEnded(SOON))
                .as("the call ends; heard was " + call.heard())
                .isTrue();
        assertThat(call.longestSilence())
                .as("the longest silence; heard was " + call.heard())
                .isLessThan(NOTICEABLE);
    }

    /** Answers the survey to its end. */
    static void scores(PhoneCall call, String language, char satisfaction, char solved) {
        hears(call, language + "/survey-satisfaction");
        call.press(satisfaction);
        hears(call, language + "/survey-solved");
        call.press(solved);
        hears(call, language + "/survey-thanks");
        ends(call);
    }

    /** Answers the survey, which is asked once in this call. */
    static void surveyComesOnce(PhoneCall call) {
        scores(call, "zh", '5', '1');
        assertThat(call.heard().stream().filter("zh/survey-satisfaction"::equals))
                .hasSize(1);
    }

    /** The latest call of this number as it is in SQL, when it has ended, after talks with these, one after the other. */
    JsonObject talked(String number, String... with) {
        JsonObject stored = ended(number);
        JsonArray legs = stored.getJsonArray("legs");
        assertThat(legs.stream().map(leg -> ((JsonObject) leg).getString("with")))
                .as("the talks of the call")
                .containsExactly(with);
        for (int i = 1; i < legs.size(); i++) {
            assertThat(legs.getJsonObject(i).getInstant("since"))
                    .isAfterOrEqualTo(legs.getJsonObject(i - 1).getInstant("until"));
        }
        assertThat(legs.stream().map(JsonObject.class::cast))
                .allSatisfy(leg -> assertThat(leg.getInstant("until")).isAfter(leg.getInstant("since")));
        return stored;
    }

    /** Why this call went where it went, in words. */
    String why(String call) {
        return testbed.api()
                .get("/api/calls/" + call)
                .getJsonArray("why")
                .getList()
                .toString();
    }

    /** The latest call of this number in SQL, once it has ended. */
    JsonObject ended(String number) {
        await().atMost(SOON)
                .until(() -> latest(number)
                        .map(call -> call.getString("endedAt") != null)
                        .orElse(false));
        return latest(number).orElseThrow();
    }

    Optional<JsonObject> latest(String number) {
        return testbed.api().calls().stream()
                .filter(call -> number.equals(call.getString("number")))
                .findFirst();
    }

    /** The case that this call opened, once it is in this status. */
    JsonObject caseOf(JsonObject call, String status) {
        String id = call.getString("call");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> testbed.api().cases().stream()
                        .anyMatch(one -> id.equals(one.getString("call")) && status.equals(one.getString("status"))));
        return testbed.api().cases().stream()
                .filter(one -> id.equals(one.getString("call")))
                .findFirst()
                .orElseThrow();
    }
}
