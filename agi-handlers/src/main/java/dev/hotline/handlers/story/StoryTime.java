package dev.hotline.handlers.story;

import dev.hotline.core.Loop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Time that passes only from one thing to do to the next. Confined to one thread. */
final class StoryTime implements Loop, InstantSource {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::number));
    /** A call that does more goes round without an end. */
    private static final int MOST = 100_000;

    private Instant now;
    private long number;

    StoryTime(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void run(Runnable task) {
        tasks.add(new Task(now, number++, task));
    }

    @Override
    public Runnable after(Duration wait, Runnable task) {
        Task later = new Task(now.plus(wait.isPositive() ? wait : Duration.ofMillis(1)), number++, task);
        tasks.add(later);
        return () -> tasks.remove(later);
    }

    @Override
    public Loop here() {
        return this;
    }

    /** Lets time pass until this is so, until nothing is left to do, for this long at most, or until too much was done. */
    void pass(BooleanSupplier done, Duration most) {
        Instant end = now.plus(most);
        for (int i = 0; i < MOST && !done.getAsBoolean(); i++) {
            Task next = tasks.poll();
            if (next == null || next.at().isAfter(end)) {
                return;
            }
            now = next.at();
            next.task().run();
        }
    }

    private record Task(Instant at, long number, Runnable task) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Task task && task.number == number;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }
}
