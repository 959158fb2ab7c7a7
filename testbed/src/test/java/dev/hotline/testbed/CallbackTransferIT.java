package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testbed.sip.TransferringCall;
import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Customers who are called back, and handed over by the phone of the agent who called: on a real Asterisk. Every talk is kept, and nobody is left in silence. */
class CallbackTransferIT extends TransferCalls {
    private static final String QINGHE = "+8613900139005";
    private static final String TIANHE = "+8613800138003";
    private static final int CUSTOMER = 500;
    private static final int COLLEAGUE = 700;

    @Test
    void blindToAColleague_theyTalk_bothTalksAreKept_andTheOutcomeIsAskedFor() {
        Phone wu = atWork("1009");
        PhoneCall customer = calledBack(CALLER, wu);
        Phone chen = atWork("1003");
        assertThat(talk(wu).transfer("1003")).isEqualTo(TAKEN);
        PhoneCall colleague = answered(chen, 2);
        theyHear(customer, colleague);
        colleague.hangUp();
        ends(customer);
        outcome(wu, 2);
        legs(CALLER, "FIRST wu", "BLIND chen");
    }

    @Test
    void attendedToAColleague_theyTalk_andBothTalksAreKept() {
        Phone wu = atWork("1009");
        PhoneCall customer = calledBack(QINGHE, wu);
        Phone chen = atWork("1003");
        TransferringCall talk = talk(wu);
        talk.hold();
        PhoneCall question = asks(wu, "1003");
        PhoneCall colleague = answered(chen, 2);
        assertThat(question.awaitAnswered(SOON)).isTrue();
        assertThat(talk.transfer(question)).isEqualTo(TAKEN);
        theyHear(customer, colleague);
        customer.hangUp();
        assertThat(colleague.awaitEnded(SOON)).isTrue();
        outcome(wu, 2);
        legs(QINGHE, "FIRST wu", "ATTENDED chen");
    }

    @Test
    void attendedWhileTheColleaguesPhoneRings_theyTalk_andBothTalksAreKept() {
        Phone wu = atWork("1009");
        PhoneCall customer = calledBack(TIANHE, wu);
        Phone chen = atWork("1003");
        chen.onRing(Answering.answer(Duration.ofSeconds(2), call -> {}));
        TransferringCall talk = talk(wu);
        talk.hold();
        PhoneCall question = asks(wu, "1003");
        rung(chen, 2);
        assertThat(talk.transfer(question)).isEqualTo(TAKEN);
        PhoneCall colleague = answered(chen, 2);
        theyHear(customer, colleague);
        customer.hangUp();
        outcome(wu, 2);
        legs(TIANHE, "FIRST wu", "ATTENDED chen");
        awaitState("1003", "AVAILABLE");
    }

    @Test
    void blindToAQueue_itsAgentHandsHimOnToANumberOutside_andTheCustomerHangsUpFirst() {
        Phone wu = atWork("1009");
        PhoneCall customer = calledBack(CALLER, wu);
        Phone sun = atWork("1005");
        Phone outside = customer(OUTSIDE);
        assertThat(talk(wu).transfer("804")).isEqualTo(TAKEN);
        assertThat(((TransferringCall) answered(sun, 1)).transfer("13911112222"))
                .isEqualTo(TAKEN);
        theyHear(customer, answered(outside, 1));
        customer.hangUp();
        outcome(wu, 2);
        legs(CALLER, "FIRST wu", "BLIND sun", "BLIND " + OUTSIDE);
        awaitState("1005", "AVAILABLE");
    }

    @Test
    void blindToAColleague_whoAsksAnotherAndHandsHimOn_everyTalkIsKept() {
        Phone wu = atWork("1009");
        PhoneCall customer = calledBack(QINGHE, wu);
        Phone chen = atWork("1003");
        Phone zhao = atWork("1004");
        assertThat(talk(wu).transfer("1003")).isEqualTo(TAKEN);
        TransferringCall second = (TransferringCall) answered(chen, 2);
        awaitState("1003", "TALKING");
        second.hold();
        PhoneCall question = asks(chen, "1004");
        PhoneCall third = answered(zhao, 1);
        assertThat(question.awaitAnswered(SOON)).isTrue();
        assertThat(second.transfer(question)).isEqualTo(TAKEN);
        theyHear(customer, third);
        third.hangUp();
        ends(customer);
        outcome(wu, 2);
        legs(QINGHE, "FIRST wu", "BLIND chen", "ATTENDED zhao");
        awaitStates("AVAILABLE", "AVAILABLE");
    }

