package dev.hotline.handlers.speech;

import dev.hotline.config.Language;
import java.util.List;

/** Says things with recorded pieces. */
public final class Speech {
    private Speech() {}

    /** The prompts to play one after the other; {@link dev.hotline.config.SpeechPiece} lists all that there may be. */
    public static List<String> prompts(Language language, Said said) {
        return switch (language) {
            case ZH -> Chinese.prompts(said);
            case EN -> English.prompts(said);
        };
    }
}
