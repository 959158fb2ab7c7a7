package dev.hotline.bench.ami;

import dev.hotline.asterisk.ami.AmiLink;
import dev.hotline.asterisk.ami.Originate;
import dev.hotline.bench.kit.Median;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Sends an action every few milliseconds and takes the time until it is answered. Begun and ended by one thread. */
final class Originating {
    private static final Originate CALL = new Originate(
            "PJSIP/1001", "hotline-callback", Duration.ofSeconds(20), "Callback", "4008001234", Map.of("CASE", "1"));
    private static final long EVERY_MS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(1);

    private final AmiLink link;
    private final Queue<Long> took = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private @Nullable ScheduledFuture<?> sending;

    Originating(AmiLink link) {
        this.link = link;
    }

    String begin() {
        took.clear();
        failed.set(0);
        sending = timer.scheduleAtFixedRate(this::send, 0, EVERY_MS, TimeUnit.MILLISECONDS);
        return "ok";
    }

    private void send() {
        long sent = System.nanoTime();
        open.incrementAndGet();
        link.originate(CALL).onComplete(done -> {
            if (done.succeeded()) {
                took.add(System.nanoTime() - sent);
            } else {
                failed.incrementAndGet();
            }
            open.decrementAndGet();
        });
    }

    /**
     * Sends no more and waits a moment for the last answers. Answers with how many were answered, how many failed or were not answered, and the
     * p50 and p99 in nanoseconds.
     */
    String end() {
        if (sending != null) {
            sending.cancel(false);
        }
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (open.get() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        long[] all = took.stream().mapToLong(Long::longValue).toArray();
        int lost = failed.get() + open.get();
        return all.length == 0
                ? "0 " + lost + " 0 0"
                : all.length + " " + lost + " " + Median.quantile(all, 0.5) + " " + Median.quantile(all, 0.99);
    }
}
