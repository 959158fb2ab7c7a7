package dev.hotline.config;

import java.time.Duration;
import java.util.Map;

/**
 * The phone menu ({@code menu.yaml}).
 *
 * @param prompt what is said
 * @param choices by the key that takes it
 * @param keyWait how long to wait for a key after the prompt
 * @param tries how often the menu is said in all before {@code fallback} is taken
 * @param fallback the topic taken when no try gave a valid key
 */
public record Menu(String prompt, Map<Character, Choice> choices, Duration keyWait, int tries, Choice fallback) {

    /**
     * What a key leads to.
     *
     * @param topic what the call is for, such as {@code hardware}
     * @param queue name of the {@link ServiceQueue}
     */
    public record Choice(String topic, String queue) {}

    public Menu {
        choices = Map.copyOf(choices);
    }
}
