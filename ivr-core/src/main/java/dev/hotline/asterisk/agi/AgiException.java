package dev.hotline.asterisk.agi;

/** The session itself is broken: the connection was lost in the middle of a command, or a reply was not understood. */
public final class AgiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AgiException(String message) {
        super(message);
    }
}
