package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testbed.sip.TransferringCall;
import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers handed over by agents' phones on a real Asterisk: nobody is lost, every talk is kept, and the survey is asked once. */
class TransferIT extends RealCalls {
    private static final String CALLER = "+8613900139003";
    private static final String OUTSIDE = "+8613911112222";
    private static final int TAKEN = 200;

    /** The calls that agents made in this test. */
    private final List<PhoneCall> questions = new ArrayList<>();

    @Test
    void blind_toAnAgent_heTalks_andTheSurveyComesOnce() {
        Phone chen = atWork("1003");
        Phone zhao = atWork("1004");
        PhoneCall call = callAndPress(CALLER, STANDARD_LINE, "zh/menu-main", '1');
        assertThat(transferring(chen, 1).transfer("1004")).isEqualTo(TAKEN);
        PhoneCall talk = answered(zhao, 1);
        awaitStates("AVAILABLE", "TALKING");
        talk.hangUp();
        surveyComesOnce(call);
        assertThat(talks("chen", "zhao").getString("agent")).isEqualTo("zhao");
        awaitStates("AVAILABLE", "AVAILABLE");
    }

    @Test
    void blind_toAQueue_heWaitsThere_forItsAgents() {
        Phone chen = atWork("1003");
        PhoneCall call = callAndPress(CALLER, STANDARD_LINE, "zh/menu-main", '1');
        assertThat(transferring(chen, 1).transfer("804")).isEqualTo(TAKEN);
        hears(call, "zh/callback-offer");
        call.press('2');
        hears(call, "zh/please-hold", "music");
        Phone sun = atWork("1005");
        answered(sun, 1).hangUp();
        surveyComesOnce(call);
        JsonObject stored = talks("chen", "sun");
        assertThat(stored.getString("queue")).isEqualTo("operator");
        assertThat(rung(chen)).hasSize(1);
    }

    @Test
    void blind_outside_theyTalk_andTheSurveyComes() {
        Phone chen = atWork("1003");
        Phone outside = customer(OUTSIDE);
        PhoneCall call = callAndPress(CALLER, STANDARD_LINE, "zh/menu-main", '1');
        assertThat(transferring(chen, 1).transfer("13911112222")).isEqualTo(TAKEN);
        PhoneCall talk = answered(outside, 1);
        awaitState("1003", "AVAILABLE");
        talk.hangUp();
        surveyComesOnce(call);
        talks("chen", OUTSIDE);
    }

    @Test
    void blind_toAnAgentWhoIsAbsent_orDeclines_orToNobody_heIsToldAndHasHisPlaceAgain() {
        Phone chen = atWork("1003");
        PhoneCall call = callAndPress(CALLER, STANDARD_LINE, "zh/menu-main", '1');
        assertThat(transferring(chen, 1).transfer("1004")).isEqualTo(TAKEN);
        hears(call, "zh/transfer-in-vain");
        Phone zhao = atWork("1004");
        zhao.onRing(Answering.busy());
        assertThat(transferring(chen, 2).transfer("1004")).isEqualTo(TAKEN);
        hears(call, "zh/transfer-in-vain");
        assertThat(transferring(chen, 3).transfer("+4930123456")).isEqualTo(TAKEN);
        hears(call, "zh/transfer-in-vain");
        answered(chen, 4).hangUp();
        surveyComesOnce(call);
        talks("chen", "chen", "chen", "chen");
        assertThat(rung(zhao)).hasSize(1);
    }

    @Test
    void blind_andThenTheCallerHangsUp_hisCallEnds() {
        Phone chen = atWork("1003");
        Phone zhao = atWork("1004");
        PhoneCall call = callAndPress(CALLER, STANDARD_LINE, "zh/menu-main", '1');
        transferring(chen, 1).transfer("1004");
        answered(zhao, 1);
        awaitState("1004", "TALKING");
        call.hangUp();
        JsonObject stored = talks("chen", "zhao");
        assertThat(stored.getString("endedBy")).isEqualTo("CALLER");
        assertThat(stored.getString("survey")).isEqualTo("NOT_ASKED");
        awaitStates("AVAILABLE", "AVAILABLE");
    }

