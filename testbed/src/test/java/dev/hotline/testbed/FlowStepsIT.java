package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testbed.sip.audio.Wav;
import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The steps that no shipped flow has, on a real Asterisk. The prompts are those that the manifest has, whatever they say. */
class FlowStepsIT extends RealCalls {
    private static final String ACCOUNTS = "8008100801";
    private static final String SHARES = "8008100802";
    private static final String BLUEFIN = "+8613900139003";
    private static final String MAPLE = "+8613900139004";
    private static final String STRANGER = "+8613700137001";
    private static final String KEY = "a key of this test";

    private static final String LINES = """
              accounts: {dnis: [8008100801], vip: false, language: en, flow: accounts}
              shares: {dnis: [8008100802], vip: false, language: en, flow: shares}
            """;

    private static final String FLOW = """
            start: language
            steps:
              language:
                language: en
                next: hours
              hours:
                hours: always
                open: account
                closed: bye
              account:
                collect: cb-customer-unknown
                into: account
                digits: 3-6
                confirm: true
                next: amount
                invalid: bye
              amount:
                say: number
                value: vars.account
                next: day
              day:
                say: date
                value: "'2026-11-21'"
                next: size
              size:
                set: {size: "int(vars.account) > 100 ? 'large' : 'small'"}
                next: large
              large:
                branch:
                  - {if: vars.size == 'small', then: bye}
                  - {if: vars.size == 'large' && !caller.name.contains('x'), then: ask}
                else: bye
              ask:
                fetch: crm
                path: /accounts/{vars.account}
                into: {engineer: /account/engineer, level: /account/level}
                found: tell
                not-found: none
                failed: down
              none:
                hangup: wrong-number
              down:
                hangup: sorry
              tell:
                webhook: crm
                path: /calls
                data: {account: vars.account, engineer: vars.engineer, level: vars.level}
                next: who
                failed: down
              who:
                flow: who
                customer: house
                next: message
              house:
                transfer: {phone: 1003}
                ring: 5s
                next: back
                no-answer: bye
              back:
                play: please-hold
                next: message
              message:
                record: ask-outcome
                into: message
                longest: 20s
                next: offer
                nothing: bye
                hung-up: report
              offer:
                offer-callback: callback-offer
                promised: bye
                declined: bye
              report:
                webhook: crm
                path: /left
                data: {message: vars.message, customer: customer.id}
                next: end
              bye:
                hangup: goodbye
              end:
                hangup:
            """;

    private static final String WHO = """
            start: known
            steps:
              known:
                lookup: caller.number
                found: customer
                not-found: stranger
              customer:
                return: customer
              stranger:
                return: stranger
            """;

    private static final String SPLIT = """
            start: split
            steps:
              split:
                split:
                  - {percent: 50, then: first}
                  - {percent: 50, then: second}
              first:
                hangup: welcome-vip
              second:
                hangup: welcome-standard
            """;

    private final Crm crm = new Crm();

    @Override
    void configure(ConfigTree config) {
        super.configure(config);
        Path recordings = recordings(config);
        config.write("lines.yaml", config.read("lines.yaml") + LINES)
                .write("flows/accounts.yaml", FLOW)
                .write("flows/who.yaml", WHO)
                .write("flows/shares.yaml", SPLIT)
                .write("crm.key", KEY + "\n")
                .write("site.yaml", config.read("site.yaml") + services(recordings));
    }

    private String services(Path recordings) {
        return """
                recordings: %s
                services:
                  crm: {url: "%s", signing-key: "${file:crm.key}", timeout: 2s}
                """.formatted(install().launcher().inside(recordings), crm.url());
    }

    @AfterAll
    void closeCrm() {
        crm.close();
    }

