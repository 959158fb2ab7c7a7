package dev.hotline.config;

import java.util.Locale;

/**
 * The prompts that the engine says by itself, whatever the files name. Each must be in {@code prompts/manifest.yaml}, as must each
 * {@link SpeechPiece}.
 */
public enum EnginePrompt {
    AGENT_CODE_UNKNOWN,
    AGENT_LOGGED_IN,
    AGENT_LOGGED_OUT,
    AGENT_LOGGED_OUT_LATER,
    AGENT_NOT_DONE,
    AGENT_NOT_LOGGED_IN,
    /** A reason follows. */
    AGENT_PAUSED,
    /** A reason follows. */
    AGENT_PAUSED_LATER,
    AGENT_PAUSE_WHY,
    AGENT_PHONE_UNKNOWN,
    AGENT_READY,
    AGENT_REASON_UNKNOWN,
    ALL_BUSY,
    ASK_OUTCOME,
    /** How many times he has called today: a number, and {@link #BRIEF_CALL_TODAY}, follow. */
    BRIEF_CALL,
    BRIEF_CALL_TODAY,
    BRIEF_OPEN_CASE,
    /** A length of time follows. */
    BRIEF_WAITED,
    /** The queue closes before the caller's turn comes. */
    CALLBACK_CLOSING,
    CALLBACK_CONFIRM,
    CALLBACK_KEY_NUMBER,
    CALLBACK_NO_NUMBER,
    /** The digits follow. */
    CALLBACK_NUMBER,
    /** The caller rang again, and is not called back. */
    CALLBACK_OFF,
    CALLBACK_OFFER,
    CALLBACK_PROMISED,
    CB_ACCEPT,
    CB_BUSY,
    CB_CUSTOMER_UNKNOWN,
    CB_DIALLING,
    CB_GIVEN_UP,
    CB_INTRO,
    CB_NO_ANSWER,
    CB_NOT_SOLVED,
    CB_NOTED,
    CB_OUTCOME,
    CB_PASSED,
    CB_PROMISED,
    CB_SATISFACTION,
    CB_SETTLED,
    CB_TOPIC,
    CB_VIP,
    CHOOSE_LANGUAGE,
    /** The queue has closed, and who waits stays in line. */
    CLOSED_IN_LINE,
    /** Whom an agent wants to ask is logged out, or his phone cannot be reached. */
    COLLEAGUE_AWAY,
    COLLEAGUE_BUSY,
    /** A reason follows. */
    COLLEAGUE_PAUSED,
    CONFIRM,
    CONNECTING,
    CONNECTING_DEDICATED,
    /** The caller waits for his own engineer alone. */
    DEDICATED_BUSY,
    NO_KEY,
    NOT_IN_SERVICE,
    /** The caller was cut off, and is back. */
    PLACE_KEPT,
    PLEASE_HOLD,
    /** The caller is next. Any other position is said with pieces. */
    POSITION_1,
    RESUMED,
    TO_OPERATOR,
    TRANSFER_IN_VAIN,
    /** The caller waits for longer than he was told. */
    WAIT_LONGER,
    WRONG_KEY,
    WRONG_NUMBER,
    YOU_KEYED;

    /** Its name in the manifest, such as {@code all-busy}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of the prompt that says a line to an agent. */
    public static String line(String line) {
        return "line-" + line;
    }

    /** The name of the prompt that says a topic, which depends on the menu. */
    public static String topic(String topic) {
        return "topic-" + topic;
    }

    /** The name of the prompt that says why an agent pauses. */
    public static String pause(String reason) {
        return "pause-" + reason;
    }
}
