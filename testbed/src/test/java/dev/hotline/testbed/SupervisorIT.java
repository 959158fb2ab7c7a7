package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What supervisors do with calls in progress, on a real Asterisk. */
class SupervisorIT extends RealCalls {
    private static final String BLUEFIN = "+8613900139003";
    private static final String QINGHE = "+8613900139005";
    private static final String MAPLE = "+8613900139004";
    private static final int CALLER = 500;
    private static final int AGENT = 700;
    private static final int SUPERVISOR = 1000;

    @Test
    void supervisor_listens_whispers_andBarges_inThatTalkOnly() {
        Phone chen = atWork("1003");
        Phone wu = atWork("1009");
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        PhoneCall talk = answered(chen, 1);
        call.hum(CALLER);
        talk.hum(AGENT);
        await().atMost(SOON).until(() -> call.hears(AGENT) && talk.hears(CALLER));
        String id = inProgress(BLUEFIN);

        PhoneCall listening = spies(wu, 1, id, "listen");
        await().atMost(SOON).until(() -> listening.hears(AGENT) && listening.hears(CALLER));
        assertThat(talk.hears(SUPERVISOR) || call.hears(SUPERVISOR)).isFalse();
        gone(listening);

        PhoneCall whispering = spies(wu, 2, id, "whisper");
        await().atMost(SOON).until(() -> talk.hears(SUPERVISOR));
        assertThat(call.hears(SUPERVISOR)).isFalse();
        assertThat(call.hears(AGENT)).isTrue();
        gone(whispering);

        PhoneCall barging = spies(wu, 3, id, "barge");
        await().atMost(SOON).until(() -> talk.hears(SUPERVISOR) && call.hears(SUPERVISOR));
        talk.hangUp();
        assertThat(barging.awaitEnded(SOON)).as("it ends with the talk").isTrue();
        call.hangUp();
        ended(BLUEFIN);
        HttpResponse<String> late = post(id, "listen", new JsonObject().put("phone", "1009"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).startsWith("call " + id + ": ended");
        assertThat(audit(id))
                .containsExactly(
                        "listen done",
                        "whisper done",
                        "barge done",
                        "listen " + late.body().strip());
    }

    @Test
    void moveUp_servesThatCallerFirst_andHangUpEndsACall() {
        Phone chen = atWork("1003");
        PhoneCall first = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        PhoneCall talk = answered(chen, 1);
        PhoneCall second = callAndPress(QINGHE, STANDARD_LINE, "zh/menu-main", '1');
        hears(second, "zh/position-1");
        PhoneCall third = callAndPress(MAPLE, STANDARD_LINE, "en/menu-main", '1');
        hears(third, "en/all-busy");
        String waiting = inProgress(QINGHE);
        String moved = inProgress(MAPLE);
        assertThat(post(inProgress(BLUEFIN), "move-up", new JsonObject()).statusCode())
                .isEqualTo(409);
        assertThat(post(moved, "move-up", new JsonObject()).statusCode()).isEqualTo(200);
        talk.hangUp();
        first.hangUp();
        answered(chen, 2);
        third.hangUp();
        assertThat(ended(MAPLE).getString("agent")).isEqualTo("chen");
        assertThat(post(waiting, "hang-up", new JsonObject()).statusCode()).isEqualTo(200);
        assertThat(second.awaitEnded(SOON)).isTrue();
        assertThat(audit(moved)).containsExactly("move-up done");
        assertThat(audit(waiting)).containsExactly("hang-up done");
        assertThat(why(moved))
                .contains("waits: number 2 in queue hardware", "goes to 陈宇 Chen Yu [chen]: the best level")
                .contains("talks with 陈宇 Chen Yu [chen]", "by the caller");
    }

    @Test
    void takeOver_givesTheTalkToTheSupervisor_andReRoute_sendsCallersToAnotherQueue() {
        Phone chen = atWork("1003");
        Phone wu = atWork("1009");
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        PhoneCall talk = answered(chen, 1);
        awaitStates("TALKING", "AVAILABLE");
        String id = inProgress(BLUEFIN);
        HttpResponse<String> busy = post(id, "take-over", new JsonObject().put("phone", "1003"));
        assertThat(busy.statusCode()).isEqualTo(409);
        assertThat(busy.body()).contains("agent chen: TALKING (expected: ");
        assertThat(post(id, "take-over", new JsonObject().put("phone", "1009")).statusCode())
                .isEqualTo(200);
        PhoneCall taken = answered(wu, 1);
        assertThat(talk.awaitEnded(SOON)).as("the agent is out of the talk").isTrue();
        awaitStates("AVAILABLE", "TALKING");
        call.hum(CALLER);
        taken.hum(SUPERVISOR);
        await().atMost(SOON).until(() -> call.hears(SUPERVISOR) && taken.hears(CALLER));
        taken.hangUp();
        surveyComesOnce(call);
        assertThat(talked(BLUEFIN, "chen", "wu").getString("agent")).isEqualTo("wu");
        assertThat(audit(id)).containsExactly("take-over " + busy.body().strip(), "take-over done");

        PhoneCall talking = callAndPress(QINGHE, STANDARD_LINE, "zh/menu-main", '1');
        answered(chen, 2);
        awaitStates("TALKING", "AVAILABLE");
        PhoneCall waiting = callAndPress(MAPLE, STANDARD_LINE, "en/menu-main", '1');
        hears(waiting, "en/all-busy");
        Phone sun = atWork("1005");
        reRoutes(MAPLE);
        answered(sun, 1);
        await().atMost(SOON).until(() -> "TALKING".equals(stateOf("1005")));
        waiting.hangUp();
        assertThat(talked(MAPLE, "sun").getString("queue")).isEqualTo("operator");
        await().atMost(SOON).until(() -> "AVAILABLE".equals(stateOf("1005")));
        reRoutes(QINGHE);
        answered(sun, 2);
        awaitStates("AVAILABLE", "AVAILABLE");
        await().atMost(SOON).until(() -> "TALKING".equals(stateOf("1005")));
        talking.hangUp();
        assertThat(talked(QINGHE, "chen", "sun").getString("queue")).isEqualTo("operator");
    }

    @Test
    void takeOver_andReRoute_whileAPhoneRings_itStops_andThatAgentHasNotTalked() {
        Phone chen = atWork("1003");
        chen.onRing(Answering.never());
        Phone wu = atWork("1009");
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        PhoneCall ringing = rung(chen, 1);
        awaitStates("RINGING", "AVAILABLE");
        String id = inProgress(BLUEFIN);
        assertThat(post(id, "take-over", new JsonObject().put("phone", "1009")).statusCode())
                .isEqualTo(200);
        PhoneCall taken = answered(wu, 1);
        assertThat(ringing.awaitEnded(SOON)).as("the phone stops").isTrue();
        awaitStates("AVAILABLE", "TALKING");
        taken.hangUp();
        surveyComesOnce(call);
        assertThat(talked(BLUEFIN, "wu").getString("agent")).isEqualTo("wu");
        assertThat(why(id)).contains("did not take it: taken away");

        PhoneCall other = callAndPress(QINGHE, STANDARD_LINE, "zh/menu-main", '1');
        PhoneCall ringsToo = rung(chen, 2);
        awaitStates("RINGING", "AVAILABLE");
        Phone sun = atWork("1005");
        reRoutes(QINGHE);
        assertThat(ringsToo.awaitEnded(SOON)).as("the phone stops").isTrue();
        answered(sun, 1).hangUp();
        surveyComesOnce(other);
        assertThat(talked(QINGHE, "sun").getString("queue")).isEqualTo("operator");
    }

    private PhoneCall spies(Phone supervisor, int count, String call, String how) {
        assertThat(post(call, how, new JsonObject().put("phone", supervisor.number()))
                        .body())
                .contains(how);
        PhoneCall spying = answered(supervisor, count);
        spying.hum(SUPERVISOR);
        return spying;
    }

    /** The engine has seen that the phone is free. */
    private void gone(PhoneCall spying) {
        spying.hangUp();
        await().atMost(SOON).until(() -> "AVAILABLE".equals(stateOf("1009")));
    }

    private void reRoutes(String number) {
        assertThat(post(inProgress(number), "re-route", new JsonObject().put("queue", "operator"))
                        .statusCode())
                .isEqualTo(200);
    }

    /** Of chen and wu. */
    private void awaitStates(String... expected) {
        await().atMost(SOON).until(() -> states("1003", "1009"), List.of(expected)::equals);
    }

    private HttpResponse<String> post(String call, String deed, JsonObject body) {
        return testbed().api().post("/api/calls/" + call + "/" + deed, body.put("user", "li"));
    }

    private String inProgress(String number) {
        return latest(number).orElseThrow().getString("call");
    }

    /** What was done to this call, oldest first, each with its outcome. */
    private List<String> audit(String call) {
        return testbed().api().get("/api/audit?limit=100").getJsonArray("audit").stream()
                .map(JsonObject.class::cast)
                .filter(entry -> entry.getString("target").equals(call))
                .map(entry -> entry.getString("what") + " " + entry.getString("outcome"))
                .toList()
                .reversed();
    }
}
