package dev.hotline.asterisk.ami.wire;

/** What came is not what a manager interface sends; nothing after it can be understood. The message says what was expected. */
public final class AmiFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AmiFormatException(String message) {
        super(message);
    }
}
