package dev.hotline.server;

/** A command could not do its work, for a reason that is known: the message is all that is shown. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(String message) {
        super(message);
    }

    Failure(String message, Throwable cause) {
        super(message, cause);
    }

    /** What went wrong, for people: the message, or the kind of error when it has none. */
    static String reason(Throwable why) {
        String message = why.getMessage();
        return message == null || message.isBlank() ? why.getClass().getSimpleName() : message;
    }
}
