package dev.hotline.testbed.sip;

import java.util.concurrent.ThreadLocalRandom;

/** Random names as SIP needs them. */
final class Ids {
    private Ids() {}

    static String random() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    static String branch() {
        return "z9hG4bK" + random();
    }
}