    @Test
    void handedOverWhileTheAgentWaitsForAQueue_theCustomerWaitsThere() {
        Phone wu = atWork("1009");
        PhoneCall customer = calledBack(TIANHE, wu);
        Phone sun = atWork("1005");
        sun.onRing(Answering.busy());
        TransferringCall talk = talk(wu);
        talk.hold();
        PhoneCall question = asks(wu, "804");
        assertThat(question.awaitPrompt("music", SOON)).isTrue();
        rung(sun, 1);
        assertThat(talk.transfer(question)).isEqualTo(TAKEN);
        hears(customer, "music");
        sun.onRing(Answering.answer(Duration.ZERO, call -> {}));
        PhoneCall colleague = answered(sun, 2);
        theyHear(customer, colleague);
        colleague.hangUp();
        ends(customer);
        outcome(wu, 2);
        legs(TIANHE, "FIRST wu", "ATTENDED sun");
    }

    @Test
    void blindToAColleagueWhoIsNotThere_heIsToldThatHeIsCalledAgain_andSoHeIs() {
        Phone wu = atWork("1009");
        PhoneCall customer = calledBack(CALLER, wu);
        assertThat(talk(wu).transfer("1003")).isEqualTo(TAKEN);
        hears(customer, "zh/callback-promised");
        ends(customer);
        legs(CALLER, "FIRST wu");
        PhoneCall again = rung(wu, 2);
        hears(again, "zh/cb-intro");
        again.press('1');
        answered(customer(CALLER), 2).hangUp();
        hears(again, "zh/cb-outcome");
        again.press('1');
        hears(again, "zh/cb-noted");
        legs(CALLER, "FIRST wu", "FIRST wu");
    }

    /** A customer whom chen made unhappy, and the agent who calls him: they talk. */
    private PhoneCall calledBack(String number, Phone agent) {
        Phone customer = customer(number);
        customer.onRing(Answering.answer(Duration.ofMillis(300), call -> {}));
        Phone chen = atWork("1003");
        PhoneCall call = callAndPress(number, STANDARD_LINE, "zh/menu-main", '1');
        answered(chen, 1).hangUp();
        scores(call, "zh", '1', '2');
        chen.unregister();
        PhoneCall asked = rung(agent, 1);
        hears(asked, "zh/cb-intro");
        asked.press('1');
        PhoneCall talk = answered(customer, 1);
        theyHear(talk, asked);
        return talk;
    }

    private TransferringCall talk(Phone agent) {
        return (TransferringCall) rung(agent, 1);
    }

    private static void theyHear(PhoneCall customer, PhoneCall other) {
        customer.hum(CUSTOMER);
        other.hum(COLLEAGUE);
        await().atMost(SOON).until(() -> other.hears(CUSTOMER) && customer.hears(COLLEAGUE));
    }

    /** The agent is asked by a call of its own. */
    private void outcome(Phone agent, int count) {
        PhoneCall asked = rung(agent, count);
        hears(asked, "zh/ask-outcome", "zh/cb-outcome");
        asked.press('1');
        hears(asked, "zh/cb-noted");
        ends(asked);
    }

    /** The talks of all tries of the latest case of this number: how each came about, and with whom. */
    private void legs(String number, String... expected) {
        await().atMost(SOON)
                .until(() -> legs(number)
                        .map(leg -> leg.getString("kind") + " " + leg.getString("with"))
                        .toList()
                        .equals(Stream.of(expected).toList()));
        assertThat(legs(number))
                .allSatisfy(leg -> assertThat(leg.getInstant("until")).isAfter(leg.getInstant("since")))
                .allSatisfy(leg -> assertThat(leg.getBoolean("agent"))
                        .isEqualTo(!leg.getString("with").startsWith("+")));
        Instant before = Instant.EPOCH;
        for (JsonObject leg : legs(number).toList()) {
            assertThat(leg.getInstant("since")).isAfterOrEqualTo(before);
            before = leg.getInstant("until");
        }
    }

    private Stream<JsonObject> legs(String number) {
        JsonArray tries = testbed().api().cases().stream()
                .filter(one -> number.equals(one.getString("number")))
                .findFirst()
                .orElseThrow()
                .getJsonArray("tries");
        return tries.stream()
                .flatMap(one -> ((JsonObject) one).getJsonArray("legs").stream())
                .map(JsonObject.class::cast);
    }
}
