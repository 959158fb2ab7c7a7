package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testbed.sip.SipPhones;
import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Routing while something it needs is away: the phone that rings, or the word of Asterisk. */
class RoutingLossIT extends RealCalls {
    private static final String BLUEFIN = "+8613900139003";
    private static final String MAPLE = "+8613900139004";
    private static final String QINGHE = "+8613900139005";

    private static final Duration RING_TIME = Duration.ofSeconds(3);
    private static final Duration LOSS = Duration.ofSeconds(30);

    private final TcpProxy way = new TcpProxy();

    @Override
    void configure(ConfigTree config) {
        super.configure(config);
        config.set("queues.yaml", "ring-time", RING_TIME.toSeconds() + "s").set("queues.yaml", "set-aside", "20s");
        way.leadToAmi(config);
    }

    @AfterAll
    void closeWay() {
        way.close();
    }

    @Test
    void phoneUnregistersWhileItRings_theNextOneRingsWithinTheRingTime_andItsAgentIsOffline() {
        Phone chen = atWork("1003");
        Phone lin = atWork("1001");
        chen.onRing(Answering.never());
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/welcome-standard", '1');
        rung(chen, 1);
        Instant lost = Instant.now();
        chen.unregister();
        goesOn(call, lin, lost);
        assertShown("1003", "OFFLINE", lost);
    }

    @Test
    void phoneLosesItsPowerWhileItRings_theNextOneRingsWithinTheRingTime_andItsAgentIsSetAside() {
        SipPhones phones = (SipPhones) testbed().phones();
        Phone chen = atWork("1003");
        Phone lin = atWork("1001");
        chen.onRing(Answering.never());
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/welcome-standard", '1');
        rung(chen, 1);
        Instant lost = Instant.now();
        phones.cutOff("1003");
        try {
            goesOn(call, lin, lost);
            assertShown("1003", "SET_ASIDE", lost);
        } finally {
            phones.connect("1003");
        }
    }

    /** The caller hears music until another agent talks with him. */
    private void goesOn(PhoneCall call, Phone next, Instant lost) {
        hears(call, "music");
        PhoneCall talk = answered(next, 1);
        assertThat(Duration.between(lost, Instant.now())).isLessThan(RING_TIME.plusSeconds(2));
        leaves(call, "zh", talk);
        JsonObject stored = ended(BLUEFIN);
        assertThat(stored.getString("agent")).isEqualTo("lin");
        assertThat(stored.getInteger("offers")).isEqualTo(2);
    }

    private void assertShown(String phone, String state, Instant from) {
        assertThat(stateOf(phone)).isEqualTo(state);
        assertThat(Instant.parse(shown(phone).getString("since"))).isBetween(from, Instant.now());
    }

    @Test
    void amiIsAway_whoBecomesFreeIsRung_andWhoCameToWorkMeanwhileIsRungOnceItIsBack() {
        Phone chen = atWork("1003");
        Phone lin = agent("1001");
        PhoneCall first = callAndPress(BLUEFIN, STANDARD_LINE, "zh/welcome-standard", '1');
        PhoneCall talk = answered(chen, 1);
        PhoneCall second = callAndPress(MAPLE, STANDARD_LINE, "en/welcome-standard", '1');
        hears(second, "en/position-1");
        PhoneCall third = callAndPress(QINGHE, STANDARD_LINE, "zh/welcome-standard", '1');
        await().atMost(SOON).untilAsserted(() -> assertThat(waiting()).containsExactly(MAPLE, QINGHE));
        Instant lost = Instant.now();
        way.become(TcpProxy.State.CUT);
        await().atMost(SOON).until(() -> !link().equals("UP"));
        talk.hangUp();
        hears(first, "zh/survey-intro");
        PhoneCall next = answered(chen, 2);
        lin.register();
        passUntil(lost.plus(LOSS));
        assertThat(waiting()).containsExactly(QINGHE);
        assertThat(rung(lin)).isEmpty();

        Instant back = Instant.now();
        way.become(TcpProxy.State.OPEN);
        PhoneCall last = answered(lin, 1);
        await().atMost(BACK).untilAsserted(() -> {
            assertThat(link()).isEqualTo("UP");
            assertThat(states("1001", "1003")).containsExactly("TALKING", "TALKING");
            assertThat(waiting()).isEmpty();
        });
        assertThat(Duration.between(back, Instant.now())).isLessThan(BACK);
        leaves(second, "en", next);
        leaves(third, "zh", last);
        assertThat(ended(MAPLE).getString("agent")).isEqualTo("chen");
        assertThat(ended(QINGHE).getString("agent")).isEqualTo("lin");
        assertThat(rung(chen)).hasSize(2);
    }

    /** The agent hangs up, and in the survey the caller does. */
    private static void leaves(PhoneCall caller, String language, PhoneCall agent) {
        agent.hangUp();
        hears(caller, language + "/survey-intro");
        caller.hangUp();
    }
}
