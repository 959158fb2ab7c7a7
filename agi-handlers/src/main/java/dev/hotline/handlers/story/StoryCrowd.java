package dev.hotline.handlers.story;

import dev.hotline.config.HotlineConfig;
import dev.hotline.config.ServiceQueue;
import dev.hotline.config.Story;
import dev.hotline.core.CallId;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.Offer;
import dev.hotline.routing.WaitingCall;
import java.time.Duration;

/** The others who wait in a story: they came a minute before its caller, and each talks for two minutes when an agent is free. */
final class StoryCrowd {
    private static final Duration EARLIER = Duration.ofMinutes(1);
    private static final Duration TALKS = Duration.ofMinutes(2);

    private final HotlineConfig config;
    private final StoryTime time;
    private final AcdService acd;

    StoryCrowd(HotlineConfig config, StoryTime time, AcdService acd) {
        this.config = config;
        this.time = time;
        this.acd = acd;
    }

    void wait(Story story) {
        story.waiting().forEach((name, many) -> {
            ServiceQueue queue = config.queues().get(name);
            for (int i = 0; i < many && queue != null; i++) {
                wait(queue);
            }
        });
    }

    private void wait(ServiceQueue queue) {
        CallId call = CallId.next(time.instant());
        acd.awaitAgent(new WaitingCall(
                        call,
                        queue,
                        false,
                        config.site().language(),
                        null,
                        null,
                        time.instant().minus(EARLIER),
                        null,
                        Duration.ZERO))
                .onSuccess(this::talk);
    }

    private void talk(Offer offer) {
        acd.connected(offer.call());
        time.after(TALKS, () -> acd.finished(offer.call(), Duration.ZERO));
    }
}
