package dev.hotline.asterisk.ami;

/** Asterisk refused the account: trying again would not help. */
final class AmiRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AmiRefusedException(String message) {
        super(message);
    }
}
