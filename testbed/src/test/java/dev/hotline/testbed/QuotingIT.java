package dev.hotline.testbed;

import static dev.hotline.testbed.OwnHandler.SOON;
import static dev.hotline.testbed.OwnHandler.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.asterisk.ami.Originate;
import dev.hotline.testbed.OwnHandler.Session;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever text goes to a real Asterisk comes back the same. A failure says the seed: {@code -Dhotline.seed=…} repeats it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuotingIT {
    private static final int VALUES = 400;
    private static final int VARIABLES = 100;
    /** What is left of a command for a value, after its words and the variable's name. */
    private static final int AGI_BYTES = 2046 - "SET VARIABLE \"V999\" \"\"".length();
    /** The same for a line of a manager action. */
    private static final int AMI_BYTES = 1022 - "Variable: V999=".length();

    /** Each call has two sessions; between them the dialplan makes its own copy of each variable. */
    private static final String CONTEXTS = """
            [quoting-far]
            exten => s,1,Answer()
             same => n,Wait(300)
            [quoting]
            exten => s,1,AGI(${HOTLINE_AGI}/test)
             same => n,Set(i=0)
             same => n(next),GotoIf($[${i} >= 0${COUNT}]?copied)
             same => n,Set(C${i}=${V${i}})
             same => n,Set(i=$[${i} + 1])
             same => n,Goto(next)
             same => n(copied),AGI(${HOTLINE_AGI}/test)
             same => n,Hangup()
            """;

    private final long seed = Long.getLong("hotline.seed", System.nanoTime());
    private final AnyText texts = new AnyText(seed);
    private OwnHandler asterisk;

    @BeforeAll
    void start() {
        asterisk = new OwnHandler(CONTEXTS);
    }

    @AfterAll
    void stop() {
        asterisk.close();
    }

    @Test
    void anyValue_comesBackTheSame_andIsTheSameInTheDialplan() throws InterruptedException {
        List<String> values = values(VALUES, AGI_BYTES);
        Session session = call(Map.of("COUNT", Integer.toString(VALUES)));
        for (int i = 0; i < VALUES; i++) {
            result(session.call().set("V" + i, values.get(i)));
        }
        same(session, "V", values);
        session.end().complete();
        Session after = asterisk.next();
        same(after, "C", values);
        after.end().complete();
    }

    @Test
    void longestValue_comesBackWhole_andALongerOneIsRefused() throws InterruptedException {
        Session session = call(Map.of());
        String longest = "x".repeat(AGI_BYTES);
        result(session.call().set("V999", longest));
        refused(session.call().set("V999", longest + "x"), "2047 bytes");
        assertThat(result(session.call().get("V999"))).contains(longest);
        end(session);
    }

    @Test
    void emptyValue_isTold_fromNone() throws InterruptedException {
        Session session = call(Map.of());
        result(session.call().set("V", ""));
        assertThat(result(session.call().get("V"))).contains("");
        assertThat(result(session.call().get("NONE"))).isEmpty();
        end(session);
    }

    @Test
    void anyVariableOfAnOriginate_arrivesTheSame() throws InterruptedException {
        List<String> values = values(VARIABLES, AMI_BYTES);
        Map<String, String> variables = new LinkedHashMap<>();
        IntStream.range(0, VARIABLES).forEach(i -> variables.put("V" + i, values.get(i)));
        Session session = call(variables);
        same(session, "V", values);
        end(session);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\u0000b", "\n", "a\r\nHANGUP\r\n"})
    void lineEndsAndNul_areRefused_andTheSessionGoesOn(String value) throws InterruptedException {
        Session session = call(Map.of());
        refused(session.call().set("V", value), "CR, LF or NUL");
        refused(asterisk.link.originate(originate(Map.of("V", value))), "CR, LF or NUL");
        assertThat(result(session.call().get("V"))).isEqualTo(Optional.empty());
        end(session);
    }

    /** A call with these variables; its first session. */
    private Session call(Map<String, String> variables) throws InterruptedException {
        assertThat(result(asterisk.link.originate(originate(variables)))).isEmpty();
        return asterisk.next();
    }

    private static Originate originate(Map<String, String> variables) {
        return new Originate("Local/s@quoting-far", "quoting", Duration.ofSeconds(5), "Test", "100", variables);
    }

    private void end(Session first) throws InterruptedException {
        first.end().complete();
        asterisk.next().end().complete();
    }

    private List<String> values(int count, int bytes) {
        return IntStream.range(0, count).mapToObj(i -> texts.next(bytes)).toList();
    }

    private void same(Session session, String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            assertThat(result(session.call().get(name + i)).orElse("(not set)"))
                    .as("value %d of seed %d", i, seed)
                    .isEqualTo(values.get(i));
        }
    }

    private static void refused(Future<?> future, String why) {
        await().atMost(SOON).until(future::isComplete);
        assertThat(future.cause()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }
}
