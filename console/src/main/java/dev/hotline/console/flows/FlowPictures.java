package dev.hotline.console.flows;

import dev.hotline.config.Language;
import dev.hotline.config.flow.Flow;

/** Draws flows as SVG. */
public final class FlowPictures {
    private final StepWords words;

    /**
     * @param texts for the prompts' first words
     * @param language of these words; where a prompt has none in it, another's are taken
     */
    public FlowPictures(PromptTexts texts, Language language) {
        words = new StepWords(texts, language);
    }

    /** The file that {@link #svg} of this flow is linked by in other pictures. */
    public static String file(String flow) {
        return flow + ".svg";
    }

    /** The picture: a whole SVG document that needs nothing else. Takes processor time: some milliseconds for ten steps. */
    public String svg(Flow flow) {
        Chart chart = Chart.of(flow, words);
        return new ChartSvg(chart, ChartLayout.of(chart)).document();
    }
}
