package dev.hotline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys from AGI and AMI in one session. */
class AgiKeysTest {
    private static final String CHANNEL = "1795331285.0";
    private static final Duration WAIT = Duration.ofSeconds(2);
    private final AgiEngine engine = new AgiEngine();

    @AfterEach
    void stop() {
        engine.close();
    }

    private void press(String keys) {
        press(keys, Duration.ZERO);
    }

    private void press(String keys, Duration held) {
        keys.chars().forEach(key -> engine.server.keyPressed(CHANNEL, (char) key, held));
    }

    @Test
    void keyPressedBeforeThePrompt_isItsAnswerWithoutPlayingIt() throws IOException {
        try (var asterisk = engine.asterisk()) {
            AgiCall call = engine.call();
            press("2");
            AgiEngine.await(call.keyAhead());

            assertThat(AgiEngine.await(call.play("menu", "123"))).isEqualTo(new Pressed('2'));
            assertThat(asterisk.hasMore()).isFalse();
        }
    }

    @Test
    void keyThatThePromptReports_isNotTakenTwice() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Played> played = engine.call().play("menu", "123");
            asterisk.line();
            press("1");
            asterisk.send("200 result=49 endpos=100\n");
            assertThat(AgiEngine.await(played)).isEqualTo(new Pressed('1'));

