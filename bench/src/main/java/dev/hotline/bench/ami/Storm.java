package dev.hotline.bench.ami;

import dev.hotline.bench.kit.Bars;
import java.util.concurrent.CompletableFuture;

/** Events at full speed into our link: what it keeps in its heap meanwhile, and how long actions wait for their answers. */
final class Storm {
    private static final double MEGABYTE = 1 << 20;
    private static final double HEAP_BAR = 32;
    private static final double ANSWER_BAR = 100;
    /** With fewer a percentile, or a maximum, says nothing. */
    private static final int ANSWERS = 20;

    private static final int SAMPLES = 2;

    private final Link link;
    private final int calls;

    Storm(Link link, int events) {
        this.link = link;
        calls = events / Feed.MIXED.eventsOfCall();
    }

    void run(Bars bars) {
        bars.heading("Storms of %,d events at full speed into our link".formatted(calls * Feed.MIXED.eventsOfCall()));
        warmUp();
        answers(bars);
        heap(bars);
    }

    private void warmUp() {
        link.child().ask("originate");
        link.feed(Feed.MIXED, 300_000);
        link.child().ask("originated");
    }

    private void answers(Bars bars) {
        link.child().ask("originate");
        long begun = System.nanoTime();
        rage().join();
        link.awaitStorm();
        double seconds = (System.nanoTime() - begun) / 1e9;
        String[] took = link.child().ask("originated").split(" ", -1);
        bars.figure("events taken in, in a second of time", calls * Feed.MIXED.eventsOfCall() / seconds, "/s");
        bars.atLeast("actions answered meanwhile", Double.parseDouble(took[0]), ANSWERS, "");
        bars.atMost("actions failed", Double.parseDouble(took[1]), 0, "");
        bars.figure("action to answer, p50", Double.parseDouble(took[2]) / 1e6, "ms");
        bars.atMost("action to answer, p99", Double.parseDouble(took[3]) / 1e6, ANSWER_BAR, "ms");
    }

    private void heap(Bars bars) {
        long idle = link.child().liveHeap();
        long most = idle;
        CompletableFuture<Void> sent = rage();
        int samples = 0;
        while (!sent.isDone()) {
            most = Math.max(most, link.child().liveHeap());
            samples++;
        }
        link.awaitStorm();
        bars.atLeast("samples of the live heap in the storm", samples, SAMPLES, "");
        bars.atMost("live heap over idle, most in the storm", (most - idle) / MEGABYTE, HEAP_BAR, "MB");
        bars.atMost("live heap over idle, after it", (link.child().liveHeap() - idle) / MEGABYTE, HEAP_BAR, "MB");
    }

    private CompletableFuture<Void> rage() {
        return link.storm(Feed.MIXED, calls);
    }
}
