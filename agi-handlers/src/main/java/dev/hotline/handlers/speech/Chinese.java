package dev.hotline.handlers.speech;

import dev.hotline.config.EnginePrompt;
import dev.hotline.config.SpeechPiece;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** Mandarin. */
final class Chinese {
    private Chinese() {}

    static List<String> prompts(Said said) {
        return switch (said) {
            case Said.Cardinal number -> ChineseNumber.of(number.value());
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
        return digits.chars()
                .mapToObj(digit -> digit == '1' ? SpeechPiece.DIGIT_1.id() : SpeechPiece.number(digit - '0'))
                .toList();
    }

    private static List<String> position(int position) {
        return position == 1
                ? List.of(EnginePrompt.POSITION_1.id())
                : new Pieces()
                        .add(SpeechPiece.POSITION_BEFORE)
                        .add(ChineseNumber.of(position))
                        .add(SpeechPiece.POSITION_AFTER)
                        .ids();
    }

    private static List<String> length(Duration duration) {
        long minutes = Waiting.roundedUp(duration, Duration.ofMinutes(1));
        var pieces = new Pieces();
        if (minutes >= 60) {
            pieces.add(ChineseNumber.ofThings(minutes / 60)).add(SpeechPiece.UNIT_HOUR);
        }
        if (minutes % 60 > 0 || minutes == 0) {
            pieces.add(ChineseNumber.ofThings(minutes % 60)).add(SpeechPiece.UNIT_MINUTE);
        }
        return pieces.ids();
    }

    private static List<String> wait(Waiting wait) {
        var pieces = new Pieces().add(wait.from() == 0 ? SpeechPiece.WAIT_LESS : SpeechPiece.WAIT_ABOUT);
        if (wait.from() > 0 && wait.from() < wait.to()) {
            pieces.add(ChineseNumber.ofThings(wait.from())).add(SpeechPiece.RANGE_TO);
        }
        return pieces.add(ChineseNumber.ofThings(wait.to()))
                .add(wait.hours() ? SpeechPiece.UNIT_HOUR : SpeechPiece.UNIT_MINUTE)
                .ids();
    }

    /** The year goes digit by digit, with 一 and not 幺. */
    private static List<String> date(LocalDate date) {
        var pieces = new Pieces();
        String.valueOf(date.getYear()).chars().forEach(digit -> pieces.add(digit - '0'));
        return pieces.add(SpeechPiece.DATE_YEAR)
                .add(day(date.getMonthValue(), date.getDayOfMonth()))
                .ids();
    }

    private static List<String> day(int month, int day) {
        return new Pieces()
                .add(SpeechPiece.month(month))
                .add(ChineseNumber.of(day))
                .add(SpeechPiece.DATE_DAY)
                .ids();
    }

    private static List<String> time(LocalTime time) {
        int hour = time.getHour() > 12 ? time.getHour() - 12 : time.getHour();
        var pieces = new Pieces()
                .add(partOfDay(time.getHour()))
                .add(ChineseNumber.ofThings(hour))
                .add(SpeechPiece.TIME_POINT);
        int minute = time.getMinute();
        if (minute == 30) {
            pieces.add(SpeechPiece.TIME_HALF);
        } else if (minute > 0) {
            pieces.add(minute < 10 ? List.of(SpeechPiece.number(0)) : List.of())
                    .add(ChineseNumber.of(minute))
                    .add(SpeechPiece.UNIT_FEN);
        }
        return pieces.ids();
    }

    private static SpeechPiece partOfDay(int hour) {
        return switch (hour / 3) {
            case 0, 1 -> SpeechPiece.TIME_NIGHT;
            case 2 -> SpeechPiece.TIME_MORNING;
            case 3 -> SpeechPiece.TIME_FORENOON;
            case 4, 5 -> hour == 12 ? SpeechPiece.TIME_NOON : SpeechPiece.TIME_AFTERNOON;
            default -> SpeechPiece.TIME_EVENING;
        };
    }

    private static List<String> money(Said.Money money) {
        long yuan = money.wholeYuan();
        int jiao = money.fen() / 10;
        int fen = money.fen() % 10;
        var pieces = new Pieces();
        if (yuan > 0 || money.fen() == 0) {
            pieces.add(ChineseNumber.ofThings(yuan)).add(SpeechPiece.UNIT_YUAN);
        }
        if (jiao > 0) {
            pieces.add(ChineseNumber.ofThings(jiao)).add(SpeechPiece.UNIT_JIAO);
        }
        if (fen > 0) {
            pieces.add(yuan > 0 && jiao == 0 ? List.of(SpeechPiece.number(0)) : List.of())
                    .add(ChineseNumber.ofThings(fen))
                    .add(SpeechPiece.UNIT_FEN);
        }
        return pieces.ids();
    }
}
