package dev.hotline.config;

import java.time.Duration;
import java.util.List;

/**
 * What a waiting caller hears between the music, beside the news of his wait.
 *
 * @param every how often
 * @param prompts said in turn, one each time; at least one
 */
public record Announcements(Duration every, List<String> prompts) {
    public Announcements {
        prompts = List.copyOf(prompts);
    }
}
