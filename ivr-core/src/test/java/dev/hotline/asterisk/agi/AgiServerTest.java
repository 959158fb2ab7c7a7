package dev.hotline.asterisk.agi;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.config.Endpoint;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgiServerTest {
    private static final Endpoint LOOPBACK = new Endpoint("127.0.0.1", 0);
    private final Vertx vertx = Vertx.vertx();
    private final Counted counted = new Counted();
    private final CompletableFuture<AgiCall> session = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Context> context = new CompletableFuture<>();
    private final Promise<Void> handlerEnds = Promise.promise();
    private int port;

    @BeforeEach
    void listen() {
        port = await(server(options(Set.of("127.0.0.1"))).listen());
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private static AgiServerOptions options(Set<String> allowed) {
        return new AgiServerOptions(LOOPBACK, allowed, 2, 200, 1000, Duration.ofMillis(300), Duration.ofMillis(300));
    }

    private AgiServer server(AgiServerOptions options) {
        return new AgiServer(vertx, options, counted)
                .route("hotline", call -> {
                    context.complete(Vertx.currentContext());
                    session.complete(call);
                    return handlerEnds.future();
                })
                .route("broken", call -> {
                    throw new IllegalStateException("a bug in a handler");
                });
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(5, SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not completed within 5 s", e);
        }
    }

    private AsteriskEnd asterisk() throws IOException {
        return new AsteriskEnd(port).send(AsteriskEnd.ENVIRONMENT);
    }

    private AgiCall call() {
        return session.orTimeout(5, SECONDS).join();
    }

    @Test
    void environmentByteByByte_isTheRequest() throws IOException {
        try (var asterisk = new AsteriskEnd(port).splitEveryByte().send(AsteriskEnd.ENVIRONMENT)) {
            AgiRequest request = call().request();

            assertThat(request.script()).isEqualTo("hotline");
            assertThat(request.query())
                    .containsEntry("node", "n1")
                    .containsEntry("who", "a b")
                    .containsEntry("number", "+8613");
            assertThat(request.channel()).isEqualTo("PJSIP/carrier-00000001");
            assertThat(request.callerName()).isNull();
            assertThat(asterisk.hasMore()).isFalse();
        }
    }

    @Test
    void commands_goOneAtATimeAndInOrder() throws IOException {
        try (var asterisk = asterisk()) {
            Future<Boolean> answered = call().answer();
            Future<Played> played = call().play("hello", "12");
            Future<Asked> asked = call().key(Duration.ofSeconds(2));

            assertThat(asterisk.line()).isEqualTo("ANSWER");
            assertThat(asterisk.hasMore()).isFalse();
            asterisk.send("200 result=0\n");
            assertThat(asterisk.line()).isEqualTo("STREAM FILE \"hello\" \"12\"");
            asterisk.send("200 result=50 endpos=100\n");
            assertThat(asterisk.line()).isEqualTo("WAIT FOR DIGIT 2000");
            asterisk.send("200 result=0\n");

            assertThat(await(answered)).isTrue();
            assertThat(await(played)).isEqualTo(new Played.Pressed('2'));
            assertThat(await(asked)).isEqualTo(new Asked.TimedOut());
            assertThat(counted.commands).containsExactly("ANSWER", "STREAM FILE", "WAIT FOR DIGIT");
        }
    }

    @Test
    void variables_areSetAndRead() throws IOException {
        try (var asterisk = asterisk().splitEveryByte()) {
            Future<Void> set = call().set("__HOTLINE_CALL", "7");
            assertThat(asterisk.line()).isEqualTo("SET VARIABLE \"__HOTLINE_CALL\" \"7\"");
            asterisk.send("200 result=1\n");
            await(set);
            var value = call().get("X");
            var none = call().get("Y");
            asterisk.line();
            asterisk.send("200 result=1 (a)\n");
            asterisk.line();
            asterisk.send("200 result=0\n");

            assertThat(await(value)).hasValue("a");
            assertThat(await(none)).isEmpty();
        }
    }

    @Test
    void hangUpWhileIdle_isNoticedAtOnceAndMediaIsNotSentAnyMore() throws IOException {
        try (var asterisk = asterisk()) {
            AgiCall call = call();
            asterisk.send("HANGUP\n");
            await(call.hungUp());

            assertThat(call.isHungUp()).isTrue();
            assertThat(await(call.play("hello", ""))).isEqualTo(new Played.HungUp());
            assertThat(await(call.answer())).isFalse();
            assertThat(await(call.dial("PJSIP/1001", Duration.ofSeconds(20), "")))
                    .isEqualTo(new Dialled.CallerLeft());
            await(call.hangUp());
            var value = call.get("X");
            assertThat(asterisk.line()).isEqualTo("GET VARIABLE \"X\"");
            asterisk.send("200 result=1 (still)\n");
            assertThat(await(value)).hasValue("still");
        }
    }

    @Test
    void hangUpInACommand_endsItAndThoseThatWait() throws IOException {
        try (var asterisk = asterisk()) {
            Future<Played> playing = call().play("hello", "");
            Future<Asked> waiting = call().key(Duration.ofSeconds(5));
            asterisk.line();
            asterisk.send("HANGUP\n200 result=-1 endpos=80\n");

            assertThat(await(playing)).isEqualTo(new Played.HungUp());
            assertThat(await(waiting)).isEqualTo(new Asked.HungUp());
        }
    }

    @Test
    void deadChannelReply_isAHangUp() throws IOException {
        try (var asterisk = asterisk()) {
            Future<Asked> asked = call().key(Duration.ofSeconds(1));
            asterisk.line();
            asterisk.send("511 Command Not Permitted on a dead channel or intercept routine\n");

            assertThat(await(asked)).isEqualTo(new Asked.HungUp());
            assertThat(call().isHungUp()).isTrue();
        }
    }

    @Test
    void failedPlayOnALivingChannel_isAMissingFile() throws IOException {
        try (var asterisk = asterisk()) {
            Future<Played> played = call().play("nothing", "");
            asterisk.line();
            asterisk.send("200 result=-1 endpos=0\n");
            assertThat(asterisk.line()).isEqualTo("CHANNEL STATUS");
            asterisk.send("200 result=6\n");

            assertThat(await(played)).isEqualTo(new Played.NotFound("nothing"));
        }
    }

    @Test
    void failedPlayWithTheHangUpRightAfter_isAHangUp() throws IOException {
        try (var asterisk = asterisk()) {
            Future<Played> played = call().play("hello", "");
            asterisk.line();
            asterisk.send("200 result=-1 endpos=0\n");
            asterisk.line();
            asterisk.send("HANGUP\n511 Command Not Permitted on a dead channel or intercept routine\n");

            assertThat(await(played)).isEqualTo(new Played.HungUp());
        }
    }

    @Test
    void dial_tellsWhoHungUp() throws IOException {
        try (var asterisk = asterisk()) {
            Future<Dialled> talk = call().dial("PJSIP/1001", Duration.ofSeconds(20), "");
            talkOf(asterisk, "200 result=0\n");
            assertThat(await(talk)).isEqualTo(new Dialled.Talked(Duration.ofSeconds(3), false));

            talk = call().dial("PJSIP/1001", Duration.ofSeconds(20), "");
            talkOf(asterisk, "200 result=-1\nHANGUP\n");
            assertThat(await(talk)).isEqualTo(new Dialled.Talked(Duration.ofSeconds(3), true));
        }
    }

    private static Future<@Nullable Context> here() {
        return Future.succeededFuture(Vertx.currentContext());
    }

    private static void talkOf(AsteriskEnd asterisk, String reply) throws IOException {
        assertThat(asterisk.line()).startsWith("EXEC \"Dial\"");
        asterisk.send(reply);
        assertThat(asterisk.line()).isEqualTo("GET VARIABLE \"DIALSTATUS\"");
        asterisk.send("200 result=1 (ANSWER)\n");
        assertThat(asterisk.line()).isEqualTo("GET VARIABLE \"ANSWEREDTIME\"");
        asterisk.send("200 result=1 (3)\n");
    }

    @Test
    void connectionLostInACommand_failsItAndAllLaterOnes() throws IOException {
        AgiCall call;
        Future<Dialled> dialling;
        Future<Void> waiting;
        try (var asterisk = asterisk()) {
            call = call();
            dialling = call.dial("PJSIP/1001", Duration.ofSeconds(20), "");
            waiting = call.set("X", "1");
            asterisk.line();
        }
        await(call.hungUp());

        assertThatThrownBy(() -> await(dialling))
                .isInstanceOf(AgiException.class)
                .hasMessageContaining("EXEC Dial");
        assertThatThrownBy(() -> await(waiting)).isInstanceOf(AgiException.class);
        assertThatThrownBy(() -> await(call.get("X"))).isInstanceOf(AgiException.class);
        Awaitility.await().untilAsserted(() -> assertThat(counted.open).hasValue(0));
    }

    @Test
    void quickCommandThatIsNeverAnswered_endsTheSession() throws IOException {
        try (var asterisk = asterisk()) {
            var value = call().get("X");
            asterisk.line();

            assertThatThrownBy(() -> await(value))
                    .isInstanceOf(AgiException.class)
                    .hasMessageContaining("no reply within");
            assertThat(asterisk.line()).isNull();
        }
    }

    @Test
    void refusedArgument_neverReachesTheWire() throws IOException {
        try (var asterisk = asterisk()) {
            assertThatThrownBy(() -> await(call().set("X", "a\nHANGUP"))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> await(call().play("a\rb", ""))).isInstanceOf(IllegalArgumentException.class);
            call().answer();
            assertThat(asterisk.line()).isEqualTo("ANSWER");
        }
    }

    @Test
    void resultsOfCallsFromAnyThread_comeOnTheSessionsContext() throws IOException {
        try (var asterisk = asterisk()) {
            Future<@Nullable Context> refused = call().play("a\nb", "").transform(v -> here());
            Future<@Nullable Context> answered = call().answer().transform(v -> here());
            asterisk.line();
            asterisk.send("200 result=0\n");

            assertThat(await(answered)).isSameAs(context.join());
            assertThat(await(refused)).isSameAs(context.join());
        }
    }

    @Test
    void handlerThatEnds_closesTheSession() throws IOException {
        try (var asterisk = asterisk()) {
            call();
            handlerEnds.complete();

            assertThat(asterisk.line()).isNull();
        }
    }

    @Test
    void handlerThatThrows_closesTheSession() throws IOException {
        try (var asterisk = new AsteriskEnd(port).send("agi_network_script: broken\n\n")) {
            assertThat(asterisk.line()).isNull();
        }
    }

    @Test
    void unknownScript_isRefused() throws IOException {
        try (var asterisk = new AsteriskEnd(port).send("agi_network_script: nothing\n\n")) {
            assertThat(asterisk.line()).isNull();
            assertThat(counted.refused).containsExactly(AgiMetrics.Refusal.SCRIPT);
        }
    }

    @Test
    void environmentThatIsNoneOrTooLongOrTooLate_isRefused() throws IOException {
        for (String bytes :
                List.of("GET / HTTP/1.1\n", "agi_x: " + "y".repeat(200), "agi_x: 12345\n".repeat(100), "agi_x: ")) {
            try (var asterisk = new AsteriskEnd(port).send(bytes)) {
                assertThat(asterisk.line()).isNull();
            }
        }
        assertThat(counted.refused).hasSize(4).containsOnly(AgiMetrics.Refusal.ENVIRONMENT);
    }

    @Test
    void addressThatIsNotAllowed_isRefused() throws IOException {
        int other = await(server(options(Set.of("192.0.2.1"))).listen());
        try (var asterisk = new AsteriskEnd(other)) {
            assertThat(asterisk.line()).isNull();
            assertThat(counted.refused).containsExactly(AgiMetrics.Refusal.ADDRESS);
        }
    }

    @Test
    void sessionsAboveTheLimit_areRefused() throws IOException {
        try (var first = asterisk();
                var second = asterisk()) {
            Awaitility.await().untilAsserted(() -> assertThat(counted.open).hasValue(2));
            try (var third = new AsteriskEnd(port)) {
                assertThat(third.line()).isNull();
            }
            assertThat(counted.refused).containsExactly(AgiMetrics.Refusal.FULL);
            assertThat(first.hasMore() || second.hasMore()).isFalse();
        }
    }

    @Test
    void portInUse_isSaidWithItsAddress() {
        var taken = AgiServerOptions.of(new Endpoint("127.0.0.1", port), Set.of("127.0.0.1"));

        // Another Vert.x: two servers of one Vert.x share a port.
        Vertx other = Vertx.vertx();
        try {
            assertThatThrownBy(() -> await(new AgiServer(other, taken).listen()))
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("in use");
        } finally {
            await(other.close());
        }
    }

    /** Remembers what was counted. */
    private static final class Counted implements AgiMetrics {
        final AtomicInteger open = new AtomicInteger();
        final List<Refusal> refused = Collections.synchronizedList(new ArrayList<>());
        final List<String> commands = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void sessionOpened() {
            open.incrementAndGet();
        }

        @Override
        public void sessionEnded() {
            open.decrementAndGet();
        }

        @Override
        public void sessionRefused(Refusal reason) {
            refused.add(reason);
        }

        @Override
        public void commandTimed(String command, Duration took) {
            commands.add(command);
        }
    }
}
