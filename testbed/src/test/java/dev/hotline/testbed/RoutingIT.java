package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Who answers whom, on a real Asterisk. */
class RoutingIT extends RealCalls {
    private static final String ACME = "+8613800138001";
    private static final String ACME_LANDLINE = "+862150321188";
    private static final String NORDWIND = "+8613800138002";
    private static final String BLUEFIN = "+8613900139003";
    /** Callers of one test each: whoever helped them last would come first in the next. */
    private static final String MAPLE = "+8613900139004";

    private static final String HARBOUR = "+8613900139006";
    private static final String QINGHE = "+8613900139005";
    private static final String TIANHE = "+8613800138003";

    @Test
    void vipLine_reachesATopEngineer_whileAJuniorHasBeenIdleLonger() {
        Phone junior = atWork("1003");
        Phone top = atWork("1002");
        PhoneCall call = callAndPress(NORDWIND, VIP_LINE, "en/menu-main", '1');
        rung(top, 1);
        hears(call, "en/connecting");
        answered(top, 1).hangUp();
        scores(call, "en", '5', '1');
        JsonObject stored = ended(NORDWIND);
        assertThat(stored.getString("agent")).isEqualTo("wang");
        assertThat(stored.getString("line")).isEqualTo("vip");
        assertThat(stored.getString("keys")).isEqualTo("1");
        assertThat(stored.getString("survey")).isEqualTo("COMPLETED");
        assertThat(stored.getString("configVersion")).hasSize(12);
        assertThat(rung(junior)).isEmpty();
    }

    @Test
    void dedicatedEngineer_first_andAnotherTopEngineerWhenHeIsBusy() {
        Phone wang = atWork("1002");
        Phone lin = atWork("1001");
        PhoneCall first = callAndPress(ACME, VIP_LINE, "zh/menu-main", '1');
        PhoneCall withLin = rung(lin, 1);
        PhoneCall second = callAndPress(ACME_LANDLINE, VIP_LINE, "zh/menu-main", '2');
        answered(wang, 1).hangUp();
        scores(second, "zh", '4', '1');
        withLin.hangUp();
        scores(first, "zh", '5', '1');
        assertThat(ended(ACME).getString("agent")).isEqualTo("lin");
        assertThat(ended(ACME_LANDLINE).getString("agent")).isEqualTo("wang");
        assertThat(ended(ACME_LANDLINE).getString("customer")).isEqualTo("acme");
    }

    @Test
    void standardCaller_goesToTheBestLevel() {
        Phone zhao = atWork("1004");
        Phone chen = atWork("1003");
        PhoneCall call = callAndPress(MAPLE, STANDARD_LINE, "en/menu-main", '2');
        answered(zhao, 1).hangUp();
        scores(call, "en", '5', '1');
        assertThat(ended(MAPLE).getString("agent")).isEqualTo("zhao");
        assertThat(rung(chen)).isEmpty();
    }

    @Test
    void callerWhoIsBack_getsWhoHelpedHimLast_thoughAnotherHasBeenIdleForLonger() {
        Phone chen = atWork("1003");
        PhoneCall other = callAndPress(TIANHE, STANDARD_LINE, "zh/menu-main", '1');
        PhoneCall withChen = answered(chen, 1);
        Phone lin = atWork("1001");
        PhoneCall first = callAndPress(QINGHE, STANDARD_LINE, "zh/menu-main", '1');
        PhoneCall withLin = answered(lin, 1);
        withChen.hangUp();
        hears(other, "zh/survey-intro");
        other.hangUp();
        awaitState("1003", "AVAILABLE");
        withLin.hangUp();
        scores(first, "zh", '5', '1');
        assertThat(ended(QINGHE).getString("agent")).isEqualTo("lin");
        awaitState("1001", "AVAILABLE");
        PhoneCall again = callAndPress(QINGHE, STANDARD_LINE, "zh/menu-main", '1');
        answered(lin, 2).hangUp();
        scores(again, "zh", '5', '1');
        assertThat(why(ended(QINGHE).getString("call"))).contains("goes to 林涛 Lin Tao [lin]: helped this caller last");
        assertThat(rung(chen)).hasSize(1);
    }

    @Test
    void agentRejects_theNextOneRings_andTheCallerHearsMusic() {
        Phone chen = atWork("1003");
        Phone lin = atWork("1001");
        chen.onRing(Answering.busy());
        PhoneCall call = callAndPress(HARBOUR, STANDARD_LINE, "en/menu-main", '1');
        rung(chen, 1);
        answered(lin, 1).hangUp();
        scores(call, "en", '5', '1');
        JsonObject stored = ended(HARBOUR);
        assertThat(stored.getString("agent")).isEqualTo("lin");
        assertThat(stored.getInteger("offers")).isEqualTo(2);
    }

    @Test
    void agentLetsItRing_theNextOneRingsAfterTheRingTime() {
        Phone chen = atWork("1003");
        Phone lin = atWork("1001");
        chen.onRing(Answering.never());
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        rung(chen, 1);
        hears(call, "music");
        answered(lin, 1).hangUp();
        scores(call, "zh", '5', '1');
        assertThat(ended(BLUEFIN).getString("agent")).isEqualTo("lin");
    }

    @Test
    void everyoneIsBusy_theCallerHearsHisPosition_andMusic_andIsServedWhenSomebodyIsFree() {
        Phone chen = atWork("1003");
        PhoneCall first = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        PhoneCall talk = rung(chen, 1);
        PhoneCall second = callAndPress(QINGHE, STANDARD_LINE, "zh/menu-main", '1');
        hears(second, "zh/all-busy", "zh/position-1", "music", "zh/position-1", "music");
        talk.hangUp();
        scores(first, "zh", '5', '1');
        answered(chen, 2).hangUp();
        scores(second, "zh", '3', '1');
        assertThat(ended(QINGHE).getString("agent")).isEqualTo("chen");
    }

    @Test
    void phoneThatIsNotRegistered_isNotRung_andNobodyAtAllMeansACallbackIsOffered() {
        Phone he = agent("1006");
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '3');
        hears(call, "zh/callback-offer");
        call.press('2');
        hears(call, "zh/please-hold", "music");
        atWork("1006");
        answered(he, 1).hangUp();
        scores(call, "zh", '5', '1');
        assertThat(ended(BLUEFIN).getString("agent")).isEqualTo("he");
    }
}
