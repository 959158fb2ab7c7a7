package dev.hotline.asterisk.ami;

import dev.hotline.asterisk.ami.wire.AmiAction;
import dev.hotline.asterisk.ami.wire.AmiMessage;
import dev.hotline.core.NoAnswer;
import java.util.Map;
import java.util.Optional;

/** How a call to be made is written as an action, and how Asterisk's words for its end are read. */
final class OriginateCodec {
    /** AST_CONTROL_RINGING: it rang, or was tried, until the time was over. */
    private static final String REASON_RINGING = "3";
    /** AST_CONTROL_BUSY. */
    private static final String REASON_BUSY = "5";

    private static final String DECLINED = "603";

    private OriginateCodec() {}

    /**
     * @param channelId the unique id that the channel is to have, by which its end is known again
     * @throws IllegalArgumentException when a value cannot be sent
     */
    static AmiAction action(Originate call, String channelId) {
        AmiAction action = new AmiAction("Originate")
                .with("Async", "true")
                .with("ChannelId", channelId)
                .with("Channel", call.channel())
                .with("Context", call.context())
                .with("Exten", "s")
                .with("Priority", "1")
                .with("Timeout", Long.toString(call.ring().toMillis()))
                .with("CallerID", callerId(call.callerName(), call.callerNumber()));
        for (Map.Entry<String, String> variable : call.variables().entrySet()) {
            action.with("Variable", name(variable.getKey()) + "=" + escaped(variable.getValue()));
        }
        return action;
    }

    private static String callerId(String name, String number) {
        if (number.indexOf('<') >= 0 || number.indexOf('>') >= 0) {
            throw new IllegalArgumentException("caller number: \"" + number + "\" (expected: no angle brackets)");
        }
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" <" + number + ">";
    }

    private static String name(String name) {
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new IllegalArgumentException("variable name: \"" + name + "\" (expected: not empty, without =)");
        }
        return escaped(name);
    }

    /** Asterisk splits the line at commas and minds quotes and brackets, except after a backslash. */
    private static String escaped(String text) {
        return text.replaceAll("[\\\\\",()\\[\\]]", "\\\\$0");
    }

    /** Whether the originate's own answer leaves open why there was no answer: the end of the channel tells it. */
    static boolean isVague(AmiMessage originateResponse) {
        String reason = originateResponse.get("Reason");
        return !isAnswered(originateResponse) && (reason.equals("0") || reason.equals("1"));
    }

    static boolean isAnswered(AmiMessage originateResponse) {
        return originateResponse.get("Response").equals("Success");
    }

    /** Why, by the originate's own answer; empty when it was answered. */
    static Optional<NoAnswer> byResponse(AmiMessage originateResponse) {
        if (isAnswered(originateResponse)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (originateResponse.get("Reason")) {
                    case REASON_BUSY -> NoAnswer.BUSY;
                    case REASON_RINGING -> NoAnswer.NOT_ANSWERED;
                    default -> NoAnswer.UNREACHABLE;
                });
    }

    /**
     * Why, by the Hangup event of the rung channel: Q.931 causes, and the SIP code where a rejection may be the network's or the
     * person's.
     */
    static NoAnswer byHangup(AmiMessage hangup) {
        return switch (hangup.get("Cause")) {
            case "17" -> NoAnswer.BUSY;
            case "16", "18", "19" -> NoAnswer.NOT_ANSWERED;
            case "21" -> isByPerson(hangup.get("TechCause")) ? NoAnswer.REFUSED : NoAnswer.UNREACHABLE;
            default -> NoAnswer.UNREACHABLE;
        };
    }

    private static boolean isByPerson(String sipCode) {
        return sipCode.isEmpty() || sipCode.equals(DECLINED);
    }
}
