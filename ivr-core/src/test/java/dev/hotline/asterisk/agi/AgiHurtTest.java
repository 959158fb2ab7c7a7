package dev.hotline.asterisk.agi;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.config.Endpoint;
import dev.hotline.testkit.fake.FakeAsterisk;
import dev.hotline.testkit.fake.FakeCall;
import dev.hotline.testkit.fake.FakeSession;
import dev.hotline.testkit.fake.Hurts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** FastAGI sessions in which something goes wrong on the wire: each ends, for the right reason, and the next call is served. */
class AgiHurtTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final long HUGE = 100 << 20;

    private final AgiEngine.Counted counted = new AgiEngine.Counted();
    private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
    private final Vertx vertx = Vertx.vertx();
    private FakeAsterisk fake;

    @BeforeEach
    void start() {
        AgiServerOptions options = new AgiServerOptions(
                new Endpoint("127.0.0.1", 0),
                Set.of("127.0.0.1"),
                1000,
                1000,
                200,
                2000,
                SHORT,
                SHORT,
                Duration.ofSeconds(20),
                SHORT);
        AgiServer server = new AgiServer(vertx, options, counted).route("hotline", this::handle);
        fake = FakeAsterisk.start().engineAt(AgiEngine.await(server.listen()));
    }

    @AfterEach
    void stop() {
        fake.close();
        AgiEngine.await(vertx.close());
    }

    private Future<Void> handle(AgiCall call) {
        return call.answer()
                .compose(answered -> call.play("zh/hello", "12"))
                .compose(played -> call.get("EXTEN"))
                .compose(exten -> call.set("HOTLINE_DONE", "1"))
                .onComplete(done -> handled.add(done.succeeded() ? "done" : problem(done.cause())));
    }

    private static String problem(Throwable e) {
        return e instanceof AgiException agi ? agi.problem().name() : e.toString();
    }

    @Test
    void bytesThatComeOneByOne_areTheSameSession() throws InterruptedException {
        FakeSession session = call().hurt(h -> h.splitEveryByte()).dial();

        assertThat(handled.poll(5, SECONDS)).isEqualTo("done");
        assertThat(session.commands())
                .containsExactly(
                        "ANSWER",
                        "STREAM FILE \"zh/hello\" \"12\"",
                        "GET VARIABLE \"EXTEN\"",
                        "SET VARIABLE \"HOTLINE_DONE\" \"1\"");
        isOver(session);
    }

    static Stream<Arguments> atTheBegin() {
        return Stream.of(
                hurt("dropped", h -> h.dropAfter(50), AgiProblem.LOST),
                hurt("half closed", h -> h.halfCloseAfter(50), AgiProblem.LOST),
                hurt("stalled", h -> h.stallAfter(50), AgiProblem.ENVIRONMENT_LATE),
                hurt("nothing at all", h -> h.stallAfter(0), AgiProblem.ENVIRONMENT_LATE),
                hurt("garbage", h -> h.garbageAfter(0, 100, 1).splitEveryByte(), AgiProblem.NOT_UNDERSTOOD),
                hurt("huge line", h -> h.longLineAfter(50, HUGE), AgiProblem.LINE_TOO_LONG));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("atTheBegin")
    void environmentThatIsHurt_isRefused_andTheNextCallServed(
            String name, UnaryOperator<Hurts> hurts, AgiProblem expected) throws InterruptedException {
        FakeSession session = call().hurt(hurts).dial();

        await().untilAsserted(() -> assertThat(counted.refused).containsExactly(expected));
        isOver(session);
        nextCallIsServed();
    }

    static Stream<Arguments> inAReply() {
        return Stream.of(
                hurt("dropped", h -> h.dropAfter(5), AgiProblem.LOST),
                hurt("half closed", h -> h.halfCloseAfter(5), AgiProblem.LOST),
                hurt("stalled", h -> h.stallAfter(5), AgiProblem.REPLY_LATE),
                hurt("garbage", h -> h.garbageAfter(0, 100, 1), AgiProblem.NOT_UNDERSTOOD),
                hurt("huge line", h -> h.longLineAfter(5, HUGE), AgiProblem.LINE_TOO_LONG));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inAReply")
    void replyThatIsHurt_failsTheHandler_andTheNextCallIsServed(
            String name, UnaryOperator<Hurts> hurts, AgiProblem expected) throws InterruptedException {
        FakeSession session = call().holds("GET VARIABLE").dial();
        session.awaitCommand("GET VARIABLE");
        session.hurt(hurts);
        session.reply("200 result=1 (4008001234)");

        assertThat(handled.poll(5, SECONDS)).isEqualTo(expected.name());
        await().untilAsserted(() -> assertThat(counted.broken).containsExactly(expected));
        isOver(session);
        nextCallIsServed();
    }

    @Test
    void resultThatIsNoNumber_failsTheHandlerThatAskedForAKey() throws InterruptedException {
        FakeSession session = call().answers("STREAM FILE", "200 result=?").dial();

        assertThat(handled.poll(5, SECONDS)).isEqualTo(AgiProblem.NOT_UNDERSTOOD.name());
        isOver(session);
        nextCallIsServed();
    }

    @Test
    void replyThatComesTwice_endsTheSessionOneWayOrTheOther_andTheNextCallIsServed() throws InterruptedException {
        FakeSession session = call().hurt(h -> h.replyTwice()).dial();

        assertThat(handled.poll(5, SECONDS)).isIn("done", AgiProblem.NOT_UNDERSTOOD.name());
        isOver(session);
        nextCallIsServed();
    }

    @Test
    void hangUpAfterACommand_endsTheHandlerWithoutError() throws InterruptedException {
        FakeSession session = call().hangsUpAfter(1).dial();

        assertThat(handled.poll(5, SECONDS)).isEqualTo("done");
        assertThat(session.variable("HOTLINE_DONE")).isEqualTo("1");
        isOver(session);
    }

    @Test
    void manySessionsWithAnyHurt_allEnd_andNoneStaysOpen() throws InterruptedException {
        Random random = new Random(7);
        List<FakeSession> sessions = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            sessions.add(call().hurt(anyHurt(random)).dial());
        }

        sessions.forEach(AgiHurtTest::isOver);
        nextCallIsServed();
        sessions.forEach(session -> assertThat(session.overlaps()).isZero());
    }

    private static UnaryOperator<Hurts> anyHurt(Random random) {
        int at = random.nextInt(900);
        long seed = random.nextLong();
        return switch (random.nextInt(6)) {
            case 0 -> h -> h.dropAfter(at);
            case 1 -> h -> h.halfCloseAfter(at);
            case 2 -> h -> h.stallAfter(at);
            case 3 -> h -> h.garbageAfter(at, 50, seed);
            case 4 -> h -> h.splitEveryByte().longLineAfter(at, 1 << 20);
            default -> h -> h.splitEveryByte();
        };
    }

    private static Arguments hurt(String name, UnaryOperator<Hurts> hurts, AgiProblem expected) {
        return Arguments.of(name, hurts, expected);
    }

    private FakeCall call() {
        return fake.call("hotline").from("+8613800138000");
    }

    private void nextCallIsServed() throws InterruptedException {
        handled.clear();
        FakeSession next = call().dial();

        assertThat(handled.poll(5, SECONDS)).isEqualTo("done");
        isOver(next);
        await().untilAsserted(() -> assertThat(counted.open).hasValue(0));
    }

    private static void isOver(FakeSession session) {
        assertThat(session.ended()).succeedsWithin(Duration.ofSeconds(5));
    }
}
