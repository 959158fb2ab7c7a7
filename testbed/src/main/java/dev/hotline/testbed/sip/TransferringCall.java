package dev.hotline.testbed.sip;

import dev.hotline.testkit.phones.PhoneCall;

/** A call whose phone can hand it over, as agents' phones can. */
public interface TransferringCall extends PhoneCall {

    /** Puts the other side on hold; returns when it is. */
    void hold();

    /**
     * Hands the other side over to a number, and hangs up when the phone system has taken it (blind: REFER).
     *
     * @return what came of it as a SIP status: 200 when it was taken
     */
    int transfer(String number);

    /**
     * Hands the other side over to whom another call of the same phone talks with, and hangs both up (attended: REFER with Replaces).
     *
     * @return what came of it as a SIP status: 200 when it was taken
     */
    int transfer(PhoneCall consulted);
}
