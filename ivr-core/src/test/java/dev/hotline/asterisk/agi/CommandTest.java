package dev.hotline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import org.asteriskjava.fastagi.command.ExecCommand;
import org.asteriskjava.fastagi.command.GetVariableCommand;
import org.asteriskjava.fastagi.command.SetMusicOnCommand;
import org.asteriskjava.fastagi.command.SetVariableCommand;
import org.asteriskjava.fastagi.command.StreamFileCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    private static final String HOSTILE = "\\\\\"\"${}[](),;% a中\t";

    @Test
    void quotesAndBackslashes_areEscaped() {
        assertThat(Command.set("__NAME", "say \"hi\" \\ 中").line())
                .isEqualTo("SET VARIABLE \"__NAME\" \"say \\\"hi\\\" \\\\ 中\"");
    }

    @Test
    void commandsOfEveryCall_areThoseThatAsteriskJavaBuilds() {
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            String text = random.ints(random.nextInt(30), 0, HOSTILE.length())
                    .mapToObj(at -> HOSTILE.substring(at, at + 1))
                    .collect(Collectors.joining());

            assertThat(Command.set("X", text).line()).isEqualTo(new SetVariableCommand("X", text).buildCommand());
            assertThat(Command.get(text).line()).isEqualTo(new GetVariableCommand(text).buildCommand());
            assertThat(Command.exec("NoOp", text).line()).isEqualTo(new ExecCommand("NoOp", text).buildCommand());
            assertThat(Command.musicOn(text).line()).isEqualTo(new SetMusicOnCommand(text).buildCommand());
            assertThat(Command.play(text, "12#").line()).isEqualTo(new StreamFileCommand(text, "12#").buildCommand());
        }
    }

    @Test
    void dial_alwaysLetsTheCallerStay() {
        assertThat(Command.dial("PJSIP/1001", Duration.ofSeconds(20), "m(hotline)")
                        .line())
                .isEqualTo("EXEC \"Dial\" \"PJSIP/1001,20,gm(hotline)\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nHANGUP", "a\rb", "a\0b"})
    void lineEndsAndNul_areRefused(String value) {
        assertThatThrownBy(() -> Command.set("NAME", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value of NAME")
                .hasMessageContaining("position 1");
    }

    @Test
    void commandLongerThanAsterisksBuffer_isRefused() {
        assertThatThrownBy(() -> Command.set("NAME", "中".repeat(700)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2046");
    }

    @Test
    void ringTimeBelowASecond_isRefusedBecauseZeroWouldRingForever() {
        assertThatThrownBy(() -> Command.dial("PJSIP/1001", Duration.ofMillis(900), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least a second");
    }
}
