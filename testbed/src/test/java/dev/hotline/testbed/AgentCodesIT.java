package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The codes that agents dial, on a real Asterisk. */
class AgentCodesIT extends RealCalls {
    private static final String BLUEFIN = "+8613900139003";

    @Test
    void agentWhoLoggedOutByPhone_getsNoCalls_untilHeLogsIn() {
        Phone chen = atWork("1003");
        dials(chen, "*12", "zh/agent-logged-out");
        await().atMost(SOON).until(() -> "OFFLINE".equals(stateOf("1003")));
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        hears(call, "zh/callback-offer");
        call.press('2');
        hears(call, "zh/please-hold", "music");
        dials(chen, "*14", "zh/agent-not-logged-in");
        assertThat(rung(chen)).isEmpty();
        dials(chen, "*11", "zh/agent-logged-in");
        answered(chen, 1).hangUp();
        call.hangUp();
        assertThat(ended(BLUEFIN).getString("agent")).isEqualTo("chen");
    }

    @Test
    void pause_hasItsReason_andOutlivesTheEngine() {
        Phone chen = atWork("1003");
        dials(chen, "*131", "zh/agent-paused", "zh/pause-lunch");
        await().atMost(SOON).until(() -> "PAUSED".equals(chen().getString("state")));
        String since = chen().getString("pausedSince");
        testbed().engine().kill();
        testbed().engine().start();
        await().atMost(SOON).until(() -> "PAUSED".equals(chen().getString("state")));
        assertThat(chen().getString("pause")).isEqualTo("lunch");
        assertThat(chen().getString("pausedSince")).isEqualTo(since);
        assertThat(chen().getString("changedBy")).isEqualTo("phone 1003");
        dials(chen, "*14", "zh/agent-ready");
        await().atMost(SOON).until(() -> "AVAILABLE".equals(chen().getString("state")));
        dials(chen, "*139", "zh/agent-reason-unknown");
        dials(chen, "*99", "zh/agent-code-unknown");
    }

    @Test
    void pauseInATalk_beginsWhenItIsOver_andItsReasonIsAskedFor() {
        Phone chen = atWork("1003");
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        PhoneCall talk = answered(chen, 1);
        awaitState("1003", "TALKING");
        PhoneCall code = chen.dial("*13");
        hears(code, "zh/agent-pause-why");
        code.press('2');
        hears(code, "zh/agent-paused-later", "zh/pause-break");
        assertThat(code.awaitEnded(SOON)).isTrue();
        assertThat(stateOf("1003")).isEqualTo("TALKING");
        assertThat(talk.awaitEnded(Duration.ZERO)).as("the talk ends").isFalse();
        talk.hangUp();
        scores(call, "zh", '5', '1');
        awaitState("1003", "PAUSED");
        assertThat(chen().getString("pause")).isEqualTo("break");
        assertThat(talked(BLUEFIN, "chen").getString("survey")).isEqualTo("COMPLETED");
        dials(chen, "*14", "zh/agent-ready");
        awaitState("1003", "AVAILABLE");
    }

    /** Dials a code, hears what comes of it, and the call ends. */
    private static void dials(Phone phone, String code, String... prompts) {
        PhoneCall call = phone.dial(code);
        assertThat(call.awaitAnswered(SOON)).as(code + " is answered").isTrue();
        hears(call, prompts);
        assertThat(call.awaitEnded(SOON)).isTrue();
    }

    private JsonObject chen() {
        return testbed().api().get("/api/agents").getJsonArray("agents").stream()
                .map(JsonObject.class::cast)
                .filter(agent -> agent.getString("agent").equals("chen"))
                .findFirst()
                .orElseThrow();
    }
}
