package dev.hotline.asterisk.ami;

/** What Asterisk says of a phone (device state). */
public enum PhoneState {
    /** Registered and free. */
    FREE,
    RINGING,
    IN_USE,
    /** Not registered, or not known. */
    UNAVAILABLE
}
