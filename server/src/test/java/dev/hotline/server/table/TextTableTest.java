package dev.hotline.server.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextTableTest {
    private final TextTable table =
            new TextTable(List.of(new TextTable.Column("NAME", false), new TextTable.Column("N", true)));

    @Test
    void text_withWideCharacters_alignsByWhatTheTerminalShows() {
        table.row(List.of("华光精密制造", "7")).row(List.of("Lin", "12"));

        assertThat(table.text()).isEqualTo("""
                NAME           N
                华光精密制造   7
                Lin           12
                """);
    }

    @Test
    void text_withControlCharacters_showsThemAsOneSign() {
        table.row(List.of("a\u001b[2Jb\nc", "1"));

        assertThat(table.text()).contains("a\uFFFD[2Jb\uFFFDc").hasLineCount(2);
    }

    @Test
    void text_withALongName_cutsIt() {
        table.row(List.of("宽".repeat(200), "1"));

        assertThat(table.text()).contains("宽".repeat(19) + "…  1");
    }

    @Test
    void csvLine_quotesAndDefusesFormulas() {
        assertThat(Csv.line(List.of("a,b", "say \"x\"", "=1+1", "+8613800138000", "+861**00", "-", "+1+cmd")))
                .isEqualTo("\"a,b\",\"say \"\"x\"\"\",'=1+1,+8613800138000,+861**00,'-,'+1+cmd\r\n");
    }
}
