package dev.hotline.config;

import java.util.Locale;

/** The prompts that the engine says by itself, whatever the files name. Each must be in {@code prompts/manifest.yaml}. */
public enum EnginePrompt {
    ALL_BUSY,
    ASK_OUTCOME,
    CALLBACK_NO_NUMBER,
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
    CONFIRM,
    CONNECTING,
    CONNECTING_DEDICATED,
    DIGIT_0,
    DIGIT_1,
    DIGIT_2,
    DIGIT_3,
    DIGIT_4,
    DIGIT_5,
    DIGIT_6,
    DIGIT_7,
    DIGIT_8,
    DIGIT_9,
    NO_KEY,
    NOT_IN_SERVICE,
    PLEASE_HOLD,
    POSITION_1,
    POSITION_2,
    POSITION_3,
    POSITION_4,
    POSITION_5,
    POSITION_6,
    POSITION_7,
    POSITION_8,
    POSITION_9,
    POSITION_MORE,
    RESUMED,
    WRONG_KEY,
    WRONG_NUMBER,
    YOU_KEYED;

    private static final int HIGHEST_POSITION = 9;

    /** Its name in the manifest, such as {@code all-busy}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How many are before the caller, and he himself; one prompt serves for all who have many before them. */
    public static EnginePrompt position(int position) {
        return position <= HIGHEST_POSITION ? valueOf("POSITION_" + position) : POSITION_MORE;
    }

    /**
     * A digit as it is read out.
     *
     * @param digit 0 to 9
     */
    public static EnginePrompt digit(int digit) {
        return valueOf("DIGIT_" + digit);
    }

    /** The name of the prompt that says a topic, which depends on the menu. */
    public static String topic(String topic) {
        return "topic-" + topic;
    }
}
