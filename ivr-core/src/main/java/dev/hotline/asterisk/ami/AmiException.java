package dev.hotline.asterisk.ami;

/** Asterisk could not be asked, did not answer in time, or answered with an error; the message says which. */
public final class AmiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AmiException(String message) {
        super(message);
    }
}
