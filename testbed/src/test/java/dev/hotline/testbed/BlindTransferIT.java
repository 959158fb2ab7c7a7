package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Callers handed over by agents' phones without asking, on a real Asterisk: nobody is lost, every talk is kept, and the survey is asked once. */
class BlindTransferIT extends TransferCalls {
    @Test
    void toAnAgent_heTalks_andTheSurveyComesOnce() {
        Phone chen = atWork("1003");
        Phone zhao = atWork("1004");
        PhoneCall call = caller();
        assertThat(transferring(chen, 1).transfer("1004")).isEqualTo(TAKEN);
        PhoneCall talk = answered(zhao, 1);
        awaitStates("AVAILABLE", "TALKING");
        talk.hangUp();
        surveyComesOnce(call);
        assertThat(talks("chen", "zhao").getString("agent")).isEqualTo("zhao");
        awaitStates("AVAILABLE", "AVAILABLE");
    }

    @Test
    void toAQueue_heWaitsThere_forItsAgents() {
        Phone chen = atWork("1003");
        PhoneCall call = caller();
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
    void outside_theyTalk_andTheSurveyComes() {
        Phone chen = atWork("1003");
        Phone outside = customer(OUTSIDE);
        PhoneCall call = caller();
        assertThat(transferring(chen, 1).transfer("13911112222")).isEqualTo(TAKEN);
        PhoneCall talk = answered(outside, 1);
        assertThat(talk.peer()).isEqualTo(SHOWN_OUTSIDE);
        awaitState("1003", "AVAILABLE");
        talk.hangUp();
        surveyComesOnce(call);
        talks("chen", OUTSIDE);
    }

    @Test
    void toAnAgentWhoIsAbsent_orDeclines_orToNobody_heIsToldAndHasHisPlaceAgain() {
        Phone chen = atWork("1003");
        PhoneCall call = caller();
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
    void andThenTheCallerHangsUp_hisCallEnds() {
        Phone chen = atWork("1003");
        Phone zhao = atWork("1004");
        PhoneCall call = caller();
        transferring(chen, 1).transfer("1004");
        answered(zhao, 1);
        awaitState("1004", "TALKING");
        call.hangUp();
        JsonObject stored = talks("chen", "zhao");
        assertThat(stored.getString("endedBy")).isEqualTo("CALLER");
        assertThat(stored.getString("survey")).isEqualTo("NOT_ASKED");
        awaitStates("AVAILABLE", "AVAILABLE");
    }
}
