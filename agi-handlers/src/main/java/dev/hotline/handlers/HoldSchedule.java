package dev.hotline.handlers;

import dev.hotline.config.Announcements;
import dev.hotline.config.ServiceQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a waiting caller is spoken to: the news of his wait, and between them the queue's announcements in turn. One at a time, the news
 * first, and never without some music before. Pure.
 */
final class HoldSchedule {
    private static final Duration MUSIC = Duration.ofSeconds(10);

    private final Duration newsEvery;
    private final @Nullable Announcements announcements;
    private Instant news;
    private Instant announcement;
    private int said;

    /** @param now he begins to wait */
    HoldSchedule(ServiceQueue queue, Instant now) {
        newsEvery = queue.announceEvery();
        announcements = queue.announcements().orElse(null);
        news = now.plus(newsEvery);
        announcement = announcements == null ? Instant.MAX : now.plus(announcements.every());
    }

    /** When it is time for the next of both. */
    Instant next() {
        return announcement.isBefore(news) ? announcement : news;
    }

    /** The prompt that it is time for; empty when it is not, or when it is time for news too. */
    Optional<String> announcement(Instant now) {
        return announcements == null || now.isBefore(announcement) || !now.isBefore(news)
                ? Optional.empty()
                : Optional.of(announcements
                        .prompts()
                        .get(said % announcements.prompts().size()));
    }

    /** He has heard the announcement. */
    void announced(Instant now) {
        if (announcements != null) {
            said++;
            announcement = now.plus(announcements.every());
            news = later(news, now.plus(MUSIC));
        }
    }

    /** He was spoken to of his wait. */
    void told(Instant now) {
        news = now.plus(newsEvery);
        announcement = later(announcement, now.plus(MUSIC));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
