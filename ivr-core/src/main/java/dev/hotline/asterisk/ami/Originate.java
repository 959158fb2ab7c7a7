package dev.hotline.asterisk.ami;

import java.time.Duration;
import java.util.Map;

/**
 * A call to be made by Asterisk: a phone rings, and when it is answered it enters the dialplan.
 *
 * @param channel such as {@code PJSIP/1009}
 * @param context of the dialplan, at {@code s,1}
 * @param ring how long it may ring
 * @param callerName shown on the phone
 * @param callerNumber shown on the phone
 * @param variables set on the channel
 */
public record Originate(
        String channel,
        String context,
        Duration ring,
        String callerName,
        String callerNumber,
        Map<String, String> variables) {
    public Originate {
        variables = Map.copyOf(variables);
    }
}
