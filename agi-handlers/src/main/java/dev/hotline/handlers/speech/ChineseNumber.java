package dev.hotline.handlers.speech;

import dev.hotline.config.SpeechPiece;
import java.util.List;

/**
 * A number in Mandarin. Digits are said in groups of four, with 万 and 亿 after them; what is left out between two digits is said once as 零.
 * Two is 两 before 万 and 亿, and before 千 where the number begins with it; ten is 十 at the beginning, inside a number 一十.
 */
final class ChineseNumber {
    private static final int GROUP = 10_000;

    private final Pieces said = new Pieces();
    private boolean leftOut;

    private ChineseNumber() {}

    /** @param number 0 to {@link Said#HIGHEST_NUMBER} */
    static List<String> of(long number) {
        var words = new ChineseNumber();
        words.group((int) (number / GROUP / GROUP), SpeechPiece.NUM_YI);
        words.group((int) (number / GROUP % GROUP), SpeechPiece.NUM_WAN);
        words.digits((int) (number % GROUP));
        return number == 0 ? List.of(SpeechPiece.number(0)) : words.said.ids();
    }

    /** So many of something: two is 两. */
    static List<String> ofThings(long number) {
        return number == 2 ? List.of(SpeechPiece.NUM_LIANG.id()) : of(number);
    }

    private void group(int number, SpeechPiece unit) {
        if (number == 2) {
            leftOut = true;
            begin();
            said.add(SpeechPiece.NUM_LIANG);
        } else {
            digits(number);
        }
        if (number > 0) {
            said.add(unit);
            leftOut = false;
        }
    }

    private void digits(int number) {
        digit(number / 1000, SpeechPiece.NUM_THOUSAND);
        digit(number / 100 % 10, SpeechPiece.NUM_HUNDRED);
        tens(number % 100);
    }

    private void digit(int digit, SpeechPiece unit) {
        if (digit == 0) {
            leftOut = true;
            return;
        }
        begin();
        boolean thousandsFirst = said.isEmpty() && unit == SpeechPiece.NUM_THOUSAND;
        said.add(digit == 2 && thousandsFirst ? SpeechPiece.NUM_LIANG.id() : SpeechPiece.number(digit))
                .add(unit);
    }

    private void tens(int number) {
        leftOut |= number < 10;
        if (number == 0) {
            return;
        }
        begin();
        if (number >= 10 && number < 20 && !said.isEmpty()) {
            said.add(1);
        }
        said.addTens(number);
    }

    /** Before the next digit: what was left out since the last one is said. */
    private void begin() {
        if (leftOut && !said.isEmpty()) {
            said.add(0);
        }
        leftOut = false;
    }
}
