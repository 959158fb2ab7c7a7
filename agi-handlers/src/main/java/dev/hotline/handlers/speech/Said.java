package dev.hotline.handlers.speech;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;

/** What can be said with recorded pieces. Each refuses what has no words, with an {@link IllegalArgumentException} that says why. */
public sealed interface Said {
    /** The highest number that there are words for. */
    long HIGHEST_NUMBER = 999_999_999_999L;

    /**
     * A number: 一百零五; one hundred and five.
     *
     * @param value 0 to {@link #HIGHEST_NUMBER}
     */
    record Cardinal(long value) implements Said {
        public Cardinal {
            require(value >= 0 && value <= HIGHEST_NUMBER, "number", value, "0 to " + HIGHEST_NUMBER);
        }
    }

    /**
     * Digits one by one, as in a telephone number; in Chinese a one is 幺.
     *
     * @param digits 0 to 9, at least one
     */
    record Digits(String digits) implements Said {
        public Digits {
            require(digits.matches("[0-9]+"), "digits", digits, "0 to 9 and nothing else");
        }
    }

    /**
     * Where the caller stands in the queue, as a sentence: 您目前排在第十二位; You are number twelve in line. The first is told that he is
     * next.
     *
     * @param position from 1
     */
    record Position(int position) implements Said {
        public Position {
            require(position >= 1, "position", position, "1 or more");
        }
    }

    /**
     * How long something takes, to the minute: 两分钟; one hour and five minutes.
     *
     * @param duration not negative; a part of a minute counts as a whole one
     */
    record Length(Duration duration) implements Said {
        public Length {
            require(!duration.isNegative(), "length", duration, "zero or more");
        }
    }

    /**
     * How long the caller will have to wait, as a sentence: 您大约还需要等待两到三分钟; Your wait will be about two to three minutes. The range said
     * is never narrower than the one given: in whole minutes, above an hour and a half in whole hours.
     *
     * @param low not negative
     * @param high not below {@code low}
     */
    record Wait(Duration low, Duration high) implements Said {
        public Wait {
            require(!low.isNegative(), "wait", low, "zero or more");
            require(high.compareTo(low) >= 0, "wait", high, "at least the " + low + " that it begins with");
        }
    }

    /**
     * A date with its year: 二零二六年十一月二十一日; November twenty-first, twenty twenty-six.
     *
     * @param date of the years 1 to 9999
     */
    record Date(LocalDate date) implements Said {
        public Date {
            require(date.getYear() >= 1 && date.getYear() <= 9999, "year", date.getYear(), "1 to 9999");
        }
    }

    /** A date of a year that goes without saying: 十一月二十一日; November twenty-first. */
    record Day(MonthDay day) implements Said {}

    /** A time of day, to the minute: 下午两点半; two thirty p.m. */
    record Time(LocalTime time) implements Said {}

    /**
     * Money in Chinese yuan: 十二元五角; twelve yuan and fifty fen.
     *
     * @param yuan 0 to {@link #HIGHEST_NUMBER}, with no more than two decimal places
     */
    record Money(BigDecimal yuan) implements Said {
        public Money {
            require(
                    yuan.signum() >= 0 && yuan.compareTo(BigDecimal.valueOf(HIGHEST_NUMBER)) <= 0,
                    "money",
                    yuan,
                    "0 to " + HIGHEST_NUMBER);
            require(yuan.stripTrailingZeros().scale() <= 2, "money", yuan, "no more than two decimal places");
        }

        long wholeYuan() {
            return yuan.longValue();
        }

        /** What is more than whole yuan, 0 to 99. */
        int fen() {
            return yuan.remainder(BigDecimal.ONE)
                    .movePointRight(2)
                    .setScale(0, RoundingMode.UNNECESSARY)
                    .intValue();
        }
    }

    private static void require(boolean right, String name, Object value, String expected) {
        if (!right) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
        }
    }
}
