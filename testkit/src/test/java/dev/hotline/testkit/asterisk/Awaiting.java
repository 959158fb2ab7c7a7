package dev.hotline.testkit.asterisk;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionFactory;

/** Waiting in tests, at most 5 s. */
final class Awaiting {
    static final Duration LONG = Duration.ofSeconds(5);

    private Awaiting() {}

    private static ConditionFactory within() {
        return await().atMost(LONG).pollInSameThread().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    }

    static void until(Callable<Boolean> condition) {
        within().until(condition);
    }

    static <T> T find(Callable<Optional<T>> search) {
        return within().until(search, Optional::isPresent).orElseThrow();
    }

    /** Lets some real time pass, where what is waited for cannot be seen. */
    static void pass(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        within().until(() -> System.nanoTime() >= until);
    }
}
