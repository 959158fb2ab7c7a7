package dev.hotline.testbed.sip;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What the messages of one call have in common (RFC 3261, 12): who, with whom, and how many requests there were. Confined to the loop. */
final class Dialog {
    private static final String ALLOW = "INVITE, ACK, CANCEL, BYE, INFO, OPTIONS, NOTIFY, REFER";

    private final SipStack stack;
    private final String callId;
    private final String local;
    private final String contact;
    private String remote;
    /** The other side as it has named itself so far: it may ring, with a tag that our first requests are without. */
    private String remoteSoFar;

    private String target;
    private int cseq;

    private Dialog(SipStack stack, String callId, String local, String remote, String target) {
        this.stack = stack;
        this.callId = callId;
        this.local = local;
        this.remote = remote;
        this.remoteSoFar = remote;
        this.target = target;
        String user = SipAddress.encodeUser(SipAddress.parse(local).user());
        this.contact = "<sip:" + user + "@" + stack.host() + ":" + stack.port() + ">";
    }

    /**
     * A dialog that we begin.
     *
     * @param local our address, without a tag
     */
    static Dialog to(SipStack stack, String local, String targetUri) {
        return new Dialog(
                stack,
                Ids.random() + "@" + stack.host(),
                local + ";tag=" + Ids.random(),
                "<" + targetUri + ">",
                targetUri);
    }

    /** A dialog that the other side begins. */
    static Dialog from(SipStack stack, SipMessage invite) {
        String target = SipAddress.parse(invite.require("Contact")).uri();
        String local = invite.require("To") + ";tag=" + Ids.random();
        return new Dialog(stack, invite.callId(), local, invite.require("From"), target);
    }

    String callId() {
        return callId;
    }

    /** This dialog as another one's {@code Refer-To}: who is to take its place (RFC 3891), seen from the other side. */
    String toBeReplaced() {
        String replaces = callId + ";to-tag=" + SipAddress.parse(remoteSoFar).tag() + ";from-tag="
                + SipAddress.parse(local).tag();
        return "<" + SipAddress.parse(remoteSoFar).uri() + "?Replaces="
                + URLEncoder.encode(replaces, StandardCharsets.UTF_8) + ">";
    }

    String contact() {
        return contact;
    }

    /** The other side rings. */
    void early(SipMessage response) {
        remoteSoFar = response.require("To");
    }

    /** Takes over what the other side's answer says about itself. */
    void established(SipMessage response) {
        remote = response.require("To");
        remoteSoFar = remote;
        target = response.header("Contact")
                .map(value -> SipAddress.parse(value).uri())
                .orElse(target);
    }

    /** The next request. */
    SipMessage request(String method) {
        cseq++;
        return request(method, cseq, Ids.branch());
    }

    /** Acknowledges our INVITE's 2xx. */
    SipMessage acknowledgement(SipMessage response) {
        return request("ACK", response.cseqNumber(), Ids.branch());
    }

    /** Takes an INVITE of ours back: its own branch and number. */
    SipMessage cancel(SipMessage invite) {
        return request("CANCEL", invite.cseqNumber(), invite.branch());
    }

    /** An answer to a request of the other side. */
    SipMessage reply(SipMessage request, int status, String reason) {
        SipMessage reply = request.reply(status, reason).replacing("To", local);
        return reply.with("Contact", contact).with("Allow", ALLOW);
    }

    private SipMessage request(String method, int number, String branch) {
        return SipMessage.request(method, target)
                .with("Via", stack.via(branch))
                .with("Max-Forwards", "70")
                .with("From", local)
                .with("To", remote)
                .with("Call-ID", callId)
                .with("CSeq", number + " " + method)
                .with("Contact", contact)
                .with("Allow", ALLOW);
    }
}
