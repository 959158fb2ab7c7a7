package dev.hotline.testbed.sip;

/** A call that one of our phones makes. */
final class OutgoingCall extends SipCall {
    private final String number;
    private final Login login;
    private SipMessage invite;
    private boolean heardOf;
    private boolean givenUp;
    private boolean loggedIn;

    OutgoingCall(Line line, String local, String number, Login login) {
        super(line, Dialog.to(line.stack(), local, uri(line.stack(), number)));
        this.number = number;
        this.login = login;
        this.invite = withAudio(dialog.request("INVITE"));
    }

    @Override
    public String peer() {
        return number;
    }

    @Override
    public String peerName() {
        return "";
    }

    void start() {
        stack.request(invite, this::takeResponse);
    }

    @Override
    void finish() {
        if (isAnswered()) {
            bye();
            return;
        }
        givenUp = true;
        if (heardOf) {
            stack.request(dialog.cancel(invite), response -> {});
        }
    }

    private void takeResponse(SipMessage response) {
        if (!response.isFinal()) {
            ringing(response);
        } else if (response.isSuccess()) {
            accepted(response);
        } else if ((response.status() == 401 || response.status() == 407) && !loggedIn && !givenUp) {
            loggedIn = true;
            invite = login.answer(withAudio(dialog.request("INVITE")), response);
            start();
        } else {
            end(response.status());
        }
    }

    private void ringing(SipMessage response) {
        boolean first = !heardOf;
        heardOf = true;
        dialog.early(response);
        useAudio(response);
        if (first && givenUp) {
            finish();
        }
    }

    private void accepted(SipMessage response) {
        dialog.established(response);
        stack.send(dialog.acknowledgement(response));
        if (hasEnded() || isAnswered()) {
            return;
        }
        useAudio(response);
        answered();
        if (givenUp) {
            bye();
        }
    }

    private static String uri(SipStack stack, String number) {
        return "sip:" + SipAddress.encodeUser(number) + "@" + stack.peer().getHostString() + ":"
                + stack.peer().getPort();
    }
}
