package dev.hotline.config.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.config.ConfigException;
import dev.hotline.config.Customer;
import dev.hotline.config.Language;
import dev.hotline.config.Tier;
import java.io.IOException;
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
    void build_recordingOfOnesOwn_staysUntilForced() throws Exception {
        var builder = new PromptBuilder(folder, manifest(), 2);
        builder.build(List.of(), false, step -> {});
        Path hello = folder.resolve("prompts/zh/hello.wav");
        byte[] made = Files.readAllBytes(hello);
        Files.writeString(hello, "a recording");
        var steps = new ArrayList<PromptBuilder.Progress>();

        builder.build(List.of(), false, steps::add);
        assertThat(hello).hasContent("a recording");
        assertThat(steps)
                .filteredOn(PromptBuilder.Progress::kept)
                .extracting(PromptBuilder.Progress::file)
                .containsExactly("zh/hello.wav");

        builder.build(List.of(), true, step -> {});
        assertThat(hello).hasBinaryContent(made);
    }

    @Test
    void build_changedText_replacesWhatWasBuilt() throws Exception {
        new PromptBuilder(folder, manifest(), 2).build(List.of(), false, step -> {});
        byte[] before = Files.readAllBytes(folder.resolve("prompts/en/hello.wav"));
        var changed = new PromptManifest(
                manifest().voices(), Map.of("hello", Map.of(Language.EN, "Good morning.", Language.ZH, "您好")));

        new PromptBuilder(folder, changed, 2).build(List.of(), false, step -> {});

        assertThat(Files.readAllBytes(folder.resolve("prompts/en/hello.wav"))).isNotEqualTo(before);
    }

    @Test
    void build_filesFromBeforeTheRecord_areTakenIntoItWhenTheyAreTheSame() throws Exception {
        var builder = new PromptBuilder(folder, manifest(), 2);
        builder.build(List.of(), false, step -> {});
        Path record = folder.resolve("prompts/built.sha256");
        String before = Files.readString(record);
        Files.delete(record);

        builder.build(List.of(), false, step -> assertThat(step.kept()).isFalse());

        assertThat(record).hasContent(before);
        assertThat(before).contains("  en/hello.wav\n", "  music/hold.wav\n");
    }

    @Test
    void build_recordThatIsNoRecord_isRefused() throws Exception {
        Path record = folder.resolve("prompts/built.sha256");
        Files.createDirectories(record.getParent());
        Files.writeString(record, "<<<<<<< HEAD\n");

        assertThatThrownBy(() -> new PromptBuilder(folder, manifest(), 2).build(List.of(), false, step -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        record + ": '<<<<<<< HEAD' (expected: 64 hexadecimal digits, two blanks and a file's name)");
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
                pieces:
                  num-wan: {zh: 万}
                  num-and: {}
                  welcome: {zh: 您好}
                  month-5: {zh: 五月, fr: mai}
                """);

        assertThatThrownBy(() -> PromptManifest.read(folder))
                .isInstanceOf(ConfigException.class)
                .hasMessage("""
                        prompts/manifest.yaml:2:27: speed: '1000' is not a whole number from 80 to 400
                        prompts/manifest.yaml:3:45: voices.en: there is no key 'volume' (known: command, voice, speed, pitch, say)
                        prompts/manifest.yaml:5:3: prompts.welcome: 'en' is missing: expected a text
                        prompts/manifest.yaml:6:3: prompts.good/bye: 'good/bye' is not a name of letters a-z, digits, '-' and '_'
                        prompts/manifest.yaml:6:26: en is a list: expected a text
                        prompts/manifest.yaml:9:3: pieces.num-and: there is no text: expected one in zh or en
                        prompts/manifest.yaml:10:3: pieces.welcome: this is the name of another prompt too
                        prompts/manifest.yaml:11:21: pieces.month-5: there is no key 'fr' (known: zh, en)""");
    }

    private static PromptManifest manifest() {
        return new PromptManifest(
                Map.of(
                        Language.ZH, new Voice(Voice.ESPEAK, "cmn-latn-pinyin", 195, 45, Map.of("好", "hao3")),
                        Language.EN, new Voice(Voice.ESPEAK, "en-us", 155, 45, Map.of())),
                Map.of("hello", Map.of(Language.ZH, "您好", Language.EN, "Hello.")));
    }
}
