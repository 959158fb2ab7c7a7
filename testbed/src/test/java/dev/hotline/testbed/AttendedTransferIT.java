package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testbed.sip.TransferringCall;
import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same by agents who ask first. */
class AttendedTransferIT extends TransferCalls {
    private static final int TONE = 500;

    @Test
    void toAnAgent_theOneIsFree_theOtherTalks() {
        Phone chen = atWork("1003");
        Phone zhao = atWork("1004");
        PhoneCall call = caller();
        TransferringCall talk = held(chen);
        hears(call, "music");
        PhoneCall question = asks(chen, "1004");
        PhoneCall answer = answered(zhao, 1);
        assertThat(question.awaitAnswered(SOON)).isTrue();
        assertThat(talk.transfer(question)).isEqualTo(TAKEN);
        assertThat(question.awaitEnded(SOON)).isTrue();
        awaitStates("AVAILABLE", "TALKING");
        answer.hangUp();
        surveyComesOnce(call);
        assertThat(talks("chen", "zhao").getString("agent")).isEqualTo("zhao");
        awaitStates("AVAILABLE", "AVAILABLE");
    }

    @Test
    void toAQueue_itsAgentTakesOver() {
        Phone chen = atWork("1003");
        Phone sun = atWork("1005");
        PhoneCall call = caller();
        TransferringCall talk = held(chen);
        PhoneCall question = asks(chen, "804");
        PhoneCall answer = answered(sun, 1);
        awaitState("1005", "TALKING");
        assertThat(talk.transfer(question)).isEqualTo(TAKEN);
        awaitState("1003", "AVAILABLE");
        assertThat(stateOf("1005")).isEqualTo("TALKING");
        answer.hangUp();
        surveyComesOnce(call);
        talks("chen", "sun");
        awaitState("1005", "AVAILABLE");
    }

    @Test
    void outside_theyTalk() {
        Phone chen = atWork("1003");
        Phone outside = customer(OUTSIDE);
        PhoneCall call = caller();
        TransferringCall talk = held(chen);
        PhoneCall question = asks(chen, "13911112222");
        PhoneCall answer = answered(outside, 1);
        assertThat(answer.peer()).isEqualTo(SHOWN_OUTSIDE);
        assertThat(question.awaitAnswered(SOON)).isTrue();
        assertThat(talk.transfer(question)).isEqualTo(TAKEN);
        awaitState("1003", "AVAILABLE");
        answer.hangUp();
        surveyComesOnce(call);
        talks("chen", OUTSIDE);
    }

    @Test
    void whileTheOtherStillRings_theCallerIsRungFor_andTheyTalk() {
        Phone chen = atWork("1003");
        Phone zhao = atWork("1004");
        PhoneCall call = handedOverWhileItRings(chen, zhao, "1004");
        answered(zhao, 1).hangUp();
        surveyComesOnce(call);
        talks("chen", "zhao");
        awaitStates("AVAILABLE", "AVAILABLE");
    }

    @Test
    void whileTheOtherStillRings_andThenTheCallerHangsUp_bothTalksAreKept_andHisCallEnds() {
        Phone chen = atWork("1003");
        Phone zhao = atWork("1004");
        PhoneCall call = handedOverWhileItRings(chen, zhao, "1004");
        PhoneCall answer = answered(zhao, 1);
        call.hum(TONE);
        await().atMost(SOON).until(() -> answer.hears(TONE));
        call.hangUp();
        JsonObject stored = talks("chen", "zhao");
        assertThat(stored.getString("endedBy")).isEqualTo("CALLER");
        assertThat(stored.getString("talkEndedBy")).isEqualTo("CALLER");
        assertThat(stored.getString("survey")).isEqualTo("NOT_ASKED");
        assertThat(stored.getString("agent")).isEqualTo("zhao");
        awaitStates("AVAILABLE", "AVAILABLE");
    }

    @Test
    void whileTheNumberOutsideStillRings_theyTalk_andTheSurveyComes() {
        Phone chen = atWork("1003");
        Phone outside = customer(OUTSIDE);
        PhoneCall call = handedOverWhileItRings(chen, outside, "13911112222");
        answered(outside, 1).hangUp();
        surveyComesOnce(call);
        talks("chen", OUTSIDE);
    }

    @Test
    void whileTheOtherStillRings_whoThenHandsTheCallerOn_hasHisTalkToo() {
        Phone chen = atWork("1003");
        Phone zhao = atWork("1004");
        Phone sun = atWork("1005");
        PhoneCall call = handedOverWhileItRings(chen, zhao, "1004");
        assertThat(transferring(zhao, 1).transfer("804")).isEqualTo(TAKEN);
        answered(sun, 1).hangUp();
        surveyComesOnce(call);
        talks("chen", "zhao", "sun");
        awaitStates("AVAILABLE", "AVAILABLE");
    }

    @Test
    void whileHeWaitsForAQueue_theCallerWaitsThere() {
        Phone chen = atWork("1003");
        PhoneCall call = caller();
        TransferringCall talk = held(chen);
        PhoneCall question = asks(chen, "804");
        assertThat(question.awaitPrompt("music", SOON)).isTrue();
        assertThat(talk.transfer(question)).isEqualTo(TAKEN);
        hears(call, "zh/callback-offer");
        call.press('2');
        hears(call, "zh/please-hold", "music");
        Phone sun = atWork("1005");
        answered(sun, 1).hangUp();
        surveyComesOnce(call);
        talks("chen", "sun");
    }

    @Test
    void agentWhoDialsWhatHeMayNot_orWhatNoNumberCanBe_orWhoIsNotThere_isTold_andHisCallerStays() {
        Phone chen = atWork("1003");
        PhoneCall call = caller();
        TransferringCall talk = transferring(chen, 1);
        PhoneCall away = asks(chen, "1004");
        hears(away, "zh/colleague-away");
        assertThat(away.awaitEnded(SOON)).isTrue();
        for (String number : List.of("+4930123456", "12345")) {
            PhoneCall question = asks(chen, number);
            assertThat(question.awaitAnswered(SOON)).as(number).isFalse();
            assertThat(question.endStatus()).isEqualTo(503);
        }
        assertThat(talk.transfer("sales")).isEqualTo(404);
        assertThat(talk.awaitEnded(Duration.ofMillis(500))).isFalse();
        talk.hangUp();
        surveyComesOnce(call);
        talks("chen");
    }

    /** The caller of chen, who dials this number and hands him over while that phone rings; it is answered two seconds later. */
    private PhoneCall handedOverWhileItRings(Phone chen, Phone asked, String number) {
        asked.onRing(Answering.answer(Duration.ofSeconds(2), call -> {}));
        PhoneCall call = caller();
        TransferringCall talk = held(chen);
        PhoneCall question = asks(chen, number);
        rung(asked, 1);
        assertThat(talk.transfer(question)).isEqualTo(TAKEN);
        return call;
    }
}
