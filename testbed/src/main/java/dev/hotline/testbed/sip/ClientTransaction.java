package dev.hotline.testbed.sip;

import java.util.function.Consumer;

/**
 * One request on its way (RFC 3261, 17.1): repeated after 0.5, 1, 2, 4 … s until answered; a refused INVITE is acknowledged. Confined to
 * the loop.
 */
final class ClientTransaction {
    private static final long T2_MILLIS = 4000;

    private final SipStack stack;
    private final SipMessage request;
    private final Consumer<SipMessage> responses;
    private final boolean invite;
    private int lastStatus;
    private boolean finished;

    ClientTransaction(SipStack stack, SipMessage request, Consumer<SipMessage> responses) {
        this.stack = stack;
        this.request = request;
        this.responses = responses;
        this.invite = request.method().equals("INVITE");
    }

    void start() {
        stack.send(request);
        stack.after(SipStack.T1_MILLIS, () -> repeat(SipStack.T1_MILLIS));
        stack.after(SipStack.GIVE_UP_MILLIS, this::giveUp);
    }

    void take(SipMessage response) {
        boolean refusedInvite = invite && response.isFinal() && !response.isSuccess();
        if (refusedInvite) {
            stack.send(acknowledgement(response));
        }
        // A repeated 2xx is given on again: only the call can acknowledge it.
        boolean repeated = finished && !(invite && response.isSuccess());
        if (repeated || (response.status() == lastStatus && !response.isFinal())) {
            return;
        }
        lastStatus = response.status();
        finished = response.isFinal();
        responses.accept(response);
    }

    private void repeat(long waited) {
        boolean answered = finished || (invite && lastStatus != 0);
        if (!answered) {
            stack.send(request);
            long next = invite ? 2 * waited : Math.min(2 * waited, T2_MILLIS);
            stack.after(next, () -> repeat(next));
        }
    }

    private void giveUp() {
        boolean ringing = invite && lastStatus != 0;
        if (!finished && !ringing) {
            finished = true;
            responses.accept(request.reply(408, "Request Timeout"));
        }
    }

    private SipMessage acknowledgement(SipMessage response) {
        return SipMessage.request("ACK", request.uri())
                .with("Via", request.require("Via"))
                .with("Max-Forwards", "70")
                .with("From", request.require("From"))
                .with("To", response.require("To"))
                .with("Call-ID", request.callId())
                .with("CSeq", request.cseqNumber() + " ACK");
    }
}
