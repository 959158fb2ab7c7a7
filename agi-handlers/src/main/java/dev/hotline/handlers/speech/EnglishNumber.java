package dev.hotline.handlers.speech;

import dev.hotline.config.SpeechPiece;
import java.util.List;

/** A number in English, with "and" before what is below a hundred: one thousand two hundred and five. */
final class EnglishNumber {
    private final Pieces said = new Pieces();

    private EnglishNumber() {}

    /** @param number 0 to {@link Said#HIGHEST_NUMBER} */
    static List<String> of(long number) {
        var words = new EnglishNumber();
        words.group((int) (number / 1_000_000_000), SpeechPiece.NUM_BILLION);
        words.group((int) (number / 1_000_000 % 1000), SpeechPiece.NUM_MILLION);
        words.group((int) (number / 1000 % 1000), SpeechPiece.NUM_THOUSAND);
        words.hundreds((int) (number % 1000), !words.said.isEmpty());
        return number == 0 ? List.of(SpeechPiece.number(0)) : words.said.ids();
    }

    private void group(int number, SpeechPiece unit) {
        if (number > 0) {
            hundreds(number, false);
            said.add(unit);
        }
    }

    private void hundreds(int number, boolean andTens) {
        if (number >= 100) {
            said.add(number / 100).add(SpeechPiece.NUM_HUNDRED);
        }
        int tens = number % 100;
        if (tens > 0 && (number >= 100 || andTens)) {
            said.add(SpeechPiece.NUM_AND);
        }
        if (tens > 0) {
            said.addTens(tens);
        }
    }
}
