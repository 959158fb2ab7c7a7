package dev.hotline.asterisk.ami;

/** How what the link believed may differ from what Asterisk says when it is asked. */
public enum Drift {
    /** A phone is in another state. */
    PHONE,
    /** A channel is there whose begin was not seen. */
    CHANNEL_MISSED,
    /** A channel is gone, and its end was not seen. */
    CHANNEL_GONE,
    /** The same, and a FastAGI session was still open for it. */
    CALL_GONE,
    /** Two channels talk, and the answer was not seen. */
    ANSWER_MISSED
}
