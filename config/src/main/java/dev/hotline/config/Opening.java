package dev.hotline.config;

/** What a {@link Calendar} says of a moment. */
public enum Opening {
    OPEN,
    CLOSED,
    /** Closed all day because of a holiday. */
    HOLIDAY
}