    @Test
    void customerGoesThroughAllSteps_andEachIsAFact() throws IOException {
        Phone chen = atWork("1003");
        PhoneCall call = confirmed(customer(BLUEFIN).dial(ACCOUNTS), "#");
        hears(call, "en/num-1", "en/num-hundred", "en/num-and", "en/num-5");
        hears(call, "en/month-11", "en/ord-21", "en/num-20", "en/num-20", "en/num-6");
        PhoneCall talk = answered(chen, 1);
        assertThat(talk.awaitEnded(Duration.ofSeconds(2))).as("the talk ends").isFalse();
        talk.hangUp();
        hears(call, "en/please-hold", "en/ask-outcome");
        speaks();
        call.press('#');
        hears(call, "en/callback-offer");
        call.press('1');
        hears(call, "en/callback-number", "en/callback-confirm");
        call.press('1');
        hears(call, "en/callback-promised", "en/goodbye");
        assertThat(call.awaitEnded(SOON)).isTrue();
        assertThat(call.longestSilence()).as("he speaks").isLessThan(Duration.ofSeconds(5));

        JsonObject stored = ended(BLUEFIN);
        assertThat(stored.getString("endedBy")).isEqualTo("HOTLINE");
        assertThat(caseOf(stored, "OPEN").getString("reason")).isEqualTo("PROMISED_CALLBACK");
        Crm.Told told = told("/calls");
        assertThat(told.data().getMap()).isEqualTo(Map.of("account", "105", "engineer", "lin", "level", "3"));
        assertThat(new JsonObject(told.body()).getString("call")).isEqualTo(stored.getString("call"));
        signed(told);
        List<JsonObject> facts = facts(stored.getString("call"));
        assertThat(places(facts))
                .containsExactly("accounts.account", "accounts.house", "accounts.message", "accounts.offer");
        assertThat(fact(facts, "language-chosen").getString("language")).isEqualTo("en");
        assertThat(fact(facts, "customer-found").getString("customer")).isEqualTo("bluefin");
        assertThat(fact(facts, "transfer-ended").getString("to")).isEqualTo("1003");
        assertThat(fact(facts, "transfer-ended").getBoolean("talked")).isTrue();
        JsonObject recorded = fact(facts, "voice-recorded");
        assertThat(Duration.parse(recorded.getString("length")))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
        assertThat(variables(facts, "accounts.offer").getMap())
                .containsEntry("account", "105")
                .containsEntry("size", "large")
                .containsEntry("level", "3")
                .containsEntry("message", recorded.getString("file"));
        hasSound(recorded.getString("file"));
    }

    @Test
    void callerHangsUpWhileHeSpeaks_theServiceIsTold_andWhatHeSaidIsKept() throws IOException {
        PhoneCall call = confirmed(customer(STRANGER).dial(ACCOUNTS), "#");
        hears(call, "en/ask-outcome");
        speaks();
        call.hangUp();
        JsonObject stored = ended(STRANGER);
        assertThat(stored.getString("endedBy")).isEqualTo("CALLER");
        Crm.Told told = told("/left");
        signed(told);
        assertThat(told.data().getString("customer")).isEmpty();
        List<JsonObject> facts = facts(stored.getString("call"));
        String file = fact(facts, "voice-recorded").getString("file");
        assertThat(told.data().getString("message")).isEqualTo(file);
        hasSound(file);
    }

    @Test
    void engineIsLostWhileTheyTalk_theFlowGoesOnThere_withItsVariables() {
        Phone chen = atWork("1003");
        PhoneCall call = confirmed(customer(BLUEFIN).dial(ACCOUNTS), "#");
        PhoneCall talk = answered(chen, 1);
        assertThat(talk.awaitEnded(Duration.ofSeconds(1))).as("the talk ends").isFalse();
        testbed().engine().kill();
        testbed().engine().start();
        assertThat(talk.awaitEnded(Duration.ZERO)).as("the talk ends").isFalse();
        talk.hangUp();
        hears(call, "en/please-hold", "en/ask-outcome");
        speaks();
        call.hangUp();
        JsonObject stored = ended(BLUEFIN);
        List<JsonObject> facts = facts(stored.getString("call"));
        assertThat(fact(facts, "transfer-started").getString("to")).isEqualTo("1003");
        assertThat(fact(facts, "transfer-ended").getBoolean("talked")).isTrue();
        assertThat(places(facts)).endsWith("accounts.house", "accounts.message");
        assertThat(variables(facts, "accounts.message").getMap())
                .containsEntry("account", "105")
                .containsEntry("engineer", "lin");
        assertThat(told("/left").data().getString("customer")).isEqualTo("bluefin");
    }

