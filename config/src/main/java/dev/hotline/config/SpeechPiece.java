package dev.hotline.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The recorded pieces that numbers, dates, times, waits and money are said with. Beside these constants there are three families: numbers
 * ({@code num-12}), months ({@code month-11}) and English days ({@code ord-21}). Each must be in {@code prompts/manifest.yaml} in the languages
 * that say it; {@link #ids} lists them.
 */
public enum SpeechPiece {
    /** 百. */
    NUM_HUNDRED,
    /** 千. */
    NUM_THOUSAND,
    /** 万: ten thousand. */
    NUM_WAN(Language.ZH),
    /** 亿: a hundred millions. */
    NUM_YI(Language.ZH),
    NUM_MILLION(Language.EN),
    NUM_BILLION(Language.EN),
    NUM_AND(Language.EN),
    /** 两: two of something. */
    NUM_LIANG(Language.ZH),
    /** 幺: one, among digits that are read out. */
    DIGIT_1(Language.ZH),
    POSITION_BEFORE,
    POSITION_AFTER,
    WAIT_ABOUT,
    WAIT_LESS,
    /** Between the ends of a range. */
    RANGE_TO,
    UNIT_MINUTE,
    UNIT_MINUTES(Language.EN),
    UNIT_HOUR,
    UNIT_HOURS(Language.EN),
    /** 年. */
    DATE_YEAR(Language.ZH),
    /** 日. */
    DATE_DAY(Language.ZH),
    /** 凌晨: before six. */
    TIME_NIGHT(Language.ZH),
    /** 早上: before nine. */
    TIME_MORNING(Language.ZH),
    /** 上午: before twelve. */
    TIME_FORENOON(Language.ZH),
    /** 中午. */
    TIME_NOON,
    /** 下午: before six in the evening. */
    TIME_AFTERNOON(Language.ZH),
    /** 晚上. */
    TIME_EVENING(Language.ZH),
    TIME_MIDNIGHT(Language.EN),
    /** 点. */
    TIME_POINT(Language.ZH),
    /** 半. */
    TIME_HALF(Language.ZH),
    TIME_OH(Language.EN),
    TIME_AM(Language.EN),
    TIME_PM(Language.EN),
    UNIT_YUAN,
    /** 角: a tenth of a yuan. */
    UNIT_JIAO(Language.ZH),
    /** 分: a hundredth of a yuan; in Chinese also the minutes of a time of day. */
    UNIT_FEN;

    private final @Nullable Language only;

    SpeechPiece() {
        only = null;
    }

    SpeechPiece(Language only) {
        this.only = only;
    }

    /** Its name in the manifest, such as {@code unit-minute}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param number 0 to 20, or a ten up to 90 */
    public static String number(int number) {
        return "num-" + number;
    }

    /** @param month 1 to 12 */
    public static String month(int month) {
        return "month-" + month;
    }

    /** @param day of a month, 1 to 31, as English counts them: first, second */
    public static String ordinal(int day) {
        return "ord-" + day;
    }

    /** The ids of all pieces that this language is spoken with. */
    public static List<String> ids(Language language) {
        var ids = new ArrayList<String>();
        IntStream.rangeClosed(0, 20).forEach(number -> ids.add(number(number)));
        IntStream.rangeClosed(3, 9).forEach(tens -> ids.add(number(tens * 10)));
        IntStream.rangeClosed(1, 12).forEach(month -> ids.add(month(month)));
        if (language == Language.EN) {
            IntStream.rangeClosed(1, 31).forEach(day -> ids.add(ordinal(day)));
        }
        Arrays.stream(values())
                .filter(piece -> piece.only == null || piece.only == language)
                .forEach(piece -> ids.add(piece.id()));
        return ids;
    }
}
