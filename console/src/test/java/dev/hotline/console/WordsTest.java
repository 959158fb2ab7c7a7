package dev.hotline.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.callback.CaseStatus;
import dev.hotline.config.Language;
import dev.hotline.core.CaseReason;
import dev.hotline.routing.AgentState;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WordsTest {
    private static final List<Class<? extends Enum<?>>> SHOWN =
            List.of(Stage.class, AgentState.class, AmiHealth.State.class, CaseReason.class, CaseStatus.class);

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyStateThePageShows_hasAWord(Language language) {
        Words words = new Words(language);
        for (Class<? extends Enum<?>> type : SHOWN) {
            for (Enum<?> constant : type.getEnumConstants()) {
                assertThat(words.html(constant)).isNotBlank();
            }
        }
    }

    @Test
    void bothLanguages_haveTheSameWords() throws IOException {
        assertThat(keys("words_zh.properties").keySet())
                .isEqualTo(keys("words_en.properties").keySet());
    }

    private static Properties keys(String file) throws IOException {
        Properties words = new Properties();
        words.load(new StringReader(Resources.text(file)));
        return words;
    }
}
