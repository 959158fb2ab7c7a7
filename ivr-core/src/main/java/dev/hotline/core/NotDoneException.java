package dev.hotline.core;

/** What somebody asked for was not done; the message is for people: name, value and what was expected. Carries no stack trace. */
public final class NotDoneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /** Why. */
    public enum Kind {
        /** There is no such call or agent. */
        UNKNOWN,
        /** It cannot be done as things are now. */
        NOT_NOW,
        /** A value is none that can be used. */
        WRONG
    }

    public NotDoneException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
