package dev.hotline.asterisk.ami;

import dev.hotline.config.AmiLogin;
import dev.hotline.config.AmiTls;
import dev.hotline.config.Endpoint;
import dev.hotline.config.Secret;

/**
 * Where an Asterisk node's manager interface is, how to log in there, and how patient the link is.
 *
 * @param node the node's name in {@code site.yaml}
 * @param mailbox how many events may wait for a subscriber
 */
public record AmiOptions(
        String node,
        Endpoint endpoint,
        String username,
        Secret secret,
        AmiLogin login,
        AmiTls tls,
        AmiTimes times,
        int mailbox) {
    private static final int MAILBOX = 65_536;

    /** @throws IllegalArgumentException when the mailbox has no place */
    public AmiOptions {
        if (mailbox < 2) {
            throw new IllegalArgumentException("mailbox: " + mailbox + " (expected: >= 2)");
        }
    }

    /** Login by challenge, no TLS, {@link AmiTimes#USUAL}, mailboxes for 65,536 events. */
    public static AmiOptions of(String node, Endpoint endpoint, String username, Secret secret) {
        return new AmiOptions(
                node, endpoint, username, secret, AmiLogin.MD5, new AmiTls.Off(), AmiTimes.USUAL, MAILBOX);
    }

    public AmiOptions with(AmiLogin by) {
        return new AmiOptions(node, endpoint, username, secret, by, tls, times, mailbox);
    }

    public AmiOptions with(AmiTls encryption) {
        return new AmiOptions(node, endpoint, username, secret, login, encryption, times, mailbox);
    }

    public AmiOptions with(AmiTimes patience) {
        return new AmiOptions(node, endpoint, username, secret, login, tls, patience, mailbox);
    }

    public AmiOptions withMailbox(int events) {
        return new AmiOptions(node, endpoint, username, secret, login, tls, times, events);
    }
}
