package dev.hotline.handlers.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.config.EnginePrompt;
import dev.hotline.config.Language;
import dev.hotline.config.SpeechPiece;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpeechTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0            | 零                        | zero",
                "2            | 二                        | two",
                "10           | 十                        | ten",
                "12           | 十二                      | twelve",
                "20           | 二十                      | twenty",
                "21           | 二十一                    | twenty one",
                "99           | 九十九                    | ninety nine",
                "100          | 一百                      | one hundred",
                "105          | 一百零五                  | one hundred and five",
                "110          | 一百一十                  | one hundred and ten",
                "112          | 一百一十二                | one hundred and twelve",
                "200          | 二百                      | two hundred",
                "222          | 二百二十二                | two hundred and twenty two",
                "1000         | 一千                      | one thousand",
                "1005         | 一千零五                  | one thousand and five",
                "1012         | 一千零一十二              | one thousand and twelve",
                "1050         | 一千零五十                | one thousand and fifty",
                "1100         | 一千一百                  | one thousand one hundred",
                "2000         | 两千                      | two thousand",
                "2202         | 两千二百零二              | two thousand two hundred and two",
                "10000        | 一万                      | ten thousand",
                "10300        | 一万零三百                | ten thousand three hundred",
                "12000        | 一万二千                  | twelve thousand",
                "20000        | 两万                      | twenty thousand",
                "100000       | 十万                      | one hundred thousand",
                "103000       | 十万三千                  | one hundred and three thousand",
                "120005       | 十二万零五                | one hundred and twenty thousand and five",
                "1020304      | 一百零二万零三百零四      | one million twenty thousand three hundred and four",
                "20000000     | 两千万                    | twenty million",
                "100000005    | 一亿零五                  | one hundred million and five",
                "100005000    | 一亿零五千                | one hundred million five thousand",
                "100020000    | 一亿零两万                | one hundred million twenty thousand",
                "100120000    | 一亿零一十二万            | one hundred million one hundred and twenty thousand",
                "202000000    | 两亿零二百万              | two hundred and two million",
                "1010000000   | 十亿一千万                | one billion ten million",
                "999999999999 | 九千九百九十九亿九千九百九十九万九千九百九十九"
                        + " | nine hundred and ninety nine billion nine hundred and ninety nine million"
                        + " nine hundred and ninety nine thousand nine hundred and ninety nine"
            })
    void number(long number, String chinese, String english) {
        heard(new Said.Cardinal(number), chinese, english);
    }

    @Test
    void digits_areReadOutOneByOne_inChineseWithYaoForOne() {
        heard(new Said.Digits("13800138001"), "幺三八零零幺三八零零幺", "one three eight zero zero one three eight zero zero one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1   | 您是下一位。              | You are next in line.",
                "2   | 您目前排在第二位           | You are number two in line",
                "12  | 您目前排在第十二位         | You are number twelve in line",
                "105 | 您目前排在第一百零五位     | You are number one hundred and five in line"
            })
    void position(int position, String chinese, String english) {
        heard(new Said.Position(position), chinese, english);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT0S    | 零分钟         | zero minutes",
                "PT1M    | 一分钟         | one minute",
                "PT61S   | 两分钟         | two minutes",
                "PT12M   | 十二分钟       | twelve minutes",
                "PT22M   | 二十二分钟     | twenty two minutes",
                "PT1H    | 一小时         | one hour",
                "PT61M   | 一小时一分钟   | one hour and one minute",
                "PT2H30M | 两小时三十分钟 | two hours and thirty minutes"
            })
    void length(Duration length, String chinese, String english) {
        heard(new Said.Length(length), chinese, english);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT2M    | PT2M    | 您大约还需要等待两分钟     | Your wait will be about two minutes",
                "PT1M    | PT1M    | 您大约还需要等待一分钟     | Your wait will be about one minute",
                "PT2M    | PT3M    | 您大约还需要等待两到三分钟 | Your wait will be about two to three minutes",
                "PT90S   | PT110S  | 您大约还需要等待一到两分钟 | Your wait will be about one to two minutes",
                "PT0S    | PT0S    | 您还需要等待不到一分钟     | Your wait will be less than one minute",
                "PT20S   | PT2M    | 您还需要等待不到两分钟     | Your wait will be less than two minutes",
                "PT20M   | PT90M   | 您大约还需要等待二十到九十分钟 | Your wait will be about twenty to ninety minutes",
                "PT60M   | PT91M   | 您大约还需要等待一到两小时 | Your wait will be about one to two hours",
                "PT30M   | PT2H    | 您还需要等待不到两小时     | Your wait will be less than two hours"
            })
    void wait(Duration low, Duration high, String chinese, String english) {
        heard(new Said.Wait(low, high), chinese, english);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-21 | 二零二六年十一月二十一日 | November twenty-first twenty twenty six",
                "2000-01-01 | 二零零零年一月一日       | January first two thousand",
                "2005-02-12 | 二零零五年二月十二日     | February twelfth two thousand and five",
                "2010-10-10 | 二零一零年十月十日       | October tenth twenty ten",
                "1999-12-31 | 一九九九年十二月三十一日 | December thirty-first nineteen ninety nine",
                "1905-03-03 | 一九零五年三月三日       | March third nineteen oh five",
                "1900-05-22 | 一九零零年五月二十二日   | May twenty-second nineteen hundred",
                "0987-06-30 | 九八七年六月三十日       | June thirtieth nine hundred and eighty seven"
            })
    void date(LocalDate date, String chinese, String english) {
        heard(new Said.Date(date), chinese, english);
    }

    @Test
    void day_isADateWithoutItsYear() {
        heard(new Said.Day(MonthDay.of(11, 21)), "十一月二十一日", "November twenty-first");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00:00 | 凌晨零点         | twelve midnight",
                "00:30 | 凌晨零点半       | twelve thirty a.m.",
                "02:00 | 凌晨两点         | two a.m.",
                "06:15 | 早上六点十五分   | six fifteen a.m.",
                "09:00 | 上午九点         | nine a.m.",
                "11:59 | 上午十一点五十九分 | eleven fifty nine a.m.",
                "12:00 | 中午十二点       | twelve noon",
                "12:05 | 中午十二点零五分 | twelve oh five p.m.",
                "13:10 | 下午一点十分     | one ten p.m.",
                "14:30 | 下午两点半       | two thirty p.m.",
                "15:02 | 下午三点零二分   | three oh two p.m.",
                "15:05 | 下午三点零五分   | three oh five p.m.",
                "18:00 | 晚上六点         | six p.m.",
                "23:59 | 晚上十一点五十九分 | eleven fifty nine p.m."
            })
    void time(LocalTime time, String chinese, String english) {
        heard(new Said.Time(time), chinese, english);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0       | 零元           | zero yuan",
                "1.00    | 一元           | one yuan",
                "2       | 两元           | two yuan",
                "12.50   | 十二元五角     | twelve yuan and fifty fen",
                "12.05   | 十二元零五分   | twelve yuan and five fen",
                "12.55   | 十二元五角五分 | twelve yuan and fifty five fen",
                "0.20    | 两角           | twenty fen",
                "0.02    | 两分           | two fen",
                "1E+3    | 一千元         | one thousand yuan",
                "2105.10 | 两千一百零五元一角 | two thousand one hundred and five yuan and ten fen"
            })
    void money(BigDecimal yuan, String chinese, String english) {
        heard(new Said.Money(yuan), chinese, english);
    }

    @Test
    void whatHasNoWords_isRefused() {
        refused(() -> new Said.Cardinal(-3), "number: -3 (expected: 0 to 999999999999)");
        refused(() -> new Said.Cardinal(1_000_000_000_000L), "number: 1000000000000 (expected: 0 to 999999999999)");
        refused(() -> new Said.Digits("12a"), "digits: 12a (expected: 0 to 9 and nothing else)");
        refused(() -> new Said.Digits(""), "digits:  (expected: 0 to 9 and nothing else)");
        refused(() -> new Said.Position(0), "position: 0 (expected: 1 or more)");
        refused(() -> new Said.Length(Duration.ofMinutes(-1)), "length: PT-1M (expected: zero or more)");
        refused(() -> new Said.Wait(Duration.ofSeconds(-1), Duration.ZERO), "wait: PT-1S (expected: zero or more)");
        refused(
                () -> new Said.Wait(Duration.ofMinutes(3), Duration.ofMinutes(2)),
                "wait: PT2M (expected: at least the PT3M that it begins with)");
        refused(() -> new Said.Date(LocalDate.of(0, 1, 1)), "year: 0 (expected: 1 to 9999)");
        refused(() -> new Said.Money(new BigDecimal("-0.01")), "money: -0.01 (expected: 0 to 999999999999)");
        refused(
                () -> new Said.Money(new BigDecimal("1.005")),
                "money: 1.005 (expected: no more than two decimal places)");
    }

    /** What the configuration is checked for is what may be said: no piece is missing, none is in vain. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPieceIsSaid_andNoOther(Language language) {
        Set<String> said = new TreeSet<>();
        everything().forEach(each -> said.addAll(Speech.prompts(language, each)));
        said.remove(EnginePrompt.POSITION_1.id());

        assertThat(said).containsExactlyInAnyOrderElementsOf(SpeechPiece.ids(language));
    }

    private static List<Said> everything() {
        var all = new ArrayList<Said>(
                List.of(new Said.Digits("0123456789"), new Said.Wait(Duration.ZERO, Duration.ZERO)));
        LongStream.range(0, 10_000).map(n -> n * 99_990_001).forEach(n -> all.add(new Said.Cardinal(n)));
        IntStream.rangeClosed(1, 200).forEach(n -> all.add(new Said.Position(n)));
        IntStream.range(0, 300).forEach(n -> all.add(new Said.Length(Duration.ofMinutes(n))));
        IntStream.range(0, 300).forEach(n -> all.add(new Said.Wait(Duration.ofMinutes(n / 2), Duration.ofMinutes(n))));
        Stream.iterate(LocalDate.of(1990, 1, 1), day -> day.plusDays(13))
                .limit(1000)
                .forEach(day -> all.add(new Said.Date(day)));
        IntStream.range(0, 24 * 60).forEach(n -> all.add(new Said.Time(LocalTime.MIN.plusMinutes(n))));
        IntStream.range(0, 300).forEach(n -> all.add(new Said.Money(BigDecimal.valueOf(n, 2))));
        return all;
    }

    private static void heard(Said said, String chinese, String english) {
        assertThat(Heard.in(Language.ZH, said)).isEqualTo(chinese);
        assertThat(Heard.in(Language.EN, said)).isEqualTo(english);
    }

    private static void refused(ThrowingCallable wrong, String message) {
        assertThatThrownBy(wrong).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
