package dev.hotline.console.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.ConfigReader;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Language;
import dev.hotline.config.flow.Flow;
import dev.hotline.config.prompts.PromptManifest;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class FlowPicturesTest {
    private static final Path SHIPPED = Path.of("..", "config");
    private static final Duration REASONABLE = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource(Language.class)
    void shippedFlows_areDrawnWithEveryStepAndTheFirstWordsOfPrompts(Language language) throws Exception {
        HotlineConfig config = new ConfigReader(name -> "unset").read(SHIPPED);
        PromptManifest manifest = PromptManifest.read(SHIPPED);
        FlowPictures pictures = new FlowPictures(
                (prompt, in) -> Optional.ofNullable(
                        manifest.texts().getOrDefault(prompt, Map.of()).get(in)),
                language);

        for (Flow flow : config.flows().values()) {
            List<String> texts = texts(parse(pictures.svg(flow)));
            assertThat(texts)
                    .contains("flow " + flow.name())
                    .containsAll(flow.steps().keySet());
        }
        assertThat(pictures.svg(config.flow("vip"))).contains(language == Language.ZH ? "“您好，欢迎" : "“Welcome to the");
        assertThat(parse(pictures.svg(config.flow("vip")))
                        .getElementsByTagName("a")
                        .item(0))
                .extracting(link -> ((Element) link).getAttribute("href"))
                .isEqualTo("service.svg");
    }

    @Test
    void hostileTexts_stayTexts() throws Exception {
        TestFlows flow = new TestFlows();
        TestFlows.everyKind(TestFlows.HOSTILE)
                .forEach((kind, action) -> flow.step(
                        kind + TestFlows.HOSTILE,
                        action,
                        TestFlows.HOSTILE,
                        "play" + TestFlows.HOSTILE,
                        "next",
                        "menu" + TestFlows.HOSTILE));
        String svg = new FlowPictures((prompt, language) -> Optional.of(prompt), Language.ZH)
                .svg(flow.flow(TestFlows.HOSTILE));

        Document picture = parse(svg);

        assertThat(picture.getElementsByTagName("script").getLength()).isZero();
        assertThat(picture.getElementsByTagName("title").item(0).getTextContent())
                .startsWith("flow </text><script>alert(\"x\")</script>&amp;'")
                .doesNotContain("\u202e", "\u0000");
    }

    @Test
    void theSameFlow_givesTheSameBytes() {
        Flow flow = TestFlows.large(40);
        FlowPictures pictures = new FlowPictures(PromptTexts.NONE, Language.EN);

        assertThat(pictures.svg(flow)).isEqualTo(pictures.svg(flow));
    }

    @Test
    void aHundredSteps_areDrawnInReasonableTime() throws Exception {
        long start = System.nanoTime();

        Document picture = parse(new FlowPictures(PromptTexts.NONE, Language.EN).svg(TestFlows.large(100)));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(REASONABLE);
        assertThat(texts(picture)).contains("step-0", "step-99");
    }

    @Test
    void boxes_doNotOverlap_andTextsFitIntoThem() {
        ChartLayout layout =
                ChartLayout.of(Chart.of(TestFlows.large(60), new StepWords(PromptTexts.NONE, Language.EN)));

        for (ChartLayout.PlacedBox one : layout.boxes()) {
            assertThat(one.face().rows())
                    .allSatisfy(row -> assertThat(row.type().width(row.text()))
                            .isLessThan(one.face().width()));
            assertThat(layout.boxes())
                    .filteredOn(other -> !other.equals(one) && overlap(one, other))
                    .isEmpty();
        }
    }

    private static boolean overlap(ChartLayout.PlacedBox one, ChartLayout.PlacedBox other) {
        return one.x() < other.x() + other.face().width()
                && other.x() < one.x() + one.face().width()
                && one.y() < other.y() + other.face().height()
                && other.y() < one.y() + one.face().height();
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> texts(Document picture) {
        List<String> texts = new ArrayList<>();
        var elements = picture.getElementsByTagName("text");
        for (int i = 0; i < elements.getLength(); i++) {
            texts.add(elements.item(i).getTextContent());
        }
        return texts;
    }
}
