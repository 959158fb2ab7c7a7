package dev.hotline.config;

/** How the engine logs in to a manager interface. */
public enum AmiLogin {
    /** By challenge: the secret itself never goes over the wire. */
    MD5,
    /** With the secret as it is: for an Asterisk that does not do the challenge; to be used with TLS. */
    PLAIN
}
