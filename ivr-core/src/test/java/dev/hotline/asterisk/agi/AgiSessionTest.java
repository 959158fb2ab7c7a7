package dev.hotline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgiSessionTest {
    private final AgiEngine engine = new AgiEngine();

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void commands_goOneAtATimeAndInOrder() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Acted> answered = engine.call().answer();
            Future<Played> played = engine.call().play("hello", "12");
            Future<Asked> asked = engine.call().key(Duration.ofSeconds(2));

            assertThat(asterisk.line()).isEqualTo("ANSWER");
            assertThat(asterisk.hasMore()).isFalse();
            asterisk.send("200 result=0\n");
            assertThat(asterisk.line()).isEqualTo("STREAM FILE \"hello\" \"12\"");
            asterisk.send("200 result=50 endpos=100\n");
            assertThat(asterisk.line()).isEqualTo("WAIT FOR DIGIT 2000");
            asterisk.send("200 result=0\n");

            assertThat(AgiEngine.await(answered)).isEqualTo(new Done());
            assertThat(AgiEngine.await(played)).isEqualTo(new Pressed('2'));
            assertThat(AgiEngine.await(asked)).isEqualTo(new TimedOut());
            assertThat(engine.counted.commands).containsExactly("ANSWER", "STREAM FILE", "WAIT FOR DIGIT");
        }
    }

    @Test
    void commandOfAResult_doesNotOvertakeThoseThatWait() throws IOException {
        try (var asterisk = engine.asterisk()) {
            AgiCall call = engine.call();
            call.answer().onSuccess(answered -> call.set("LAST", "1"));
            Future<Acted> music = call.musicOn("hotline");
            assertThat(asterisk.line()).isEqualTo("ANSWER");
            assertThat(music.isComplete()).isFalse();
            engine.settle();
            asterisk.send("200 result=0\n");

            assertThat(asterisk.line()).isEqualTo("SET MUSIC ON \"hotline\"");
            asterisk.send("200 result=0\n");
            assertThat(asterisk.line()).isEqualTo("SET VARIABLE \"LAST\" \"1\"");
        }
    }

    @Test
    void variables_areSetAndRead() throws IOException {
        try (var asterisk = engine.asterisk().splitEveryByte()) {
            Future<Void> set = engine.call().set("__HOTLINE_CALL", "7");
            assertThat(asterisk.line()).isEqualTo("SET VARIABLE \"__HOTLINE_CALL\" \"7\"");
            asterisk.send("200 result=1\n");
            AgiEngine.await(set);
            var value = engine.call().get("X");
            var none = engine.call().get("Y");
            asterisk.line();
            asterisk.send("200 result=1 (a)\n");
            asterisk.line();
            asterisk.send("200 result=0\n");

            assertThat(AgiEngine.await(value)).hasValue("a");
            assertThat(AgiEngine.await(none)).isEmpty();
        }
    }

    @Test
    void hangUpWhileIdle_isNoticedAtOnceAndMediaIsNotSentAnyMore() throws IOException {
        try (var asterisk = engine.asterisk()) {
            AgiCall call = engine.call();
            asterisk.send("HANGUP\n");
            AgiEngine.await(call.hungUp());

            assertThat(call.isHungUp()).isTrue();
            assertThat(AgiEngine.await(call.play("hello", ""))).isEqualTo(new HungUp());
            assertThat(AgiEngine.await(call.answer())).isEqualTo(new HungUp());
            assertThat(AgiEngine.await(call.dial("PJSIP/1001", Duration.ofSeconds(20), "")))
                    .isEqualTo(new Dialled.CallerLeft());
            AgiEngine.await(call.hangUp());
            var value = call.get("X");
            assertThat(asterisk.line()).isEqualTo("GET VARIABLE \"X\"");
            asterisk.send("200 result=1 (still)\n");
            assertThat(AgiEngine.await(value)).hasValue("still");
        }
    }

    @Test
    void hangUpInACommand_endsItAndThoseThatWait() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Played> playing = engine.call().play("hello", "");
            Future<Asked> waiting = engine.call().key(Duration.ofSeconds(5));
            asterisk.line();
            asterisk.send("HANGUP\n200 result=-1 endpos=80\n");

            assertThat(AgiEngine.await(playing)).isEqualTo(new HungUp());
            assertThat(AgiEngine.await(waiting)).isEqualTo(new HungUp());
        }
    }

    @Test
    void enoughWhileASoundPlays_cutsItShort_andTheNextCommandGoesOn() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Promise<Void> enough = Promise.promise();
            Future<Played> playing = engine.call().play("news", "", enough.future());
            Future<Acted> music = engine.call().musicOn("hotline");
            asterisk.line();
            enough.complete();

            assertThat(asterisk.line()).isEqualTo("NOOP");
            asterisk.send("200 result=0\n");
            assertThat(AgiEngine.await(playing)).isEqualTo(new Played.Cut());
            assertThat(asterisk.line()).isEqualTo("SET MUSIC ON \"hotline\"");
            asterisk.send("200 result=0\n");
            assertThat(AgiEngine.await(music)).isEqualTo(new Done());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 result=0 endpos=800   | Whole",
                "200 result=49 endpos=800  | Pressed",
                "511 Command Not Permitted | HungUp"
            })
    void soundThatHadEndedBeforeItWasCut_hasItsOwnAnswer_andTheOtherBelongsToNobody(String reply, String result)
            throws IOException {
        try (var asterisk = engine.asterisk()) {
            Promise<Void> enough = Promise.promise();
            Future<Played> playing = engine.call().play("news", "1", enough.future());
            Future<Optional<String>> value = engine.call().get("X");
            asterisk.line();
            enough.complete();
            assertThat(asterisk.line()).isEqualTo("NOOP");
            asterisk.send(reply + "\n");
            assertThat(AgiEngine.await(playing).getClass().getSimpleName()).isEqualTo(result);
            assertThat(asterisk.hasMore()).isFalse();
            asterisk.send("200 result=0\n");

            assertThat(asterisk.line()).isEqualTo("GET VARIABLE \"X\"");
            asterisk.send("200 result=1 (a)\n");
            assertThat(AgiEngine.await(value)).hasValue("a");
        }
    }

    @Test
    void enoughBeforeASoundsTurn_itIsNotBegun() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Promise<Void> enough = Promise.promise();
            Future<Acted> answered = engine.call().answer();
            Future<Played> playing = engine.call().play("news", "", enough.future());
            asterisk.line();
            enough.complete();

            assertThat(AgiEngine.await(playing)).isEqualTo(new Played.Cut());
            asterisk.send("200 result=0\n");
            AgiEngine.await(answered);
            assertThat(asterisk.hasMore()).isFalse();
        }
    }

    @Test
    void enoughAfterTheSound_saysNothingToAsterisk() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Promise<Void> enough = Promise.promise();
            Future<Played> playing = engine.call().play("news", "", enough.future());
            asterisk.line();
            asterisk.send("200 result=0 endpos=800\n");
            assertThat(AgiEngine.await(playing)).isEqualTo(new Played.Whole());
            enough.complete();
            engine.settle();

            assertThat(asterisk.hasMore()).isFalse();
        }
    }

    @Test
    void deadChannelReply_isAHangUp() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Asked> asked = engine.call().key(Duration.ofSeconds(1));
            asterisk.line();
            asterisk.send("511 Command Not Permitted on a dead channel or intercept routine\n");

            assertThat(AgiEngine.await(asked)).isEqualTo(new HungUp());
            assertThat(engine.call().isHungUp()).isTrue();
        }
    }

    @Test
    void failedPlayOnALivingChannel_isAMissingFile() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Played> played = engine.call().play("nothing", "");
            asterisk.line();
            asterisk.send("200 result=-1 endpos=0\n");
            assertThat(asterisk.line()).isEqualTo("CHANNEL STATUS");
            asterisk.send("200 result=6\n");

            assertThat(AgiEngine.await(played)).isEqualTo(new NotFound("nothing"));
        }
    }

    @Test
    void failedPlayWithTheHangUpRightAfter_isAHangUp() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Played> played = engine.call().play("hello", "");
            asterisk.line();
            asterisk.send("200 result=-1 endpos=0\n");
            asterisk.line();
            asterisk.send("HANGUP\n511 Command Not Permitted on a dead channel or intercept routine\n");

            assertThat(AgiEngine.await(played)).isEqualTo(new HungUp());
        }
    }

    @Test
    void dial_tellsWhoHungUp() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Dialled> talk = engine.call().dial("PJSIP/1001", Duration.ofSeconds(20), "");
            assertThat(asterisk.line()).startsWith("EXEC \"Dial\"");
            asterisk.send("200 result=0\n");
            answered(asterisk);
            assertThat(AgiEngine.await(talk)).isEqualTo(new Dialled.Talked(false));

            talk = engine.call().dial("PJSIP/1001", Duration.ofSeconds(20), "");
            assertThat(asterisk.line()).startsWith("EXEC \"Dial\"");
            asterisk.send("200 result=-1\nHANGUP\n");
            assertThat(asterisk.line()).isEqualTo("CHANNEL STATUS");
            asterisk.send("511 Command Not Permitted on a dead channel or intercept routine\n");
            answered(asterisk);
            assertThat(asterisk.line()).isEqualTo("GET VARIABLE \"BLINDTRANSFER\"");
            asterisk.send("200 result=0\n");
            assertThat(asterisk.line()).isEqualTo("GET VARIABLE \"UNIQUEID\"");
            asterisk.send("200 result=0\n");
            assertThat(AgiEngine.await(talk)).isEqualTo(new Dialled.Talked(true));
        }
    }

    @Test
    void connectionLostInACommand_failsItAndAllLaterOnes() throws IOException {
        AgiCall call;
        Future<Dialled> dialling;
        Future<Void> waiting;
        try (var asterisk = engine.asterisk()) {
            call = engine.call();
            dialling = call.dial("PJSIP/1001", Duration.ofSeconds(20), "");
            waiting = call.set("X", "1");
            asterisk.line();
        }
        AgiEngine.await(call.hungUp());

        assertThatThrownBy(() -> AgiEngine.await(dialling))
                .isInstanceOf(AgiException.class)
                .hasMessageContaining("EXEC Dial");
        assertThatThrownBy(() -> AgiEngine.await(waiting)).isInstanceOf(AgiException.class);
        assertThatThrownBy(() -> AgiEngine.await(call.get("X"))).isInstanceOf(AgiException.class);
        Awaitility.await().untilAsserted(() -> assertThat(engine.counted.open).hasValue(0));
    }

    @Test
    void quickCommandThatIsNeverAnswered_endsTheSession() throws IOException {
        try (var asterisk = engine.asterisk()) {
            var value = engine.call().get("X");
            asterisk.line();

            assertThatThrownBy(() -> AgiEngine.await(value))
                    .isInstanceOf(AgiException.class)
                    .hasMessageContaining("nothing from Asterisk within");
            assertThat(asterisk.line()).isNull();
        }
    }

    @Test
    void silentSession_isAskedAndEndsWhenNobodyAnswers() throws IOException {
        Duration wait = Duration.ofMillis(200);
        AgiServerOptions impatient = AgiEngine.options(Set.of("127.0.0.1")).withTimes(wait, wait, wait);
        try (var asterisk = engine.asterisk(impatient)) {
            assertThat(asterisk.line()).isEqualTo("NOOP");
            asterisk.send("200 result=0\n");
            assertThat(asterisk.line()).isEqualTo("NOOP");
            assertThat(asterisk.line()).isNull();
            assertThat(engine.counted.broken).containsExactly(AgiProblem.SILENT);
        }
    }

    @Test
    void channelGoneByAmi_isAHangUpAndTheSessionEndsSoon() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Dialled> dialling = engine.call().dial("PJSIP/1001", Duration.ofSeconds(20), "");
            asterisk.line();
            engine.server.channelGone("1795331285.0");

            assertThat(AgiEngine.await(dialling)).isEqualTo(new Dialled.CallerLeft());
            assertThat(asterisk.line()).isNull();
            assertThat(engine.counted.broken).containsExactly(AgiProblem.CHANNEL_GONE);
        }
    }

    @Test
    void replyThatNobodyAskedFor_endsTheSession() throws IOException {
        try (var asterisk = engine.asterisk()) {
            engine.call();
            asterisk.send("200 result=0\n");

            assertThat(asterisk.line()).isNull();
            assertThat(engine.counted.broken).containsExactly(AgiProblem.NOT_UNDERSTOOD);
        }
    }

    @Test
    void commandThatAsteriskDoesNotKnow_fails() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Acted> answered = engine.call().answer();
            asterisk.line();
            asterisk.send("510 Invalid or unknown command\n");

            assertThat(AgiEngine.await(answered)).isEqualTo(new Failed(510, "Invalid or unknown command"));
        }
    }

    @Test
    void refusedArgument_neverReachesTheWire() throws IOException {
        try (var asterisk = engine.asterisk()) {
            assertThatThrownBy(() -> AgiEngine.await(engine.call().set("X", "a\nHANGUP")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> AgiEngine.await(engine.call().play("a\rb", "")))
                    .isInstanceOf(IllegalArgumentException.class);
            engine.call().answer();
            assertThat(asterisk.line()).isEqualTo("ANSWER");
        }
    }

    @Test
    void resultsOfCallsFromAnyThread_comeOnTheSessionsContext() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<@Nullable Context> refused = engine.call().play("a\nb", "").transform(v -> here());
            Future<@Nullable Context> answered = engine.call().answer().transform(v -> here());
            asterisk.line();
            asterisk.send("200 result=0\n");

            assertThat(AgiEngine.await(answered)).isSameAs(engine.context.join());
            assertThat(AgiEngine.await(refused)).isSameAs(engine.context.join());
        }
    }

    @Test
    void dialOfAPhoneThatIsNotThere_asksForTheCause() throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Dialled> talk = engine.call().dial("PJSIP/1001", Duration.ofSeconds(20), "");
            asterisk.line();
            asterisk.send("200 result=0\n");
            asterisk.line();
            asterisk.send("200 result=1 (CHANUNAVAIL)\n");
            assertThat(asterisk.line()).isEqualTo("GET VARIABLE \"HANGUPCAUSE\"");
            asterisk.send("200 result=1 (21)\n");

            assertThat(AgiEngine.await(talk)).isEqualTo(new Dialled.Busy());
        }
    }

    @Test
    void callerWhoLeavesATalk_wasHandedOver_whenAsteriskNamesByWhom() throws IOException {
        assertThat(leaves("200 result=1 (PJSIP/1001-00000001)")).isEqualTo(new Dialled.Transferred());
    }

    @Test
    void callerWhoLeavesATalk_wasHandedOver_whenThisIsNoLongerHisChannel() throws IOException {
        assertThat(leaves("200 result=0", "200 result=1 (1795331285.7)")).isEqualTo(new Dialled.Transferred());
    }

    @Test
    void callerWhoLeavesATalk_hungUp_whenNothingSaysOtherwise() throws IOException {
        assertThat(leaves("200 result=0", "200 result=1 (1795331285.0)")).isEqualTo(new Dialled.Talked(true));
    }

    /** What comes of a talk that the caller leaves, with these answers to what is asked then. */
    private Dialled leaves(String... answers) throws IOException {
        try (var asterisk = engine.asterisk()) {
            Future<Dialled> talk = engine.call().dial("PJSIP/1001", Duration.ofSeconds(20), "");
            asterisk.line();
            asterisk.send("200 result=0\nHANGUP\n");
            asterisk.line();
            asterisk.send("200 result=1 (ANSWER)\n");
            for (String answer : answers) {
                asterisk.line();
                asterisk.send(answer + "\n");
            }
            return AgiEngine.await(talk);
        }
    }

    private static Future<@Nullable Context> here() {
        return Future.succeededFuture(Vertx.currentContext());
    }

    private static void answered(AsteriskEnd asterisk) throws IOException {
        assertThat(asterisk.line()).isEqualTo("GET VARIABLE \"DIALSTATUS\"");
        asterisk.send("200 result=1 (ANSWER)\n");
    }
}