    @Test
    void engineIsLostWhileACallerKeys_heIsToldAndAskedAgain() {
        PhoneCall call = customer(MAPLE).dial(ACCOUNTS);
        hears(call, "en/cb-customer-unknown");
        call.press('1');
        assertThat(call.awaitEnded(Duration.ofSeconds(1))).as("the call ends").isFalse();
        testbed().engine().kill();
        testbed().engine().start();
        hears(call, "en/resumed");
        confirmed(call, "#");
        hears(call, "en/num-1", "en/num-hundred");
        call.hangUp();
    }

    @Test
    void phoneOfTheHouseDoesNotAnswer_theFlowGoesOnByThatExit() throws IOException {
        Phone chen = atWork("1003");
        chen.onRing(Answering.never());
        PhoneCall call = confirmed(customer(MAPLE).dial(ACCOUNTS), "#");
        rung(chen, 1);
        hears(call, "en/goodbye");
        assertThat(call.awaitEnded(SOON)).isTrue();
        assertThat(call.longestSilence())
                .as("he hears the phone ring; between two rings is a pause of four seconds")
                .isLessThan(Duration.ofMillis(4500));
        assertThat(fact(facts(ended(MAPLE).getString("call")), "transfer-ended").getBoolean("talked"))
                .isFalse();
    }

    @Test
    void digitsThatAreNotRight_areAskedForAgain_andTheEndingKeyOfALongOneIsNoAnswer() {
        PhoneCall call = customer(MAPLE).dial(ACCOUNTS);
        hears(call, "en/cb-customer-unknown");
        press(call, "17#");
        hears(call, "en/wrong-number", "en/cb-customer-unknown");
        press(call, "123#");
        hears(call, "en/you-keyed", "en/confirm");
        call.press('2');
        hears(call, "en/cb-customer-unknown");
        press(call, "654321#");
        hears(
                call,
                "en/you-keyed",
                "en/num-6",
                "en/num-5",
                "en/num-4",
                "en/num-3",
                "en/num-2",
                "en/num-1",
                "en/confirm");
        call.press('1');
        hears(call, "en/num-6", "en/num-hundred");
        hears(call, "en/wrong-number");
        ends(call);
        assertThat(ended(MAPLE).getString("endedBy")).isEqualTo("HOTLINE");
    }

    @Test
    void serviceIsDown_theCallGoesOnByThatExit() {
        testbed()
                .config()
                .write("site.yaml", testbed().config().read("site.yaml").replace(crm.url(), "http://127.0.0.1:9"));
        String before = version();
        await().atMost(SOON).until(() -> !version().equals(before));
        PhoneCall call = confirmed(customer(MAPLE).dial(ACCOUNTS), "#");
        hears(call, "en/sorry");
        ends(call);
        testbed()
                .config()
                .write("site.yaml", testbed().config().read("site.yaml").replace("http://127.0.0.1:9", crm.url()));
        await().atMost(SOON).until(() -> version().equals(before));
    }

    @Test
    void shares_theSameCallerAlwaysHearsTheSame() {
        String[] callers = {BLUEFIN, MAPLE, STRANGER, "+8613800138002", "+8613900139005", "+8613900139006"};
        List<String> once = Stream.of(callers).map(this::share).toList();
        assertThat(once).contains("en/welcome-vip", "en/welcome-standard");
        assertThat(Stream.of(callers).map(this::share).toList()).isEqualTo(once);
    }

