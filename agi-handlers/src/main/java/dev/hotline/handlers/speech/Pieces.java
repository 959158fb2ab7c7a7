package dev.hotline.handlers.speech;

import dev.hotline.config.SpeechPiece;
import java.util.ArrayList;
import java.util.List;

/** Prompts in the order in which they are said. Confined to one thread. */
final class Pieces {
    private final List<String> ids = new ArrayList<>();

    Pieces add(SpeechPiece piece) {
        return add(piece.id());
    }

    Pieces add(String id) {
        ids.add(id);
        return this;
    }

    /** @param number one that is a piece of its own */
    Pieces add(int number) {
        return add(SpeechPiece.number(number));
    }

    /** @param number 1 to 99, said in the same order in every language: the ten, then the one */
    Pieces addTens(int number) {
        if (number <= 20) {
            return add(number);
        }
        add(number / 10 * 10);
        return number % 10 == 0 ? this : add(number % 10);
    }

    Pieces add(List<String> prompts) {
        ids.addAll(prompts);
        return this;
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    List<String> ids() {
        return List.copyOf(ids);
    }
}
