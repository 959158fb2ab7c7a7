package dev.hotline.console;

/** The configuration's files cannot be put back. The message is for people. */
public final class ConfigDeskException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConfigDeskException(String message, Throwable cause) {
        super(message, cause);
    }
}
