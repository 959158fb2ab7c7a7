package dev.hotline.testkit.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hotline.testkit.phones.PhoneCall;
import dev.hotline.testkit.phones.PhoneCall.KeyMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller hears and presses. */
class PromptTest {
    private EnginePeer engine;
    private SimulatedAsterisk asterisk;
    private PhoneCall call;
    private EnginePeer.Session session;

    @BeforeEach
    void call() throws IOException {
        engine = new EnginePeer();
        asterisk = SimulatedAsterisk.start(SimulatedAsterisk.Options.of(engine::address, "hotline", "secret", "main")
                .withSpeed(10));
        call = asterisk.customer("+8613800138000").dial("4008001234");
        session = engine.accept();
        session.ask("ANSWER");
    }

    @AfterEach
    void stop() throws IOException {
        session.close();
        asterisk.close();
        engine.close();
    }

    @Test
    void promptByUrl_isFetchedOnceAndHeardByName() throws IOException {
        AtomicInteger fetched = new AtomicInteger();
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/prompts/zh/menu-main.wav", exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(200, 16_000);
            exchange.getResponseBody().write(new byte[16_000]);
            exchange.close();
        });
        web.start();
        String folder = "http://localhost:" + web.getAddress().getPort() + "/prompts/zh/";
        try {
            assertThat(session.ask("STREAM FILE " + folder + "menu-main.wav \"123\""))
                    .isEqualTo("200 result=0 endpos=8000");
            session.ask("STREAM FILE " + folder + "menu-main.wav \"123\"");
            assertThat(session.ask("STREAM FILE " + folder + "missing.wav \"123\""))
                    .isEqualTo("200 result=-1 endpos=0");
        } finally {
            web.stop(0);
        }
        assertThat(fetched).hasValue(1);
        assertThat(call.heard()).containsExactly("zh/menu-main", "zh/menu-main");
    }

    @Test
    void awaitPrompt_countsFromTheOneWaitedForLast() throws IOException {
        session.ask("STREAM FILE hotline/zh/welcome \"\"");
        session.ask("STREAM FILE hotline/zh/menu-main \"\"");
        session.ask("STREAM FILE hotline/zh/welcome \"\"");

        assertThat(call.awaitPrompt("zh/menu-main", Awaiting.LONG)).isTrue();
        assertThat(call.awaitPrompt("zh/welcome", Awaiting.LONG)).isTrue();
        assertThat(call.awaitPrompt("zh/welcome", Duration.ofMillis(20))).isFalse();
    }

    @Test
    void commandThatComesInAPrompt_cutsItShort_andIsAnsweredAlone() throws IOException {
        session.send("STREAM FILE hotline/zh/menu-main \"\"");
        assertThat(call.awaitPrompt("zh/menu-main", Awaiting.LONG)).isTrue();

        assertThat(session.ask("NOOP")).isEqualTo("200 result=0");
        assertThat(session.ask("GET VARIABLE HOTLINE_DONE")).isEqualTo("200 result=0");
    }

    @Test
    void prompt_endsTheHoldMusicForGood() throws IOException {
        session.ask("SET MUSIC ON hotline");
        session.ask("WAIT FOR DIGIT 20");
        session.ask("STREAM FILE hotline/zh/position \"\"");
        session.ask("SET MUSIC ON hotline");

        assertThat(call.heard()).containsExactly("music", "zh/position", "music");
    }

    @Test
    void keyDuringMusic_isLostToAgiButToldByAmi() throws IOException {
        try (AmiPeer ami = AmiPeer.loggedIn(asterisk)) {
            session.ask("SET MUSIC ON hotline");
            call.press('1');
            AmiPeer.Message end = ami.awaitEvent("DTMFEnd");

            assertThat(end.get("Uniqueid")).isEqualTo(session.environment("uniqueid"));
            assertThat(end.get("Digit")).isEqualTo("1");
            assertThat(session.ask("WAIT FOR DIGIT 50")).isEqualTo("200 result=0");
        }
    }

    @Test
    void keys_followEachOther() throws IOException {
        session.send("STREAM FILE hotline/zh/menu-main \"123\"");
        assertThat(call.awaitPrompt("zh/menu-main", Awaiting.LONG)).isTrue();
        call.press('1');
        call.press('2', KeyMode.INFO);

        assertThat(session.read()).startsWith("200 result=49 endpos=");
        assertThat(session.ask("WAIT FOR DIGIT 1000")).isEqualTo("200 result=50");
    }

    @Test
    void longestSilence_countsOnlyWhatIsNotHeardAfterTheAnswer() throws IOException {
        assertThat(call.longestSilence()).isLessThan(Duration.ofMillis(500));
        session.ask("STREAM FILE hotline/zh/menu-main \"\"");
        session.ask("WAIT FOR DIGIT 200");
        session.ask("SET MUSIC ON hotline");
        Duration silence = call.longestSilence();
        session.ask("WAIT FOR DIGIT 1100");

        assertThat(silence).isBetween(Duration.ofMillis(200), Duration.ofSeconds(1));
        assertThat(call.longestSilence()).isEqualTo(silence);
    }

    @Test
    void hangUp_endsTheCallAndIsToldOnce() throws IOException {
        session.ask("STREAM FILE hotline/zh/menu-main \"\"");
        call.hangUp();

        assertThat(session.read()).isEqualTo("HANGUP");
        assertThat(session.ask("WAIT FOR DIGIT 100")).startsWith("511 ");
        assertThat(call.awaitEnded(Duration.ZERO)).isTrue();
        assertThat(call.endStatus()).isEqualTo(200);
        assertThat(call.heard()).isEqualTo(List.of("zh/menu-main"));
    }
}
