package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Unhappy customers, and those who were promised it, are called back: on a real Asterisk. */
class CallbackIT extends RealCalls {
    private static final String BLUEFIN = "+8613900139003";
    private static final String TIANHE = "+8613800138003";
    private static final String QINGHE = "+8613900139005";
    private static final String UNKNOWN = "+8613700137002";
    private static final int CUSTOMER = 500;
    private static final int AGENT = 700;

    @Test
    void unhappy_firstSeniorRefuses_secondAccepts_customerBusy_triedAgain_reached_solved() {
        Phone customer = customer(BLUEFIN);
        customer.onRing(Answering.busy());
        unhappyCall(BLUEFIN);
        Phone zhou = atWork("1008");
        Phone wu = atWork("1009");
        PhoneCall refusing = rung(zhou, 1);
        hears(
                refusing,
                "zh/cb-intro",
                "zh/customer-bluefin",
                "zh/cb-satisfaction",
                "zh/num-1",
                "zh/cb-not-solved",
                "zh/topic-hardware");
        refusing.press('2');
        hears(refusing, "zh/cb-passed");
        ends(refusing);
        PhoneCall first = rung(wu, 1);
        hears(first, "zh/cb-intro");
        first.press('1');
        hears(first, "zh/cb-dialling", "zh/cb-busy");
        ends(first);
        customer.onRing(Answering.answer(Duration.ofMillis(500), call -> {}));
        PhoneCall second = rung(wu, 2);
        hears(second, "zh/cb-intro");
        second.press('1');
        PhoneCall talk = rung(customer, 2);
        assertThat(talk.awaitAnswered(SOON)).isTrue();
        assertThat(talk.peer()).contains("8008100800");
        talk.hangUp();
        hears(second, "zh/cb-outcome");
        second.press('1');
        hears(second, "zh/cb-noted");
        ends(second);
        JsonObject solved = caseOf(ended(BLUEFIN), "SOLVED");
        assertThat(solved.getInteger("busy")).isEqualTo(1);
        assertThat(solved.getString("agent")).isEqualTo("wu");
        assertThat(rung(zhou)).hasSize(1);
    }

    @Test
    void seniorDoesNotAnswer_theNextOneIsAsked_andTheCustomerWhoDoesNotAnswerIsTriedAgain() {
        Phone customer = customer(QINGHE);
        customer.onRing(Answering.never());
        Phone zhou = atWork("1008");
        zhou.onRing(Answering.never());
        unhappyCall(QINGHE);
        rung(zhou, 1);
        Phone wu = atWork("1009");
        PhoneCall accepted = rung(wu, 1);
        hears(accepted, "zh/cb-intro");
        accepted.press('1');
        hears(accepted, "zh/cb-dialling", "zh/cb-no-answer");
        assertThat(accepted.awaitEnded(SOON)).isTrue();
        customer.onRing(Answering.answer(Duration.ofMillis(300), call -> {}));
        PhoneCall again = rung(wu, 2);
        hears(again, "zh/cb-intro");
        again.press('1');
        PhoneCall talk = answered(customer, 2);
        somebodyListens(ended(QINGHE).getString("call"), talk, again);
        talk.hangUp();
        hears(again, "zh/cb-outcome");
        again.press('2');
        hears(again, "zh/cb-noted");
        JsonObject closed = caseOf(ended(QINGHE), "NOT_SOLVED");
        assertThat(closed.getInteger("notAnswered")).isEqualTo(1);
    }

    private void somebodyListens(String call, PhoneCall customer, PhoneCall agent) {
        Phone supervisor = atWork("1005");
        customer.hum(CUSTOMER);
        agent.hum(AGENT);
        assertThat(testbed()
                        .api()
                        .post("/api/calls/" + call + "/listen", new JsonObject().put("phone", supervisor.number()))
                        .statusCode())
                .isEqualTo(200);
        PhoneCall listening = answered(supervisor, 1);
        await().atMost(SOON).until(() -> listening.hears(CUSTOMER) && listening.hears(AGENT));
        listening.hangUp();
    }

    @Test
    void nobodyThere_aCallbackIsPromised_andThePromiseIsKept() {
        Phone customer = customer(UNKNOWN);
        customer.onRing(Answering.answer(Duration.ofMillis(300), call -> {}));
        PhoneCall call = customer.dial(STANDARD_LINE);
        hears(call, "zh/choose-language");
        call.press('1');
        hears(call, "zh/menu-main");
        call.press('3');
        hears(call, "zh/callback-offer");
        call.press('1');
        hears(call, "zh/callback-number", "zh/callback-confirm");
        call.press('1');
        hears(call, "zh/callback-promised");
        ends(call);
        Phone he = atWork("1006");
        PhoneCall back = rung(he, 1);
        hears(back, "zh/cb-intro", "zh/cb-customer-unknown", "zh/cb-promised");
        back.press('1');
        answered(customer, 1).hangUp();
        hears(back, "zh/cb-outcome");
        back.press('1');
        hears(back, "zh/cb-noted");
        assertThat(caseOf(ended(UNKNOWN), "SOLVED").getString("reason")).isEqualTo("PROMISED_CALLBACK");
    }

    @Test
    void seniorHangsUpWithoutAnOutcome_isAskedForItByAnotherCall() {
        talkEnds(TIANHE, PhoneCall::hangUp);
    }

    @Test
    void supervisorHangsUpATalk_andTheSeniorIsAskedForItsOutcomeByAnotherCall() {
        talkEnds(QINGHE, talk -> {
            assertThat(testbed()
                            .api()
                            .post("/api/calls/" + ended(QINGHE).getString("call") + "/hang-up", new JsonObject())
                            .statusCode())
                    .isEqualTo(200);
            ends(talk);
        });
    }

    private void talkEnds(String number, Consumer<PhoneCall> ending) {
        Phone customer = customer(number);
        customer.onRing(Answering.answer(Duration.ofMillis(300), call -> {}));
        unhappyCall(number);
        Phone wu = atWork("1009");
        PhoneCall talk = rung(wu, 1);
        hears(talk, "zh/cb-intro");
        talk.press('1');
        PhoneCall reached = rung(customer, 1);
        assertThat(reached.awaitAnswered(SOON)).isTrue();
        caseOf(ended(number), "IN_PROGRESS");
        ending.accept(talk);
        PhoneCall asked = rung(wu, 2);
        hears(asked, "zh/ask-outcome", "zh/cb-outcome");
        asked.press('1');
        hears(asked, "zh/cb-noted");
        assertThat(caseOf(ended(number), "SOLVED").getInteger("attempts")).isEqualTo(2);
    }

    private void unhappyCall(String number) {
        Phone chen = atWork("1003");
        PhoneCall call = callAndPress(number, STANDARD_LINE, "zh/menu-main", '1');
        answered(chen, rung(chen).size() + 1).hangUp();
        scores(call, "zh", '1', '2');
        JsonObject stored = ended(number);
        assertThat(stored.getJsonObject("answers").getMap()).isEqualTo(Map.of("satisfaction", 1, "solved", 2));
        assertThat(stored.getString("case")).isNotNull();
        chen.unregister();
    }
}
