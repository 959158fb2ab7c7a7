package dev.hotline.core;

import java.time.Duration;

/**
 * How much longer than he did a caller counts as having waited, by what it comes from.
 *
 * @param keyAccount what his queue gives to key accounts
 * @param promise what he has because he waits for longer than he was told
 * @param raised what supervisors gave him
 */
public record HeadStart(Duration keyAccount, Duration promise, Duration raised) {
    public static final HeadStart NONE = new HeadStart(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public Duration total() {
        return keyAccount.plus(promise).plus(raised);
    }
}
