package dev.hotline.bench.soak;

import dev.hotline.bench.kit.Child;
import dev.hotline.testkit.fake.FakeAsterisk;
import dev.hotline.testkit.fake.FakeLeg;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One soak: load and trouble for a time, samples meanwhile, then quiet. For one thread. */
final class SoakRun implements AutoCloseable {
    private static final int SAMPLES = 30;
    /** Not sampled: until classes are loaded, pools filled, and as many sessions open as will be. */
    private static final double WARM_UP = 0.2;

    private static final Duration TROUBLE = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FakeAsterisk fake;
    private final Child engine;
    private final PrintWriter out;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Counts counts = new Counts();
    private final Samples samples = new Samples();
    private final Calls calls;
    private final LinkTrouble trouble;
    private long descriptorsBefore;

    /**
     * What came of it.
     *
     * @param here what the fake Asterisk has counted
     * @param there what the engine has counted
     * @param descriptorsBefore the engine's, once its link was up and before the first session
     * @param unended sessions that are open here at the end
     */
    record Outcome(Counts here, Counts there, Samples samples, long descriptorsBefore, int unended) {}

    SoakRun(FakeAsterisk fake, Child engine, long seed, PrintWriter out) {
        this.fake = fake;
        this.engine = engine;
        this.out = out;
        fake.engineAt(Integer.parseInt(engine.ready()))
                .device("PJSIP/1001", "NOT_INUSE")
                .device("PJSIP/1009", "NOT_INUSE");
        fake.onOriginate(FakeLeg::isBusy);
        calls = new Calls(fake, timer, counts, new Random(seed));
        trouble = new LinkTrouble(fake, timer, counts, new Random(seed + 1));
    }

    void go(Duration time, int rate) {
        await(() -> engineCounts().get("up") == 1);
        descriptorsBefore = engineCounts().get("descriptors");
        var hurting = timer.scheduleAtFixedRate(trouble, TROUBLE.toMillis(), TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
        load(time, rate);
        hurting.cancel(false);
        await(() -> fake.sessions().isEmpty() && isQuiet(engineCounts()));
    }

    Outcome outcome() {
        return new Outcome(
                counts,
                engineCounts(),
                samples,
                descriptorsBefore,
                fake.sessions().size());
    }

    private void load(Duration time, int rate) {
        long begin = System.nanoTime();
        long sessions = time.toSeconds() * rate;
        long firstSample = (long) (WARM_UP * sessions);
        long betweenSamples = Math.max(1, (sessions - firstSample) / SAMPLES);
        for (long i = 0; i < sessions; i++) {
            LockSupport.parkNanos(begin + i * 1_000_000_000L / rate - System.nanoTime());
            calls.begin();
            if (i >= firstSample && (i - firstSample) % betweenSamples == 0) {
                sample();
            }
        }
    }

    private void sample() {
        long live = engine.liveHeap();
        samples.add(live);
        Counts there = engineCounts();
        out.printf(
                "  %2d: live heap %.2f MB, open %d, pending %d, descriptors %d, events %d, sessions %d%n",
                samples.count(),
                live / 1e6,
                there.get("open"),
                there.get("pending"),
                there.get("descriptors"),
                there.get("events"),
                there.get("sessions"));
        out.flush();
    }

    private static boolean isQuiet(Counts there) {
        return there.get("up") == 1
                && there.get("open") == 0
                && there.get("pending") == 0
                && there.get("originated") == there.sum("settled.");
    }

    private Counts engineCounts() {
        return Counts.parse(engine.ask("counts"));
    }

    /** For some time; whether it came about is judged by what is there then. */
    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
