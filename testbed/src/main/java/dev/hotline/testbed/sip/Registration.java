package dev.hotline.testbed.sip;

import java.util.concurrent.CompletableFuture;

/** Keeps one phone registered, or not. Confined to the loop. */
final class Registration {
    private static final int EXPIRES_SECONDS = 3600;

    private final SipStack stack;
    private final Login login;
    private final String callId = Ids.random();
    private int cseq;
    private int generation;

    Registration(SipStack stack, Login login) {
        this.stack = stack;
        this.login = login;
    }

    /** Registers, and does so again in time; completes with the SIP status of the first try. */
    CompletableFuture<Integer> register() {
        generation++;
        refreshLater(generation);
        return send(EXPIRES_SECONDS);
    }

    CompletableFuture<Integer> unregister() {
        generation++;
        return send(0);
    }

    private void refreshLater(int current) {
        stack.after(EXPIRES_SECONDS * 500L, () -> {
            if (generation == current) {
                CompletableFuture<Integer> unused = register();
            }
        });
    }

    private CompletableFuture<Integer> send(int expires) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        stack.request(request(expires), response -> {
            if (response.status() == 401 || response.status() == 407) {
                SipMessage second = login.answer(request(expires), response);
                stack.request(second, answer -> finish(status, answer));
            } else {
                finish(status, response);
            }
        });
        return status;
    }

    private static void finish(CompletableFuture<Integer> status, SipMessage response) {
        if (response.isFinal()) {
            status.complete(response.status());
        }
    }

    private SipMessage request(int expires) {
        cseq++;
        String host = stack.peer().getHostString() + ":" + stack.peer().getPort();
        String address = "<sip:" + login.user() + "@" + host + ">";
        return SipMessage.request("REGISTER", "sip:" + host)
                .with("Via", stack.via(Ids.branch()))
                .with("Max-Forwards", "70")
                .with("From", address + ";tag=" + Ids.random())
                .with("To", address)
                .with("Call-ID", callId)
                .with("CSeq", cseq + " REGISTER")
                .with("Contact", "<sip:" + login.user() + "@" + stack.host() + ":" + stack.port() + ">")
                .with("Expires", Integer.toString(expires));
    }
}
