package dev.hotline.callback;

/** What the agent says of the talk, by key. */
public enum Outcome {
    SOLVED('1'),
    NOT_SOLVED('2'),
    CALL_AGAIN('3');

    private final char key;

    Outcome(char key) {
        this.key = key;
    }

    public char key() {
        return key;
    }
}
