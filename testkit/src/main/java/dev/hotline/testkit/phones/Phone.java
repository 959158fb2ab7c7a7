package dev.hotline.testkit.phones;

import java.util.List;

/** A phone. It answers at once and listens until told otherwise by {@link #onRing}. */
public interface Phone {
    /** Its name or number. */
    String number();

    /** Makes an agent's phone reachable; returns when the phone system has accepted it. */
    void register();

    /** Makes an agent's phone unreachable. */
    void unregister();

    /** What its user does when it rings, from now on. */
    void onRing(Answering answering);

    /** Dials a number, with the phone's own number as the caller's; returns at once. */
    default PhoneCall dial(String number) {
        return dial(number, "");
    }

    /**
     * Dials a number.
     *
     * @param callerName sent as the caller's name, as it is
     */
    PhoneCall dial(String number, String callerName);

    /** The calls that rang here, answered or not, oldest first. */
    List<PhoneCall> rung();
}