    @Test
    void attended_toAnAgent_theOneIsFree_theOtherTalks() {
        Phone chen = atWork("1003");
        Phone zhao = atWork("1004");
        PhoneCall call = callAndPress(CALLER, STANDARD_LINE, "zh/menu-main", '1');
        TransferringCall talk = transferring(chen, 1);
        talk.hold();
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
    void attended_toAQueue_itsAgentTakesOver() {
        Phone chen = atWork("1003");
        Phone sun = atWork("1005");
        PhoneCall call = callAndPress(CALLER, STANDARD_LINE, "zh/menu-main", '1');
        TransferringCall talk = transferring(chen, 1);
        talk.hold();
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
    void attended_outside_theyTalk() {
        Phone chen = atWork("1003");
        Phone outside = customer(OUTSIDE);
        PhoneCall call = callAndPress(CALLER, STANDARD_LINE, "zh/menu-main", '1');
        TransferringCall talk = transferring(chen, 1);
        talk.hold();
        PhoneCall question = asks(chen, "13911112222");
        PhoneCall answer = answered(outside, 1);
        assertThat(question.awaitAnswered(SOON)).isTrue();
        assertThat(talk.transfer(question)).isEqualTo(TAKEN);
        awaitState("1003", "AVAILABLE");
        answer.hangUp();
        surveyComesOnce(call);
        talks("chen", OUTSIDE);
    }

    @Test
    void attended_whileTheOtherStillRings_theCallerIsRungFor_andTheyTalk() {
        Phone chen = atWork("1003");
        Phone zhao = atWork("1004");
        zhao.onRing(Answering.answer(Duration.ofSeconds(2), call -> {}));
        PhoneCall call = callAndPress(CALLER, STANDARD_LINE, "zh/menu-main", '1');
        TransferringCall talk = transferring(chen, 1);
        talk.hold();
        PhoneCall question = asks(chen, "1004");
        rung(zhao, 1);
        assertThat(talk.transfer(question)).isEqualTo(TAKEN);
        answered(zhao, 1).hangUp();
        surveyComesOnce(call);
        talks("chen", "zhao");
        awaitStates("AVAILABLE", "AVAILABLE");
    }

    @Test
    void attended_whileHeWaitsForAQueue_theCallerWaitsThere() {
        Phone chen = atWork("1003");
        PhoneCall call = callAndPress(CALLER, STANDARD_LINE, "zh/menu-main", '1');
        TransferringCall talk = transferring(chen, 1);
        talk.hold();
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
        PhoneCall call = callAndPress(CALLER, STANDARD_LINE, "zh/menu-main", '1');
        TransferringCall talk = transferring(chen, 1);
        for (String number : List.of("1004", "+4930123456", "12345")) {
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

    @AfterEach
    void nobodyAsks() {
        questions.forEach(PhoneCall::hangUp);
        questions.clear();
    }

    private PhoneCall asks(Phone agent, String number) {
        PhoneCall question = agent.dial(number);
        questions.add(question);
        return question;
    }

    private TransferringCall transferring(Phone agent, int count) {
        TransferringCall talk = (TransferringCall) answered(agent, count);
        await().atMost(SOON).until(() -> stateOf(agent.number()).equals("TALKING"));
        return talk;
    }

    private void awaitState(String phone, String state) {
        await().atMost(SOON).until(() -> stateOf(phone), state::equals);
    }

    /** Of chen and zhao. */
    private void awaitStates(String... expected) {
        await().atMost(SOON).until(() -> states("1003", "1004"), List.of(expected)::equals);
    }

    /** The caller's call, as {@link #talked}. */
    private JsonObject talks(String... with) {
        return talked(CALLER, with);
    }
}
