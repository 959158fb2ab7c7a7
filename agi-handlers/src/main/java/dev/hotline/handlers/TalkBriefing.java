package dev.hotline.handlers;

import dev.hotline.config.EnginePrompt;
import dev.hotline.config.Language;
import dev.hotline.core.Brief;
import dev.hotline.handlers.speech.Said;
import dev.hotline.handlers.speech.Speech;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an agent hears of a caller before he is connected, as prompts: the caller waits meanwhile, so only what is worth it. Pure. */
final class TalkBriefing {
    /** A shorter wait is not told. */
    private static final Duration LONG_WAIT = Duration.ofMinutes(1);

    private TalkBriefing() {}

    /**
     * @param language it is heard in
     * @param sounds the prompts that there is a sound file for: a line, or a name, that has none is left out
     */
    static List<String> of(Brief brief, Language language, Set<String> sounds) {
        List<String> prompts = new ArrayList<>();
        addIfThere(prompts, EnginePrompt.line(brief.line()), sounds);
        if (brief.vip()) {
            prompts.add(EnginePrompt.CB_VIP.id());
        }
        Optional.ofNullable(brief.customer())
                .ifPresent(customer -> addIfThere(prompts, "customer-" + customer, sounds));
        Optional.ofNullable(brief.topic()).ifPresent(topic -> addIfThere(prompts, EnginePrompt.topic(topic), sounds));
        if (brief.waited().compareTo(LONG_WAIT) >= 0) {
            prompts.add(EnginePrompt.BRIEF_WAITED.id());
            prompts.addAll(Speech.prompts(language, new Said.Length(brief.waited())));
        }
        if (brief.openCase()) {
            prompts.add(EnginePrompt.BRIEF_OPEN_CASE.id());
        }
        if (brief.callsToday() > 1) {
            prompts.add(EnginePrompt.BRIEF_CALL.id());
            prompts.addAll(Speech.prompts(language, new Said.Cardinal(brief.callsToday())));
            prompts.add(EnginePrompt.BRIEF_CALL_TODAY.id());
        }
        return prompts;
    }

    private static void addIfThere(List<String> prompts, String prompt, Set<String> sounds) {
        if (sounds.contains(prompt)) {
            prompts.add(prompt);
        }
    }
}
