package dev.hotline.config.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.config.ConfigException;
import dev.hotline.config.Customer;
import dev.hotline.config.Language;
import dev.hotline.config.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptBuilderTest {
    private static final Customer MAPLE =
            new Customer("maple", "Maple 贸易", Tier.STANDARD, Set.of("+8613900139004"), Language.EN, Optional.empty());

    @TempDir
    Path folder;

    @Test
    void build_oneTextAndOneCustomer_makesEveryFile() throws Exception {
        var steps = new ArrayList<PromptBuilder.Progress>();

        new PromptBuilder(folder, manifest(), 2).build(List.of(MAPLE), false, steps::add);

        assertThat(steps).extracting(PromptBuilder.Progress::done).containsExactly(1, 2, 3, 4, 5);
        assertThat(steps)
                .extracting(PromptBuilder.Progress::file)
                .containsExactlyInAnyOrder(
                        "zh/hello.wav",
                        "en/hello.wav",
                        "zh/customer-maple.wav",
                        "en/customer-maple.wav",
                        "music/hold.wav");
        Sound hello = Sound.read(folder.resolve("prompts/zh/hello.wav"));
        assertThat(hello.isForTheTelephone()).isTrue();
        assertThat(hello.silentMillisecondsAtStart()).isLessThanOrEqualTo(50);
    }

    @Test
    void build_twice_givesTheSameBytes() throws Exception {
        Path music = folder.resolve("prompts/music/hold.wav");
        new PromptBuilder(folder, manifest(), 2).build(List.of(), false, step -> {});
        byte[] first = Files.readAllBytes(music);

        new PromptBuilder(folder, manifest(), 2).build(List.of(), false, step -> {});

        assertThat(Files.readAllBytes(music)).isEqualTo(first);
    }

    @Test
    void run_programMissing_saysHowToGetIt() {
        var tool = new Tool("no-such-program", "get it with: apt-get install it");

        assertThatThrownBy(() -> tool.run(List.of("no-such-program"), ""))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining("no-such-program cannot be run")
                .hasMessageContaining("(get it with: apt-get install it)");
    }

    @Test
    void run_programFails_saysWhatItSaid() {
        var tool = new Tool("sh", "");

        assertThatThrownBy(() -> tool.run(List.of("sh", "-c", "echo no such voice; exit 3"), ""))
                .isInstanceOf(PromptException.class)
                .hasMessage("sh failed with status 3: no such voice");
    }

    @Test
    void spokenRuns_mixedText_goToTheVoiceOfEachScript() {
        assertThat(SpokenRun.of(Language.EN, "Maple 贸易, 2 offices"))
                .containsExactly(
                        new SpokenRun(Language.EN, "Maple"),
                        new SpokenRun(Language.ZH, "贸易, 2"),
                        new SpokenRun(Language.EN, "offices"));
        assertThat(SpokenRun.of(Language.ZH, "Nordwind")).containsExactly(new SpokenRun(Language.EN, "Nordwind"));
    }

    @Test
    void readManifest_mistakes_saysAllWithTheirPlaces() throws Exception {
        Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(folder.resolve("prompts/manifest.yaml"), """
                voices:
                  zh: {voice: cmn, speed: 1000, pitch: 45}
                  en: {voice: en-us, speed: 155, pitch: 45, volume: 3}
                prompts:
                  welcome: {zh: 您好}
                  good/bye: {zh: 再见, en: [bye]}
                """);

        assertThatThrownBy(() -> PromptManifest.read(folder))
                .isInstanceOf(ConfigException.class)
                .hasMessage("""
                        prompts/manifest.yaml:2:27: speed: '1000' is not a whole number from 80 to 400
                        prompts/manifest.yaml:3:45: voices.en: there is no key 'volume' (known: voice, speed, pitch, say)
                        prompts/manifest.yaml:5:3: prompts.welcome: 'en' is missing: expected a text
                        prompts/manifest.yaml:6:3: prompts.good/bye: 'good/bye' is not a name of letters a-z, digits, '-' and '_'
                        prompts/manifest.yaml:6:26: en is a list: expected a text""");
    }

    private static PromptManifest manifest() {
        return new PromptManifest(
                Map.of(
                        Language.ZH, new Voice(Voice.ESPEAK, "cmn-latn-pinyin", 195, 45, Map.of("好", "hao3")),
                        Language.EN, new Voice(Voice.ESPEAK, "en-us", 155, 45, Map.of())),
                Map.of("hello", Map.of(Language.ZH, "您好", Language.EN, "Hello.")));
    }
}
