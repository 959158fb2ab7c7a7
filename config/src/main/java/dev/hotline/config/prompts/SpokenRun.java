package dev.hotline.config.prompts;

import dev.hotline.config.Language;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/** A stretch of text that one voice can speak, for names and words of the other language inside a text. */
record SpokenRun(Language language, String text) {

    /** The runs of a text: its Chinese characters are spoken in Chinese, its letters in English, all else with what stands before. */
    static List<SpokenRun> of(Language main, String text) {
        var runs = new ArrayList<SpokenRun>();
        Language current = main;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            Language next = languageOf(text.charAt(i), current);
            if (next != current) {
                add(runs, current, text.substring(start, i));
                start = i;
                current = next;
            }
        }
        add(runs, current, text.substring(start));
        return runs;
    }

    private static void add(List<SpokenRun> runs, Language language, String text) {
        if (text.chars().anyMatch(Character::isLetterOrDigit)) {
            runs.add(new SpokenRun(language, text.strip()));
        }
    }

    private static Language languageOf(char c, Language otherwise) {
        return switch (UnicodeScript.of(c)) {
            case HAN -> Language.ZH;
            case LATIN -> Language.EN;
            default -> otherwise;
        };
    }
}
