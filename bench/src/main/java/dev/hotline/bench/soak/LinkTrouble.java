package dev.hotline.bench.soak;

import dev.hotline.testkit.fake.FakeAsterisk;
import dev.hotline.testkit.fake.FakeManager;
import dev.hotline.testkit.fake.Hurts;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;

/** Something goes wrong on the manager link every few seconds. Runs on the timer. */
final class LinkTrouble implements Runnable {
    private static final int STALL_MILLIS = 3000;
    private static final int STORM = 20_000;
    private static final long LONG = 100 << 20;

    private final FakeAsterisk fake;
    private final ScheduledExecutorService timer;
    private final Counts counts;
    private final Random random;

    private enum Trouble {
        SPLIT,
        DROP,
        HALF_CLOSE,
        STALL,
        GARBAGE,
        LONG_LINE,
        REPLY_TWICE,
        OUT_OF_ORDER,
        STORM,
        DROP_IN_LOGIN
    }

    LinkTrouble(FakeAsterisk fake, ScheduledExecutorService timer, Counts counts, Random random) {
        this.fake = fake;
        this.timer = timer;
        this.counts = counts;
        this.random = random;
    }

    @Override
    public void run() {
        Trouble trouble = Trouble.values()[random.nextInt(Trouble.values().length)];
        int at = random.nextInt(2000);
        long seed = random.nextLong();
        counts.add("trouble." + trouble);
        links(trouble).forEach(link -> {
            link.hurt(hurts(trouble, at, seed));
            if (trouble == Trouble.STALL) {
                new Stall(timer, link::isStalled, () -> link.ended().isDone(), link::release).endAfter(STALL_MILLIS);
            }
        });
    }

    private List<FakeManager> links(Trouble trouble) {
        List<FakeManager> links = fake.managers();
        if (trouble == Trouble.DROP_IN_LOGIN) {
            fake.hurtNextManager(h -> h.dropAfter(100));
        }
        return links;
    }

    private static UnaryOperator<Hurts> hurts(Trouble trouble, int at, long seed) {
        return switch (trouble) {
            case SPLIT -> h -> h.splitEveryByte();
            case DROP, DROP_IN_LOGIN -> h -> h.dropAfter(at);
            case HALF_CLOSE -> h -> h.halfCloseAfter(at);
            case STALL -> h -> h.stallAfter(at);
            case GARBAGE -> h -> h.garbageAfter(at, 200, seed);
            case LONG_LINE -> h -> h.longLineAfter(at, LONG);
            case REPLY_TWICE -> h -> h.replyTwice();
            case OUT_OF_ORDER -> h -> h.replyOutOfOrder();
            case STORM -> h -> h.eventStormAfter(at, STORM);
        };
    }
}
