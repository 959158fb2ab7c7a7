package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A place in line is the caller's: at home, when he rings again, and when he was cut off. What agents hear before a talk. */
class ReturningIT extends RealCalls {
    private static final String MAPLE = "+8613900139004";
    private static final String BLUEFIN = "+8613900139003";
    private static final String HARBOUR = "+8613900139006";
    private static final String UNKNOWN = "+8613700137009";

    @Override
    void configure(ConfigTree config) {
        super.configure(config);
        config.set("queues.yaml", "brief", "true")
                .set("queues.yaml", "announce-every", "60s")
                .set("queues.yaml", "return-within", "10m");
    }

    @Test
    void callbackInsteadOfWaiting_isCalledBeforeWhoCameLater_andOnce() {
        Phone home = customer(BLUEFIN);
        home.onRing(Answering.answer(Duration.ofMillis(300), call -> {}));
        Phone he = atWork("1006");
        PhoneCall first = callAndPress(MAPLE, STANDARD_LINE, "en/menu-main", '3');
        PhoneCall talk = rung(he, 1);
        PhoneCall second = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '3');
        promised(second);
        PhoneCall third = stranger(customer("+8613700137021"));
        hears(third, "zh/all-busy", "music");
        talk.hangUp();
        PhoneCall back = rung(he, 2);
        hears(back, "zh/cb-intro", "zh/customer-bluefin", "zh/cb-promised");
        back.press('1');
        answered(home, 1).hangUp();
        hears(back, "zh/cb-outcome");
        back.press('1');
        hears(back, "zh/cb-noted");
        PhoneCall last = rung(he, 3);
        assertThat(caseOf(ended(BLUEFIN), "SOLVED").getInteger("attempts")).isEqualTo(1);
        assertThat(rung(home)).hasSize(1);
        hears(last, "zh/line-standard");
        third.hangUp();
        first.hangUp();
    }

    @Test
    void callerWhoRingsAgain_hasHisOldPlace_andIsNotCalledBack() {
        Phone home = customer(UNKNOWN);
        Phone he = atWork("1006");
        PhoneCall first = callAndPress(MAPLE, STANDARD_LINE, "en/menu-main", '3');
        PhoneCall talk = rung(he, 1);
        PhoneCall second = stranger(home);
        promised(second);
        JsonObject promise = ended(UNKNOWN);
        PhoneCall third = stranger(customer("+8613700137022"));
        hears(third, "zh/all-busy");
        PhoneCall again = stranger(home);
        hears(again, "zh/callback-off", "zh/all-busy", "zh/position-1", "music");
        caseOf(promise, "CALLED_IN");
        talk.hangUp();
        answered(he, 2);
        await().atMost(SOON)
                .until(() -> "he"
                        .equals(latest(UNKNOWN)
                                .map(call -> call.getString("agent"))
                                .orElse(null)));
        again.hangUp();
        third.hangUp();
        first.hangUp();
        assertThat(rung(home)).isEmpty();
    }

    @Test
    void callerCutOffAndBack_hasHisPlace_andTheAgentHearsWhoCalls() {
        Phone he = atWork("1006");
        PhoneCall first = callAndPress(MAPLE, STANDARD_LINE, "en/menu-main", '3');
        PhoneCall talk = rung(he, 1);
        hears(talk, "zh/line-standard", "zh/topic-orders");
        hears(first, "en/connecting", "music");
        PhoneCall cut = callAndPress(HARBOUR, STANDARD_LINE, "en/menu-main", '3');
        hears(cut, "en/all-busy", "music");
        PhoneCall third = stranger(customer("+8613700137023"));
        hears(third, "zh/all-busy");
        cut.hangUp();
        ended(HARBOUR);
        PhoneCall again = callAndPress(HARBOUR, STANDARD_LINE, "en/menu-main", '3');
        hears(again, "en/place-kept", "en/all-busy", "en/position-1", "music");
        talk.hangUp();
        PhoneCall next = answered(he, 2);
        hears(next, "zh/line-standard", "zh/topic-orders", "zh/brief-call", "zh/num-2", "zh/brief-call-today");
        JsonObject brief = testbed().api().status().getJsonArray("agents").stream()
                .map(JsonObject.class::cast)
                .filter(agent -> agent.getString("agent").equals("he"))
                .findFirst()
                .orElseThrow()
                .getJsonObject("brief");
        assertThat(brief.getString("customer")).isEqualTo("harbour");
        assertThat(brief.getInteger("callsToday")).isEqualTo(2);
        await().atMost(SOON)
                .until(() -> "he"
                        .equals(latest(HARBOUR)
                                .map(call -> call.getString("agent"))
                                .orElse(null)));
        again.hangUp();
        third.hangUp();
        first.hangUp();
    }

    /** Asks to be called back while he waits, at the number that he calls from. */
    private static void promised(PhoneCall call) {
        hears(call, "zh/all-busy", "music");
        call.press('1');
        hears(call, "zh/callback-number", "zh/callback-confirm");
        call.press('1');
        hears(call, "zh/callback-promised");
        ends(call);
    }

    private PhoneCall stranger(Phone phone) {
        PhoneCall call = phone.dial(STANDARD_LINE);
        hears(call, "zh/choose-language");
        call.press('1');
        hears(call, "zh/menu-main");
        call.press('3');
        return call;
    }
}
