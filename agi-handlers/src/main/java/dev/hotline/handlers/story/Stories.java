package dev.hotline.handlers.story;

import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Story;
import dev.hotline.config.source.Problem;
import dev.hotline.config.source.Problem.Severity;
import java.util.ArrayList;
import java.util.List;

/** Runs all stories of a configuration. */
public final class Stories {
    private Stories() {}

    /** What goes otherwise than its story says, at the place of the story; the dialogue follows on lines of its own. Blocking. */
    public static List<Problem> problems(HotlineConfig config) {
        List<Problem> problems = new ArrayList<>();
        for (Story story : config.stories()) {
            List<String> differences = new StoryRun(config, story).run().differences();
            if (!differences.isEmpty()) {
                problems.add(new Problem(
                        story.at().file(),
                        story.at().line(),
                        story.at().column(),
                        Severity.ERROR,
                        "the story " + story.name() + " goes otherwise: " + String.join("; ", differences)));
            }
        }
        return problems;
    }
}