            Future<Asked> next = engine.call().key(WAIT);
            assertThat(asterisk.line()).startsWith("WAIT FOR DIGIT");
            asterisk.send("200 result=0\n");
            assertThat(AgiEngine.await(next)).isEqualTo(new TimedOut());
        }
    }

    @Test
    void keyThatWokeTheHandler_doesNotEndThePromptThatFollows() throws IOException {
        try (var asterisk = engine.asterisk()) {
            AgiCall call = engine.call();
            press("5", Duration.ofSeconds(5));
            AgiEngine.await(call.keyAhead());
            call.forgetKeys();
            Future<Played> played = call.play("offer", "123456789");
            assertThat(asterisk.line()).startsWith("STREAM FILE");
            asterisk.send("200 result=53 endpos=800\n");
            assertThat(asterisk.line()).startsWith("STREAM FILE");
            asterisk.send("200 result=0 endpos=9000\n");
            assertThat(AgiEngine.await(played)).isEqualTo(new Played.Whole());
        }
    }

    @Test
    void keyThatIsForgotten_staysForgottenWhenAmiTellsOfItLater() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Asked> wrong = engine.call().key(WAIT);
            asterisk.line();
            asterisk.send("200 result=57\n");
            assertThat(AgiEngine.await(wrong)).isEqualTo(new Pressed('9'));
            engine.call().forgetKeys();
            press("9");
            press("1");

            AgiEngine.await(engine.call().keyAhead());
            Future<Asked> next = engine.call().key(WAIT);
            assertThat(AgiEngine.await(next)).isEqualTo(new Pressed('1'));
        }
    }

    @Test
    void keyThatAmiTellsOfWhileAskedForInVain_isTheAnswerInTheEnd() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Asked> asked = engine.call().key(WAIT);
            asterisk.line();
            press("7");
            AgiEngine.await(engine.call().keyAhead());
            asterisk.send("200 result=0\n");

            assertThat(AgiEngine.await(asked)).isEqualTo(new Pressed('7'));
        }
    }

    @Test
    void resultThatIsNoNumber_endsTheSessionAndTheCommand() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Played> played = engine.call().play("menu", "123");
            asterisk.line();
            asterisk.send("200 result=ab endpos=0\n");

            assertThatThrownBy(() -> AgiEngine.await(played)).isInstanceOf(AgiException.class);
            assertThat(asterisk.line()).isNull();
        }
    }

    @Test
    void keyThatIsWaitedFor_failsWithTheSession() throws IOException {
        AgiCall call;
        Future<Void> ahead;
        try (var asterisk = engine.asterisk()) {
            call = engine.call();
            ahead = call.keyAhead();
            assertThat(asterisk.hasMore()).isFalse();
        }

        assertThatThrownBy(() -> AgiEngine.await(ahead)).isInstanceOf(AgiException.class);
        assertThatThrownBy(() -> AgiEngine.await(call.keyAhead())).isInstanceOf(AgiException.class);
    }

    @Test
    void keyReadBefore_asksAgainAndThoseThatWaitGoOn() throws IOException {
        try (var asterisk = engine.asterisk()) {
            AgiCall call = engine.call();
            press("2", Duration.ofMillis(500));
            AgiEngine.await(call.keyAhead());
            assertThat(AgiEngine.await(call.play("menu", "123"))).isEqualTo(new Pressed('2'));
            Future<Played> next = call.play("next", "123");
            Future<Void> set = call.set("X", "1");
            assertThat(asterisk.line()).startsWith("STREAM FILE \"next\"");
            press("3");
            AgiEngine.await(call.keyAhead());
            asterisk.send("200 result=50 endpos=1\n");

            assertThat(AgiEngine.await(next)).isEqualTo(new Pressed('3'));
            assertThat(asterisk.line()).startsWith("SET VARIABLE");
            asterisk.send("200 result=1\n");
            AgiEngine.await(set);
        }
    }

    @Test
    void keysOfAnAccountNumber_areCollectedFromBothPlaces() throws IOException {
        try (var asterisk = engine.asterisk()) {
            AgiCall call = engine.call();
            press("40");
            AgiEngine.await(call.keyAhead());
            Future<Collected> number = call.ask("account", WAIT, 4, 10);
            assertThat(asterisk.line()).startsWith("WAIT FOR DIGIT");
            asterisk.send("200 result=48\n");
            press("0");
            assertThat(asterisk.line()).startsWith("WAIT FOR DIGIT");
            press("7");
            asterisk.send("200 result=55\n");
            assertThat(asterisk.line()).startsWith("WAIT FOR DIGIT");
            asterisk.send("200 result=35\n");

            assertThat(AgiEngine.await(number)).isEqualTo(new Collected.Keys("4007"));
        }
    }

    @Test
    void fewerKeysThanAskedFor_areTooFewAndNoneIsATimeout() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Collected> some = engine.call().ask("account", WAIT, 4, 4);
            asterisk.line();
            asterisk.send("200 result=52 endpos=9\n");
            asterisk.line();
            asterisk.send("200 result=0\n");
            assertThat(AgiEngine.await(some)).isEqualTo(new Collected.TooFew("4"));

            Future<Collected> none = engine.call().ask("account", WAIT, 4, 4);
            asterisk.line();
            asterisk.send("200 result=0 endpos=9\n");
            asterisk.line();
            asterisk.send("200 result=0\n");
            assertThat(AgiEngine.await(none)).isEqualTo(new TimedOut());
        }
    }

    @Test
    void keysOfATalk_areNotTheAnswerToWhatComesAfterIt() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Dialled> talk = engine.call().dial("PJSIP/1001", Duration.ofSeconds(20), "");
            asterisk.line();
            press("55");
            AgiEngine.await(engine.call().keyAhead());
            asterisk.send("200 result=0\n");
            asterisk.line();
            asterisk.send("200 result=1 (ANSWER)\n");
            AgiEngine.await(talk);

            engine.call().play("survey", "12345");
            assertThat(asterisk.line()).isEqualTo("STREAM FILE \"survey\" \"12345\"");
        }
    }

    @Test
    void recording_endsByItsKeyOrByTimeOrByHangUp() throws IOException {
        try (var asterisk = engine.asterisk()) {
            assertThat(recorded(asterisk, "200 result=35 (dtmf) endpos=8000\n"))
                    .isEqualTo(new Recorded.Kept(Duration.ofSeconds(1), Recorded.Ending.KEY));
            assertThat(recorded(asterisk, "200 result=0 (timeout) endpos=4000\n"))
                    .isEqualTo(new Recorded.Kept(Duration.ofMillis(500), Recorded.Ending.TIME));
            assertThat(recorded(asterisk, "200 result=-1 (hangup) endpos=80\nHANGUP\n"))
                    .isEqualTo(new Recorded.Kept(Duration.ofMillis(10), Recorded.Ending.HANG_UP));
        }
    }

    private Recorded recorded(AsteriskEnd asterisk, String reply) throws IOException {
        Future<Recorded> recording =
                engine.call().record("comment", "wav", "#", Duration.ofSeconds(60), Duration.ofSeconds(3), true);
        assertThat(asterisk.line()).isEqualTo("RECORD FILE \"comment\" \"wav\" \"#\" 60000 0 BEEP s=3");
        asterisk.send(reply);
        return AgiEngine.await(recording);
    }
}
