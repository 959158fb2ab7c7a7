package dev.hotline.testbed.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A SIP request or response (RFC 3261), immutable. Header names are compared without regard to case, and short forms are known by
 * their long ones.
 *
 * @param startLine the request line or status line
 */
record SipMessage(String startLine, List<Header> headers, String body) {
    private static final Map<String, String> SHORT_FORMS = Map.of(
            "v",
            "Via",
            "f",
            "From",
            "t",
            "To",
            "i",
            "Call-ID",
            "m",
            "Contact",
            "c",
            "Content-Type",
            "l",
            "Content-Length");

    record Header(String name, String value) {}

    static SipMessage request(String method, String uri) {
        return new SipMessage(method + " " + uri + " SIP/2.0", List.of(), "");
    }

    /** A response with what every response takes over from its request. */
    SipMessage reply(int status, String reason) {
        SipMessage reply = new SipMessage("SIP/2.0 " + status + " " + reason, List.of(), "");
        for (String name : List.of("Via", "From", "To", "Call-ID", "CSeq")) {
            for (String value : all(name)) {
                reply = reply.with(name, value);
            }
        }
        return reply;
    }

    /**
     * Reads what came in one datagram.
     *
     * @throws IllegalArgumentException when it is not a SIP message
     */
    static SipMessage parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end);
        String[] lines = head.replaceAll("\r\n[ \t]+", " ").split("\r\n", -1);
        if (!lines[0].startsWith("SIP/2.0 ") && !lines[0].endsWith(" SIP/2.0")) {
            throw new IllegalArgumentException(
                    "first line: " + lines[0] + " (expected: a SIP/2.0 request or status line)");
        }
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            headers.add(headerOf(lines[i]));
        }
        return new SipMessage(lines[0], List.copyOf(headers), end < 0 ? "" : text.substring(end + 4));
    }

    boolean isRequest() {
        return !startLine.startsWith("SIP/2.0 ");
    }

    /** Of a request, or of what a response answers. */
    String method() {
        return isRequest() ? startLine.substring(0, startLine.indexOf(' ')) : cseq().substring(cseq().indexOf(' ') + 1);
    }

    String uri() {
        return startLine.split(" ", -1)[1];
    }

    int status() {
        return Integer.parseInt(startLine.substring(8, 11));
    }

    boolean isFinal() {
        return status() >= 200;
    }

    boolean isSuccess() {
        return status() >= 200 && status() < 300;
    }

    String cseq() {
        return require("CSeq").replaceAll("\\s+", " ");
    }

    int cseqNumber() {
        return Integer.parseInt(cseq().substring(0, cseq().indexOf(' ')));
    }

    String callId() {
        return require("Call-ID");
    }

    SipAddress from() {
        return SipAddress.parse(require("From"));
    }

    SipAddress to() {
        return SipAddress.parse(require("To"));
    }

    /** What tells one transaction from the others: the branch of the topmost Via. */
    String branch() {
        return SipAddress.parameter(require("Via"), "branch").orElse("");
    }

    Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    String require(String name) {
        return header(name).orElseThrow(() -> new IllegalArgumentException("no " + name + " in " + startLine));
    }

    SipMessage with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new SipMessage(startLine, List.copyOf(more), body);
    }

    SipMessage replacing(String name, String value) {
        List<Header> others = headers.stream()
                .map(header -> header.name().equalsIgnoreCase(name) ? new Header(header.name(), value) : header)
                .toList();
        return new SipMessage(startLine, others, body);
    }

    SipMessage withBody(String type, String content) {
        SipMessage typed = with("Content-Type", type);
        return new SipMessage(startLine, typed.headers, content);
    }

    /** As it goes over the wire. */
    String text(int bodyBytes) {
        StringBuilder text = new StringBuilder(startLine).append("\r\n");
        headers.forEach(header ->
                text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        return text.append("Content-Length: ")
                .append(bodyBytes)
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }

    private static Header headerOf(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("header: " + line + " (expected: NAME: VALUE)");
        }
        String name = line.substring(0, colon).trim();
        String known = SHORT_FORMS.getOrDefault(name.toLowerCase(Locale.ROOT), name);
        return new Header(known, line.substring(colon + 1).trim());
    }
}
