package dev.hotline.testbed.demo;

import java.time.Duration;

/** Lets time pass, as people do on the phone. */
final class Waiting {
    private Waiting() {}

    static void a(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryWentWrong("interrupted");
        }
    }
}
