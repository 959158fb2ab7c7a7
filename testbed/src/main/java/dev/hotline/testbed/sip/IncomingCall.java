package dev.hotline.testbed.sip;

/** A call that rings one of our phones. */
final class IncomingCall extends SipCall {
    private final SipMessage invite;
    private final SipAddress caller;
    private boolean decided;
    private boolean acknowledged;
    private boolean givenUp;

    IncomingCall(Line line, SipMessage invite) {
        super(line, Dialog.from(line.stack(), invite));
        this.invite = invite;
        this.caller = invite.from();
    }

    @Override
    public String peer() {
        return caller.user().equals("anonymous") ? "" : caller.user();
    }

    @Override
    public String peerName() {
        return caller.name();
    }

    void ring() {
        stack.respond(invite, dialog.reply(invite, 180, "Ringing"));
    }

    void answer() {
        if (!decided) {
            useAudio(invite);
            decide(withAudio(dialog.reply(invite, 200, "OK")));
        }
    }

    void refuse(int status, String reason) {
        if (!decided) {
            decide(dialog.reply(invite, status, reason));
            end(status);
        }
    }

    @Override
    void take(SipMessage request) {
        if (request.method().equals("CANCEL")) {
            stack.respond(request, dialog.reply(request, 200, "OK"));
            refuse(487, "Request Terminated");
        } else {
            super.take(request);
        }
    }

    @Override
    void acknowledged() {
        if (!acknowledged && !hasEnded()) {
            answered();
        }
        acknowledged = true;
        if (givenUp && !hasEnded()) {
            bye();
        }
    }

    @Override
    void finish() {
        if (isAnswered()) {
            bye();
        } else {
            givenUp = true;
            refuse(486, "Busy Here");
        }
    }

    private void decide(SipMessage response) {
        decided = true;
        stack.respond(invite, response);
        stack.after(SipStack.T1_MILLIS, () -> repeat(response, SipStack.T1_MILLIS));
    }

    private void repeat(SipMessage response, long waited) {
        if (acknowledged) {
            return;
        }
        if (waited >= SipStack.GIVE_UP_MILLIS) {
            end(408);
            return;
        }
        stack.send(response);
        stack.after(2 * waited, () -> repeat(response, 2 * waited));
    }
}
