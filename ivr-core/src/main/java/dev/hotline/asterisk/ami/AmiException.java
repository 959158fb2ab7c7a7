package dev.hotline.asterisk.ami;

/** An action came to nothing; the message says which, on which node, and why. */
public final class AmiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /** Why. */
    public enum Kind {
        /** Asterisk answered with an error. */
        REFUSED,
        /** No answer came in time; whether Asterisk has done it is not known. */
        TIMED_OUT,
        /** The connection ended before the answer; whether Asterisk has done it is not known. */
        LOST,
        /** The link is not up, so Asterisk was not asked. */
        NOT_UP,
        /** A list ended with another number of items than Asterisk said. */
        INCOMPLETE
    }

    AmiException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
