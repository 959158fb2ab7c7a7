package dev.hotline.testbed;

import static org.awaitility.Awaitility.await;

import dev.hotline.testbed.sip.TransferringCall;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Calls in which chen talks with a caller, and may hand him over. */
abstract class TransferCalls extends RealCalls {
    static final String CALLER = "+8613900139003";
    static final String OUTSIDE = "+8613911112222";
    /** The {@code caller-id} of transfers in site.yaml. */
    static final String SHOWN_OUTSIDE = "8008100800";

    static final int TAKEN = 200;

    /** The calls that agents made in this test. */
    private final List<PhoneCall> questions = new ArrayList<>();

    /** The caller, who is brought to chen. */
    PhoneCall caller() {
        return callAndPress(CALLER, STANDARD_LINE, "zh/menu-main", '1');
    }

    @AfterEach
    void nobodyAsks() {
        questions.forEach(PhoneCall::hangUp);
        questions.clear();
    }

    PhoneCall asks(Phone agent, String number) {
        PhoneCall question = agent.dial(number);
        questions.add(question);
        return question;
    }

    TransferringCall transferring(Phone agent, int count) {
        TransferringCall talk = (TransferringCall) answered(agent, count);
        await().atMost(SOON).until(() -> stateOf(agent.number()).equals("TALKING"));
        return talk;
    }

    /** chen's first talk, whose caller is put on hold. */
    TransferringCall held(Phone chen) {
        TransferringCall talk = transferring(chen, 1);
        talk.hold();
        return talk;
    }

    /** Of chen and zhao. */
    void awaitStates(String... expected) {
        await().atMost(SOON).until(() -> states("1003", "1004"), List.of(expected)::equals);
    }

    /** The caller's call, as {@link #talked}. */
    JsonObject talks(String... with) {
        return talked(CALLER, with);
    }
}