    private String share(String caller) {
        PhoneCall call = customer(caller).dial(SHARES);
        assertThat(call.awaitAnswered(SOON)).isTrue();
        await().atMost(SOON).until(() -> !call.heard().isEmpty());
        call.hangUp();
        return call.heard().getFirst().replaceFirst("^zh", "en");
    }

    /** Keys the account, and says that it is right. */
    private static PhoneCall confirmed(PhoneCall call, String end) {
        hears(call, "en/cb-customer-unknown");
        press(call, Crm.ACCOUNT + end);
        hears(call, "en/you-keyed", "en/num-1", "en/num-0", "en/num-5", "en/confirm");
        call.press('1');
        return call;
    }

    private static void press(PhoneCall call, String keys) {
        keys.chars().forEach(key -> call.press((char) key));
    }

    /** The caller hears a question of a second and says something: his phone sends a tone all the time. */
    private static void speaks() {
        passUntil(Instant.now().plusSeconds(4));
    }

    private Crm.Told told(String path) {
        await().atMost(SOON)
                .until(() -> crm.told().stream().anyMatch(told -> told.path().equals(path)));
        return crm.told().stream()
                .filter(told -> told.path().equals(path))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    /** As a service checks it: the HMAC-SHA256 of the time, a dot and the body. */
    private static void signed(Crm.Told told) {
        assertThat(told.signature()).matches("t=\\d+,v1=[0-9a-f]{64}");
        String time = told.signature().replaceAll("t=(\\d+),.*", "$1");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal((time + "." + told.body()).getBytes(StandardCharsets.UTF_8));
            assertThat(told.signature()).endsWith("v1=" + HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        assertThat(Instant.ofEpochSecond(Long.parseLong(time)))
                .isAfter(Instant.now().minusSeconds(60));
    }

    private void hasSound(String recording) throws IOException {
        short[] samples = Wav.read(recordings(testbed().config()).resolve(recording + ".wav"));
        assertThat(samples).hasSizeGreaterThan(2 * 8000);
        double loudness = Math.sqrt(java.util.stream.IntStream.range(0, samples.length)
                .mapToDouble(i -> (double) samples[i] * samples[i])
                .average()
                .orElse(0));
        assertThat(loudness).as("the loudness of the phone's tone").isBetween(300.0, 700.0);
    }

    /** A folder that Asterisk sees, beside its own. */
    private static Path recordings(ConfigTree config) {
        try {
            return Files.createDirectories(config.dir().resolveSibling("pbx").resolve("recordings"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in SQL of this call, in the order in which it happened; the engine is away meanwhile, for the file is its own. */
    private List<JsonObject> facts(String call) {
        testbed().engine().close();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + testbed().config().dir().resolveSibling("data/hotline")
                + ";FILE_LOCK=FS;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
        source.setUser("hotline");
        source.setPassword("");
        List<JsonObject> facts = new ArrayList<>();
        try (var connection = source.getConnection();
                var query =
                        connection.prepareStatement("select detail from call_events where call_id = ? order by seq")) {
            query.setObject(1, java.util.UUID.fromString(call));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    facts.add(new JsonObject(rows.getString(1)));
                }
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        testbed().engine().start();
        return facts;
    }

    private static JsonObject fact(List<JsonObject> facts, String type) {
        List<JsonObject> found = facts.stream()
                .filter(fact -> type.equals(fact.getString("type")))
                .toList();
        assertThat(found).as(type + " in " + facts).hasSize(1);
        return found.getFirst();
    }

    private static Stream<JsonObject> entered(List<JsonObject> facts) {
        return facts.stream().filter(fact -> "step-entered".equals(fact.getString("type")));
    }

    private static List<String> places(List<JsonObject> facts) {
        return entered(facts).map(fact -> fact.getString("place")).toList();
    }

    private static JsonObject variables(List<JsonObject> facts, String place) {
        return entered(facts)
                .filter(fact -> place.equals(fact.getString("place")))
                .findFirst()
                .orElseThrow()
                .getJsonObject("variables");
    }

    private String version() {
        return testbed().api().status().getString("configVersion");
    }
}
