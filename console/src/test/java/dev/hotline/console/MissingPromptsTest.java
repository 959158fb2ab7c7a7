package dev.hotline.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.Language;
import dev.hotline.console.MissingPrompts.Missing;
import dev.hotline.core.MissingPrompt;
import dev.hotline.core.MissingPrompt.Instead;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MissingPromptsTest {
    private static final Instant START = Samples.START;

    private final MissingPrompts missing = new MissingPrompts();

    @Test
    void onePromptManyTimes_isOneRow_withWhatWasHeardLast() {
        missing.accept(new MissingPrompt(START, Language.ZH, "all-busy", Instead.NOTHING));
        missing.accept(new MissingPrompt(START.plusSeconds(5), Language.EN, "menu-main", Instead.NOTHING));
        missing.accept(new MissingPrompt(START.plusSeconds(9), Language.ZH, "all-busy", Instead.SPOKEN_TEXT));

        assertThat(missing.at(START.plusSeconds(10)))
                .containsExactly(
                        new Missing(Language.ZH, "all-busy", START.plusSeconds(9), Instead.SPOKEN_TEXT, 2),
                        new Missing(Language.EN, "menu-main", START.plusSeconds(5), Instead.NOTHING, 1));
    }

    @Test
    void whatWasNotMissingForADay_isForgotten() {
        missing.accept(new MissingPrompt(START, Language.ZH, "all-busy", Instead.NOTHING));

        assertThat(missing.at(START.plusSeconds(86_400))).hasSize(1);
        assertThat(missing.at(START.plusSeconds(86_401))).isEmpty();
    }
}
