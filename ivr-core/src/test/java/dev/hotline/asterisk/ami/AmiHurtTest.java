package dev.hotline.asterisk.ami;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.asterisk.ami.AmiException.Kind;
import dev.hotline.asterisk.ami.AmiHealth.State;
import dev.hotline.config.Endpoint;
import dev.hotline.config.Secret;
import dev.hotline.core.NoAnswer;
import dev.hotline.testkit.fake.FakeAsterisk;
import dev.hotline.testkit.fake.FakeManager;
import dev.hotline.testkit.fake.Hurts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A link on which something goes wrong: no action waits for ever, and the link comes back with the right state. */
class AmiHurtTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration NEVER = Duration.ofMinutes(5);
    private static final long HUGE = 100 << 20;
    private static final int STORM = 200_000;

    private final Vertx vertx = Vertx.vertx();
    private final List<AmiEvent> told = new CopyOnWriteArrayList<>();
    private FakeAsterisk fake;
    private AmiClient client;

    @BeforeEach
    void start() {
        fake = FakeAsterisk.start().device("PJSIP/1001", "NOT_INUSE").device("PJSIP/1009", "NOT_INUSE");
        client = client(NEVER);
    }

    @AfterEach
    void stop() {
        get(client.close());
        fake.close();
        get(vertx.close());
    }

    private void connect(Duration ping) {
        client = client(ping);
        client.subscribe(told::add);
        client.start();
    }

    private AmiClient client(Duration ping) {
        AmiTimes times = new AmiTimes(ping, SHORT, SHORT, Duration.ofMillis(20), Duration.ofMillis(50), NEVER);
        Endpoint asterisk = new Endpoint("127.0.0.1", fake.amiPort());
        AmiOptions options =
                AmiOptions.of("n1", asterisk, "hotline", new Secret("secret")).with(times);
        return new AmiClient(vertx, options, InstantSource.system());
    }

    /** A link that is up. */
    private FakeManager up(Duration ping) {
        connect(ping);
        FakeManager link = fake.awaitManager();
        awaitState(State.UP);
        return link;
    }

    static Stream<Arguments> inTheLogin() {
        return Stream.of(
                hurt("no greeting", h -> h.stallAfter(0)),
                hurt("closed at once", h -> h.dropAfter(0)),
                hurt("dropped in the greeting", h -> h.dropAfter(10)),
                hurt("dropped in the challenge", h -> h.dropAfter(60)),
                hurt("dropped while the state is read", h -> h.dropAfter(700)),
                hurt("stalled in the challenge", h -> h.stallAfter(60)),
                hurt("stalled while the state is read", h -> h.stallAfter(700)),
                hurt("half closed", h -> h.halfCloseAfter(200)),
                hurt("huge line", h -> h.longLineAfter(100, HUGE)),
                hurt("byte by byte", h -> h.splitEveryByte()),
                hurt("each reply twice", h -> h.replyTwice()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inTheLogin")
    void loginThatIsHurt_isTriedAgain_andTheStateIsRight(String name, UnaryOperator<Hurts> hurts) {
        fake.hurtNextManager(hurts);
        connect(NEVER);

        awaitState(State.UP);
        await().untilAsserted(() -> assertThat(told).contains(phone(PhoneState.FREE)));
        works();
    }

    static Stream<Arguments> whileUp() {
        return Stream.of(
                hurt("dropped", h -> h.dropAfter(5)),
                hurt("half closed", h -> h.halfCloseAfter(5)),
                hurt("stalled", h -> h.stallAfter(5)),
                hurt("huge line", h -> h.longLineAfter(5, HUGE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whileUp")
    void linkThatBreaks_comesBack_andWhatHappenedMeanwhileIsTold(String name, UnaryOperator<Hurts> hurts) {
        FakeManager link = up(SHORT);
        link.hurt(hurts);
        fake.device("PJSIP/1001", "INUSE");

        assertThat(link.ended()).succeedsWithin(Duration.ofSeconds(5));
        fake.awaitManager();
        await().untilAsserted(() -> assertThat(told).contains(phone(PhoneState.IN_USE)));
        awaitState(State.UP);
        assertThat(told).anyMatch(AmiEvent.Down.class::isInstance);
        works();
    }

    @Test
    void garbageBetweenMessages_leavesALinkThatWorks() {
        up(SHORT).hurt(h -> h.garbageAfter(0, 500, 3));
        fake.device("PJSIP/1001", "INUSE").device("PJSIP/1001", "RINGING");

        await().untilAsserted(() -> assertThat(told).contains(phone(PhoneState.RINGING)));
        works();
    }

    @Test
    void repliesOutOfOrder_eachReachTheirOwnAction() {
        up(NEVER).hurt(h -> h.replyOutOfOrder());
        Future<Optional<NoAnswer>> unreachable = client.originate(call("PJSIP/1005"));
        Future<Optional<NoAnswer>> busy = client.originate(call("PJSIP/1009"));
        fake.awaitOriginate().isBusy();

        assertThat(get(busy)).contains(NoAnswer.BUSY);
        assertThat(get(unreachable)).contains(NoAnswer.UNREACHABLE);
        await().untilAsserted(() -> assertThat(client.health().pending()).isZero());
    }

    @Test
    void pingThatIsNeverAnswered_takesTheLinkDown_andLeavesNothing() {
        FakeManager link = up(SHORT);
        fake.silentTo("Ping");

        assertThat(link.ended()).succeedsWithin(Duration.ofSeconds(5));
        await().untilAsserted(() -> assertThat(told).anyMatch(AmiEvent.Down.class::isInstance));
        await().untilAsserted(() -> assertThat(client.health().pending()).isZero());
    }

    @Test
    void actionOnALinkThatDrops_isLost_andLeavesNothing() {
        FakeManager link = up(NEVER);
        link.hurt(h -> h.dropAfter(10));

        assertThat(failure(client.originate(call("PJSIP/1009")))).isEqualTo(Kind.LOST);
        assertThat(client.health().pending()).isZero();
        fake.awaitManager();
        awaitState(State.UP);
    }

    @Test
    void refusedLogin_isNotTriedAgain() {
        fake.hurtNextManager(h -> h.refuseLogins());
        connect(NEVER);

        awaitState(State.REFUSED);
        assertThat(failure(client.originate(call("PJSIP/1009")))).isEqualTo(Kind.NOT_UP);
    }

    @Test
    void eventStorm_isTakenIn_andActionsAreStillAnswered() {
        FakeManager link = up(NEVER);
        link.hurt(h -> h.eventStormAfter(0, STORM));

        works();
        await().untilAsserted(
                        () -> assertThat(client.health().counts().events()).isGreaterThanOrEqualTo(STORM));
        assertThat(told).noneMatch(AmiEvent.Down.class::isInstance);
    }

    /** Whether an action is answered, and nothing is left pending. */
    private void works() {
        Future<Optional<NoAnswer>> answered = client.originate(call("PJSIP/1009"));
        fake.awaitOriginate().isBusy();

        assertThat(get(answered)).contains(NoAnswer.BUSY);
        await().untilAsserted(() -> assertThat(client.health().pending()).isZero());
    }

    private void awaitState(State state) {
        await().untilAsserted(() -> assertThat(client.health().state()).isEqualTo(state));
    }

    private static AmiEvent phone(PhoneState state) {
        return new AmiEvent.Phone("PJSIP/1001", state);
    }

    private static Originate call(String device) {
        return new Originate(device, "hotline-callback", Duration.ofSeconds(2), "Hotline", "4008001234", Map.of());
    }

    private static Arguments hurt(String name, UnaryOperator<Hurts> hurts) {
        return Arguments.of(name, hurts);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.await(5, SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not completed within 5 s", e);
        }
    }

    private static Kind failure(Future<?> future) {
        await().until(future::isComplete);
        assertThat(future.cause()).isInstanceOf(AmiException.class);
        return ((AmiException) future.cause()).kind();
    }
}
