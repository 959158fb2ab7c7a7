package dev.hotline.handlers;

import dev.hotline.callback.CustomerCase;
import dev.hotline.config.EnginePrompt;
import dev.hotline.config.Language;
import dev.hotline.core.CaseReason;
import dev.hotline.handlers.speech.Said;
import dev.hotline.handlers.speech.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an agent hears of a case before he takes it, as prompts: who and why. Pure. */
final class Briefing {
    private Briefing() {}

    /**
     * @param language it is heard in
     * @param sounds the prompts that there is a sound file for: a customer whose name has none is told by his number
     */
    static List<String> of(CustomerCase open, Language language, Set<String> sounds) {
        List<String> prompts = new ArrayList<>(List.of(EnginePrompt.CB_INTRO.id()));
        if (open.vip()) {
            prompts.add(EnginePrompt.CB_VIP.id());
        }
        prompts.addAll(who(open, language, sounds));
        prompts.addAll(why(open, language));
        Optional.ofNullable(open.topic())
                .ifPresent(topic -> prompts.addAll(List.of(EnginePrompt.CB_TOPIC.id(), EnginePrompt.topic(topic))));
        prompts.add(EnginePrompt.CB_ACCEPT.id());
        return prompts;
    }

    private static List<String> who(CustomerCase open, Language language, Set<String> sounds) {
        String name = "customer-" + open.customer();
        if (sounds.contains(name)) {
            return List.of(name);
        }
        List<String> prompts = new ArrayList<>(List.of(EnginePrompt.CB_CUSTOMER_UNKNOWN.id()));
        Optional.ofNullable(open.number())
                .map(number -> number.replaceAll("[^0-9]", ""))
                .filter(digits -> !digits.isEmpty())
                .ifPresent(digits -> prompts.addAll(Speech.prompts(language, new Said.Digits(digits))));
        return prompts;
    }

    private static List<String> why(CustomerCase open, Language language) {
        if (open.reason() == CaseReason.PROMISED_CALLBACK) {
            return List.of(EnginePrompt.CB_PROMISED.id());
        }
        List<String> prompts = new ArrayList<>();
        Optional.ofNullable(open.answers().get("satisfaction")).ifPresent(score -> {
            prompts.add(EnginePrompt.CB_SATISFACTION.id());
            prompts.addAll(Speech.prompts(language, new Said.Cardinal(score)));
        });
        if (Integer.valueOf(2).equals(open.answers().get("solved"))) {
            prompts.add(EnginePrompt.CB_NOT_SOLVED.id());
        }
        return prompts;
    }
}
