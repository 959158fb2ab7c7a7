package dev.hotline.config.prompts;

import java.util.Map;

/**
 * How espeak-ng speaks a language.
 *
 * @param name of its voice
 * @param speed in words a minute
 * @param pitch 0 to 99
 * @param say words that the voice reads wrongly, each with how it is written for it
 */
public record Voice(String name, int speed, int pitch, Map<String, String> say) {
    private static final int LONGEST_SINGLE_WORD = 5;

    /** How fast to speak this text: a single word, such as a digit, is spoken slower, or it would be over before it is heard. */
    int speedOf(String text) {
        return text.length() <= LONGEST_SINGLE_WORD ? Math.max(80, speed * 2 / 3) : speed;
    }

    String written(String text) {
        String result = text;
        for (var word : say.entrySet()) {
            result = result.replace(word.getKey(), word.getValue());
        }
        return result;
    }
}
