package dev.hotline.testbed;

import static dev.hotline.testbed.OwnHandler.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.Played;
import dev.hotline.asterisk.agi.Pressed;
import dev.hotline.testbed.OwnHandler.Session;
import dev.hotline.testkit.phones.PhoneCall;
import dev.hotline.testkit.phones.PhoneCall.KeyMode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys of a real caller, whenever he presses them. A failure says the seed: {@code -Dhotline.seed=…} repeats what was done. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypeAheadIT {
    private static final String ALL = "0123456789*#";
    private static final int KEYS = 24;
    /** How long after the last key a second telling of it would be seen. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    private static final String CONTEXTS = """
            [hotline](+)
            exten => 105,1,AGI(${HOTLINE_AGI}/test)
             same => n,Hangup()
            """;

    private final long seed = Long.getLong("hotline.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private OwnHandler asterisk;

    @BeforeAll
    void start() {
        asterisk = new OwnHandler(CONTEXTS);
    }

    @AfterAll
    void stop() {
        asterisk.close();
    }

    @ParameterizedTest
    @EnumSource
    void keysPressedAheadOfAnyQuestion_areReadAfterwards_inOrder_eachOnce(KeyMode mode) throws InterruptedException {
        PhoneCall phone = asterisk.phones.customer("+8613900139003").dial("105");
        Session session = asterisk.next();
        result(session.call().answer());
        pressAll(phone, "1123", mode);
        result(session.call().musicOn("hotline"));
        pressAll(phone, "3455", mode);
        result(session.call().play(prompt(session.call()), ""));
        pressAll(phone, "*#0", mode);
        asterisk.pass(AFTERWARDS);
        assertThat(read(session.call(), 11)).as("seed %d", seed).isEqualTo("11233455*#0");
        end(phone, session);
    }

    @ParameterizedTest
    @EnumSource
    void keysPressedWhateverGoesOn_areReadInOrder_eachOnce(KeyMode mode) throws InterruptedException {
        PhoneCall phone = asterisk.phones.customer("+8613900139003").dial("105");
        Session session = asterisk.next();
        result(session.call().answer());
        StringBuilder keys = new StringBuilder();
        random.ints(KEYS, 0, ALL.length()).forEach(i -> keys.append(ALL.charAt(i)));
        Thread person = Thread.ofVirtual().start(() -> pressAll(phone, keys.toString(), mode));
        String read = read(session.call(), KEYS);
        person.join();
        assertThat(read).as("seed %d", seed).isEqualTo(keys.toString());
        end(phone, session);
    }

    @RepeatedTest(5)
    void keyThatEndedAPrompt_isNotReadAgain_whenWhatWasPressedIsForgotten() throws InterruptedException {
        PhoneCall phone = asterisk.phones.customer("+8613900139003").dial("105");
        Session session = asterisk.next();
        result(session.call().answer());
        String prompt = prompt(session.call());
        Future<Played> played = session.call().play(prompt, ALL);
        phone.press('9');
        assertThat(result(played)).isEqualTo(new Pressed('9'));
        session.call().forgetKeys();
        assertThat(key(result(session.call().key(AFTERWARDS)))).isEmpty();
        end(phone, session);
    }

    @ParameterizedTest
    @EnumSource
    void keyThatEndsTheMusic_doesNotEndThePromptThatFollows(KeyMode mode) throws InterruptedException {
        PhoneCall phone = asterisk.phones.customer("+8613900139003").dial("105");
        Session session = asterisk.next();
        result(session.call().answer());
        String prompt = prompt(session.call());
        result(session.call().musicOn("hotline"));
        Future<Played> woken = session.call().keyAhead().compose(key -> {
            session.call().forgetKeys();
            return session.call().play(prompt, ALL);
        });
        phone.press('5', mode);
        assertThat(result(woken)).isEqualTo(new Played.Whole());
        end(phone, session);
    }

    private static void pressAll(PhoneCall phone, String keys, KeyMode mode) {
        keys.chars().forEach(key -> phone.press((char) key, mode));
    }

    /** Asks for keys in every way, until so many were read and a while longer. */
    private String read(AgiCall call, int count) {
        StringBuilder keys = new StringBuilder();
        Instant end = Instant.now().plus(OwnHandler.SOON);
        while (keys.length() < count && Instant.now().isBefore(end)) {
            keys.append(look(call));
        }
        return keys.append(key(result(call.key(AFTERWARDS)))).toString();
    }

    private String look(AgiCall call) {
        return switch (random.nextInt(5)) {
            case 0 -> key(result(call.key(someTime())));
            case 1 -> key(result(call.key(AFTERWARDS)));
            case 2 -> key(result(call.play(prompt(call), ALL)));
            case 3 -> {
                result(call.musicOn("hotline"));
                asterisk.pass(someTime());
                yield key(result(call.musicOff()));
            }
            default -> {
                asterisk.pass(someTime());
                yield "";
            }
        };
    }

    private Duration someTime() {
        return Duration.ofMillis(random.nextInt(1, 400));
    }

    private static String key(Object result) {
        return result instanceof Pressed pressed ? String.valueOf(pressed.key()) : "";
    }

    private static void end(PhoneCall phone, Session session) {
        session.end().complete();
        phone.hangUp();
    }

    private static String prompt(AgiCall call) {
        return result(call.get("HOTLINE_SOUNDS")).orElseThrow() + "/zh/choose-language";
    }
}
