package dev.hotline.handlers.speech;

import dev.hotline.config.EnginePrompt;
import dev.hotline.config.SpeechPiece;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** English. */
final class English {
    private English() {}

    static List<String> prompts(Said said) {
        return switch (said) {
            case Said.Cardinal number -> EnglishNumber.of(number.value());
            case Said.Digits digits -> digits(digits.digits());
            case Said.Position position -> position(position.position());
            case Said.Length length -> length(length.duration());
            case Said.Wait wait -> wait(Waiting.of(wait));
            case Said.Date date -> date(date.date());
            case Said.Day day -> day(day.day().getMonthValue(), day.day().getDayOfMonth());
            case Said.Time time -> time(time.time());
            case Said.Money money -> money(money);
        };
    }

    private static List<String> digits(String digits) {
        return digits.chars().mapToObj(digit -> SpeechPiece.number(digit - '0')).toList();
    }

    private static List<String> position(int position) {
        return position == 1
                ? List.of(EnginePrompt.POSITION_1.id())
                : new Pieces()
                        .add(SpeechPiece.POSITION_BEFORE)
                        .add(EnglishNumber.of(position))
                        .add(SpeechPiece.POSITION_AFTER)
                        .ids();
    }

    private static List<String> length(Duration duration) {
        long minutes = Waiting.roundedUp(duration, Duration.ofMinutes(1));
        var pieces = new Pieces();
        if (minutes >= 60) {
            pieces.add(EnglishNumber.of(minutes / 60)).add(hours(minutes / 60));
        }
        if (minutes > 60 && minutes % 60 > 0) {
            pieces.add(SpeechPiece.NUM_AND);
        }
        if (minutes % 60 > 0 || minutes == 0) {
            pieces.add(EnglishNumber.of(minutes % 60)).add(minutes(minutes % 60));
        }
        return pieces.ids();
    }

    private static List<String> wait(Waiting wait) {
        var pieces = new Pieces().add(wait.from() == 0 ? SpeechPiece.WAIT_LESS : SpeechPiece.WAIT_ABOUT);
        if (wait.from() > 0 && wait.from() < wait.to()) {
            pieces.add(EnglishNumber.of(wait.from())).add(SpeechPiece.RANGE_TO);
        }
        return pieces.add(EnglishNumber.of(wait.to()))
                .add(wait.hours() ? hours(wait.to()) : minutes(wait.to()))
                .ids();
    }

    private static SpeechPiece minutes(long count) {
        return count == 1 ? SpeechPiece.UNIT_MINUTE : SpeechPiece.UNIT_MINUTES;
    }

    private static SpeechPiece hours(long count) {
        return count == 1 ? SpeechPiece.UNIT_HOUR : SpeechPiece.UNIT_HOURS;
    }

    private static List<String> date(LocalDate date) {
        return new Pieces()
                .add(day(date.getMonthValue(), date.getDayOfMonth()))
                .add(year(date.getYear()))
                .ids();
    }

    private static List<String> day(int month, int day) {
        return List.of(SpeechPiece.month(month), SpeechPiece.ordinal(day));
    }

    /** Nineteen ninety-nine, nineteen oh five, nineteen hundred; but two thousand and five. */
    private static List<String> year(int year) {
        int century = year / 100;
        int rest = year % 100;
        if (year < 1000 || year % 1000 < 10) {
            return EnglishNumber.of(year);
        }
        var pieces = new Pieces().addTens(century);
        if (rest == 0) {
            return pieces.add(SpeechPiece.NUM_HUNDRED).ids();
        }
        return (rest < 10 ? pieces.add(SpeechPiece.TIME_OH) : pieces)
                .addTens(rest)
                .ids();
    }

    private static List<String> time(LocalTime time) {
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        int minute = time.getMinute();
        var pieces = new Pieces().add(hour);
        if (minute > 0) {
            (minute < 10 ? pieces.add(SpeechPiece.TIME_OH) : pieces).addTens(minute);
        } else if (hour == 12) {
            return pieces.add(time.getHour() == 12 ? SpeechPiece.TIME_NOON : SpeechPiece.TIME_MIDNIGHT)
                    .ids();
        }
        return pieces.add(time.getHour() < 12 ? SpeechPiece.TIME_AM : SpeechPiece.TIME_PM)
                .ids();
    }

    private static List<String> money(Said.Money money) {
        long yuan = money.wholeYuan();
        var pieces = new Pieces();
        if (yuan > 0 || money.fen() == 0) {
            pieces.add(EnglishNumber.of(yuan)).add(SpeechPiece.UNIT_YUAN);
        }
        if (yuan > 0 && money.fen() > 0) {
            pieces.add(SpeechPiece.NUM_AND);
        }
        if (money.fen() > 0) {
            pieces.add(EnglishNumber.of(money.fen())).add(SpeechPiece.UNIT_FEN);
        }
        return pieces.ids();
    }
}
