package dev.hotline.handlers;

import dev.hotline.core.CallId;
import java.time.Instant;

/**
 * A customer who is called back.
 *
 * @param call the one for which he is
 * @param agent who calls
 * @param node the Asterisk node where that is
 * @param channel the agent's
 * @param since when he is dialled, or has answered
 */
public record CallbackTalk(CallId call, String agent, String node, String channel, Instant since, boolean isAnswered) {

    static CallbackTalk dialled(CallId call, String agent, String node, String channel, Instant now) {
        return new CallbackTalk(call, agent, node, channel, now, false);
    }

    CallbackTalk answered(Instant now) {
        return new CallbackTalk(call, agent, node, channel, now, true);
    }
}
