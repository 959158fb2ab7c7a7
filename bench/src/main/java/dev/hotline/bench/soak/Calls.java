package dev.hotline.bench.soak;

import dev.hotline.testkit.fake.FakeAsterisk;
import dev.hotline.testkit.fake.FakeSession;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls that come in at a steady rate, each with a mishap of its own or none. For one thread, but for the counts. */
final class Calls {
    private static final int LATEST_MILLIS = 2500;
    private static final int LONGEST_STALL_MILLIS = 5000;

    private final FakeAsterisk fake;
    private final ScheduledExecutorService timer;
    private final Counts counts;
    private final Random random;

    Calls(FakeAsterisk fake, ScheduledExecutorService timer, Counts counts, Random random) {
        this.fake = fake;
        this.timer = timer;
        this.counts = counts;
        this.random = random;
    }

    void begin() {
        Mishap mishap = Mishap.any(random);
        int later = random.nextInt(LATEST_MILLIS);
        int stalled = random.nextInt(LONGEST_STALL_MILLIS);
        char key = (char) ('1' + random.nextInt(5));
        counts.add("begun." + mishap);
        try {
            FakeSession session =
                    mishap.inflict(fake.call("hotline?kind=" + mishap), random).dial();
            var unused = session.ended().thenAccept(end -> ended(session, mishap, end));
            goOn(session, mishap, later, stalled, key);
        } catch (UncheckedIOException refused) {
            counts.add("refused." + mishap);
        }
    }

    private void goOn(FakeSession session, Mishap mishap, int later, int stalled, char key) {
        switch (mishap) {
            case HANG_UP_ANY_TIME -> after(later, session::hangUp);
            case DROP_ANY_TIME -> after(later, session::drop);
            case STALL -> {
                after(later, () -> session.press(key));
                new Stall(timer, session::isStalled, () -> session.ended().isDone(), session::release)
                        .endAfter(stalled);
            }
            default -> after(later, () -> session.press(key));
        }
    }

    private void after(int millis, Runnable step) {
        var unused = timer.schedule(step, millis, TimeUnit.MILLISECONDS);
    }

    private void ended(FakeSession session, Mishap mishap, FakeSession.End end) {
        counts.add("ended." + mishap);
        counts.add("end." + end);
        if (session.overlaps() > 0 && mishap != Mishap.REPLY_TWICE) {
            counts.add("overlapped");
        }
    }
}
