package dev.hotline.console.flows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TypeTest {
    private final Type type = Type.plain(12);

    @Test
    void chineseLetters_areAsWideAsTheFontIsHigh() {
        assertThat(type.width("服务")).isBetween(24.0, 26.0);
        assertThat(type.width("il")).isLessThan(type.width("MW"));
        assertThat(Type.bold(12).width("menu")).isGreaterThan(type.width("menu"));
    }

    @Test
    void cut_textWithRoom_isWhole() {
        assertThat(type.cut("menu", 100)).isEqualTo("menu");
    }

    @Test
    void cut_textWithoutRoom_endsInAnEllipsisAndFits() {
        String cut = type.cut("您好，欢迎致电大客户服务专线。", 100);

        assertThat(cut).startsWith("您好").endsWith("…");
        assertThat(type.width(cut)).isLessThanOrEqualTo(100);
    }

    @Test
    void cut_neverPartsALetterOfTwoHalves() {
        assertThat(type.cut("\ud83d\ude00".repeat(10), 60)).matches("(\ud83d\ude00)+…");
    }

    @Test
    void rows_longText_isPartedAtSpaces_andCutAfterTheLast() {
        assertThat(type.rows("caller.known && vars.account != ''", 110, 3))
                .containsExactly("caller.known &&", "vars.account != ''");
        assertThat(type.rows("a b c d e f g h", 20, 2))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("…");
        assertThat(type.rows("caller.known.and.no.space", 60, 3)).hasSize(1);
    }
}
