package dev.hotline.asterisk.ami;

import dev.hotline.config.Endpoint;
import dev.hotline.config.Secret;
import java.time.Duration;

/**
 * Where an Asterisk node's manager interface is, and how patient the link is.
 *
 * @param node the node's name in {@code site.yaml}
 * @param ping how often the link is tried while it is up
 * @param timeout how long Asterisk may take to accept the connection and to answer an action
 * @param reconnectMin the wait after the first failure; it doubles with each further one
 * @param reconnectMax the longest wait
 */
public record AmiOptions(
        String node,
        Endpoint endpoint,
        String username,
        Secret secret,
        Duration ping,
        Duration timeout,
        Duration reconnectMin,
        Duration reconnectMax) {

    /** With the usual patience: ping each 10 s, 5 s for an answer, reconnect after 0.5 s up to 15 s. */
    public static AmiOptions of(String node, Endpoint endpoint, String username, Secret secret) {
        return new AmiOptions(
                node,
                endpoint,
                username,
                secret,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                Duration.ofSeconds(15));
    }
}
