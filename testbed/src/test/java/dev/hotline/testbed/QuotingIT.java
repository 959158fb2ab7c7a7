package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.AgiServer;
import dev.hotline.asterisk.agi.AgiServerOptions;
import dev.hotline.asterisk.ami.AmiClient;
import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.asterisk.ami.AmiOptions;
import dev.hotline.asterisk.ami.Originate;
import dev.hotline.config.Endpoint;
import dev.hotline.config.Secret;
import dev.hotline.testbed.asterisk.AsteriskServer;
import dev.hotline.testbed.asterisk.AsteriskSettings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int VALUES = 400;
    /** What is left of a command for a value, after its words and the variable's name. */
    private static final int AGI_BYTES = 2046 - "SET VARIABLE \"V999\" \"\"".length();

    /** The same for a line of a manager action. */
    private static final int AMI_BYTES = 1022 - "Variable: V999=".length();

    /** The dialplan's own copy of each variable is made between two sessions. */
    private static final String CONTEXTS = """
            [quoting-far]
            exten => s,1,Answer()
             same => n,Wait(300)
            [quoting]
            exten => s,1,AGI(${HOTLINE_AGI}/quoting)
             same => n,Set(i=0)
             same => n(next),GotoIf($[${i} >= 0${COUNT}]?copied)
             same => n,Set(C${i}=${V${i}})
             same => n,Set(i=$[${i} + 1])
             same => n,Goto(next)
             same => n(copied),AGI(${HOTLINE_AGI}/quoting)
             same => n,Hangup()
            """;

    private final long seed = Long.getLong("hotline.seed", System.nanoTime());
    private final AnyText texts = new AnyText(seed);
    private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();
    private final Vertx vertx = Vertx.vertx();
    private AgiServer agi;
    private AsteriskServer asterisk;
    private AmiClient link;

    /** A session that goes on until it is told to end. Each call has two, one after the other. */
    private record Session(AgiCall call, Promise<Void> end) {
        String get(String variable) {
            return of(call.get(variable)).orElse("(not set)");
        }
    }

    @BeforeAll
    void start() {
        agi = new AgiServer(vertx, AgiServerOptions.of(new Endpoint("127.0.0.1", 0), Set.of("127.0.0.1")))
                .route("quoting", this::handle);
        int port = of(agi.listen());
        AsteriskSettings settings = AsteriskSettings.onFreePorts(
                        RunFolder.make(), RealCalls.HOME.asterisk(), prompts(), "agi://127.0.0.1:" + port)
                .withDialplan(CONTEXTS);
        asterisk = AsteriskServer.start(RealCalls.install(), settings);
        Endpoint ami = new Endpoint("127.0.0.1", settings.amiPort());
        link = new AmiClient(
                vertx,
                AmiOptions.of("pbx1", ami, settings.amiUser(), new Secret(settings.amiSecret())),
                InstantSource.system());
        link.start();
        await().atMost(SOON).until(() -> link.health().state() == AmiHealth.State.UP);
    }

    @AfterAll
    void stop() {
        of(link.close());
        asterisk.close();
        of(vertx.close());
    }

    @Test
    void anyValue_comesBackTheSame_andIsTheSameInTheDialplan() throws InterruptedException {
        List<String> values = values(AGI_BYTES);
        Session first = session(Map.of("COUNT", Integer.toString(VALUES)));
        List<String> back = new ArrayList<>();
        for (int i = 0; i < VALUES; i++) {
            of(first.call.set("V" + i, values.get(i)));
            back.add(first.get("V" + i));
        }
        same(back, values);
        first.end.complete();
        Session second = next();
        same(IntStream.range(0, VALUES).mapToObj(i -> second.get("C" + i)).toList(), values);
        second.end.complete();
    }

    @Test
    void longestValue_comesBackWhole_andALongerOneIsRefused() throws InterruptedException {
        Session session = session(Map.of());
        String longest = "x".repeat(AGI_BYTES);
        of(session.call.set("V999", longest));
        assertThat(session.get("V999")).isEqualTo(longest);
        refused(session.call.set("V999", longest + "x"), "2047 bytes");
        endBoth(session);
    }

    @Test
    void anyVariableOfAnOriginate_arrivesTheSame() throws InterruptedException {
        List<String> values = values(AMI_BYTES).subList(0, 100);
        Map<String, String> variables = new LinkedHashMap<>();
        IntStream.range(0, values.size()).forEach(i -> variables.put("V" + i, values.get(i)));
        Session session = session(variables);
        same(
                IntStream.range(0, values.size())
                        .mapToObj(i -> session.get("V" + i))
                        .toList(),
                values);
        endBoth(session);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\u0000b", "\n", "a\r\nHANGUP\r\n"})
    void lineEndsAndNul_areRefused_andTheSessionGoesOn(String value) throws InterruptedException {
        Session session = session(Map.of());
        refused(session.call.set("V", value), "CR, LF or NUL");
        refused(link.originate(originate(Map.of("V", value))), "CR, LF or NUL");
        assertThat(of(session.call.get("V"))).isEqualTo(Optional.empty());
        endBoth(session);
    }

    private static void refused(Future<?> future, String why) {
        await().atMost(SOON).until(future::isComplete);
        assertThat(future.cause()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }

    private Future<Void> handle(AgiCall call) {
        Promise<Void> end = Promise.promise();
        sessions.add(new Session(call, end));
        return end.future();
    }

    private void endBoth(Session first) throws InterruptedException {
        first.end.complete();
        next().end.complete();
    }

    private Session session(Map<String, String> variables) throws InterruptedException {
        assertThat(of(link.originate(originate(variables)))).isEmpty();
        return next();
    }

    private Session next() throws InterruptedException {
        Session session = sessions.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(session).as("the next AGI session").isNotNull();
        return session;
    }

    private static Originate originate(Map<String, String> variables) {
        return new Originate("Local/s@quoting-far", "quoting", Duration.ofSeconds(5), "Test", "100", variables);
    }

    private List<String> values(int bytes) {
        return IntStream.range(0, VALUES).mapToObj(i -> texts.next(bytes)).toList();
    }

    private void same(List<String> back, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            assertThat(back.get(i)).as("value %d of seed %d", i, seed).isEqualTo(values.get(i));
        }
    }

    private static Path prompts() {
        return RealCalls.HOME.prompts();
    }

    private static <T> T of(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
