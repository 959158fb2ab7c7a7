package dev.hotline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.config.Endpoint;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgiServerTest {
    private final AgiEngine engine = new AgiEngine();

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void environmentByteByByte_isTheRequest() throws IOException {
        try (var asterisk = new AsteriskEnd(engine.port()).splitEveryByte().send(AsteriskEnd.ENVIRONMENT)) {
            AgiRequest request = engine.call().request();

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
    void handlerThatEnds_closesTheSession() throws IOException {
        try (var asterisk = engine.asterisk()) {
            engine.call();
            engine.handlerEnds.complete();

            assertThat(asterisk.line()).isNull();
        }
    }

    @Test
    void handlerThatThrows_closesTheSession() throws IOException {
        try (var asterisk = new AsteriskEnd(engine.port()).send("agi_network_script: broken\n\n")) {
            assertThat(asterisk.line()).isNull();
        }
    }

    @Test
    void unknownScript_isRefused() throws IOException {
        try (var asterisk = new AsteriskEnd(engine.port()).send("agi_network_script: nothing\n\n")) {
            assertThat(asterisk.line()).isNull();
            assertThat(engine.counted.refused).containsExactly(AgiProblem.UNKNOWN_SCRIPT);
        }
    }

    @Test
    void environmentThatIsNoneOrTooLongOrTooLate_isRefused() throws IOException {
        Map<String, AgiProblem> refused = Map.of(
                "GET / HTTP/1.1\n",
                AgiProblem.NOT_UNDERSTOOD,
                "agi_x: " + "y".repeat(200),
                AgiProblem.LINE_TOO_LONG,
                manyLines(),
                AgiProblem.TOO_LARGE,
                "agi_extension: 400\nagi_calleridname: A\nagi_extension: 401\n\n",
                AgiProblem.NOT_UNDERSTOOD,
                "agi_x: ",
                AgiProblem.ENVIRONMENT_LATE);
        for (Map.Entry<String, AgiProblem> each : refused.entrySet()) {
            try (var asterisk = new AsteriskEnd(engine.port()).send(each.getKey())) {
                assertThat(asterisk.line()).isNull();
            }
            assertThat(engine.counted.refused).containsExactly(each.getValue());
            engine.counted.refused.clear();
        }
    }

    private static String manyLines() {
        return IntStream.range(0, 100)
                .mapToObj(i -> "agi_arg_" + i + ": 12345\n")
                .collect(Collectors.joining());
    }

    @Test
    void addressThatIsNotAllowed_isRefused() throws IOException {
        int other = AgiEngine.await(
                engine.server(AgiEngine.options(Set.of("192.0.2.1"))).listen());
        try (var asterisk = new AsteriskEnd(other)) {
            assertThat(asterisk.line()).isNull();
            assertThat(engine.counted.refused).containsExactly(AgiProblem.ADDRESS_NOT_ALLOWED);
        }
    }

    @Test
    void sessionsAboveTheLimit_areRefused() throws IOException {
        String other = AsteriskEnd.ENVIRONMENT.replace("1795331285.0", "1795331285.1");
        try (var first = engine.asterisk();
                var second = new AsteriskEnd(engine.port()).send(other)) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(engine.counted.open).hasValue(2));
            try (var third = new AsteriskEnd(engine.port())) {
                assertThat(third.line()).isNull();
            }
            assertThat(engine.counted.refused).containsExactly(AgiProblem.TOO_MANY_FROM_ADDRESS);
            assertThat(first.hasMore() || second.hasMore()).isFalse();
        }
    }

    @Test
    void secondSessionOfAChannel_endsTheFirst() throws IOException {
        try (var first = engine.asterisk()) {
            engine.call();
            var second = engine.asterisk();
            assertThat(first.line()).isNull();
            assertThat(engine.counted.broken).containsExactly(AgiProblem.LOST);
            assertThat(second.hasMore()).isFalse();
            second.close();
        }
    }

    @Test
    void portInUse_isSaidWithItsAddress() {
        var taken = AgiServerOptions.of(new Endpoint("127.0.0.1", engine.port()), Set.of("127.0.0.1"));

        // Another Vert.x: two servers of one Vert.x share a port.
        Vertx other = Vertx.vertx();
        try {
            assertThatThrownBy(() -> AgiEngine.await(new AgiServer(other, taken).listen()))
                    .hasMessageContaining("127.0.0.1:" + engine.port())
                    .hasMessageContaining("in use");
        } finally {
            AgiEngine.await(other.close());
        }
    }
}
