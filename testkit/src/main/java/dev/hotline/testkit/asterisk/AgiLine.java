package dev.hotline.testkit.asterisk;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words as res_agi does: at blanks outside double quotes, with a backslash before what is meant literally. */
final class AgiLine {
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean quoted;
    private boolean escaped;

    private AgiLine() {}

    static List<String> words(String line) {
        AgiLine parsed = new AgiLine();
        line.chars().forEach(c -> parsed.take((char) c));
        parsed.endWord();
        return parsed.words;
    }

    private void take(char c) {
        if (escaped) {
            escaped = false;
            append(c);
        } else if (c == '\\') {
            escaped = true;
        } else if (c == '"') {
            quoted = !quoted;
            inWord = true;
        } else if ((c == ' ' || c == '\t') && !quoted) {
            endWord();
        } else {
            append(c);
        }
    }

    private void append(char c) {
        inWord = true;
        word.append(c);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
