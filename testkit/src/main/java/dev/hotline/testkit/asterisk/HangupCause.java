package dev.hotline.testkit.asterisk;

/** Why a channel ended, in Asterisk's codes and words. */
enum HangupCause {
    NONE(0, "Unknown"),
    NO_ROUTE(3, "No route to destination"),
    NORMAL(16, "Normal Clearing"),
    BUSY(17, "User busy"),
    NO_ANSWER(19, "User alerting, no answer");

    private final int code;
    private final String words;

    HangupCause(int code, String words) {
        this.code = code;
        this.words = words;
    }

    int code() {
        return code;
    }

    String words() {
        return words;
    }
}
