package dev.hotline.bench.soak;

import dev.hotline.testkit.fake.FakeCall;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What befalls a session. */
enum Mishap {
    NONE,
    SPLIT,
    HANG_UP,
    HANG_UP_ANY_TIME,
    DROP,
    DROP_ANY_TIME,
    HALF_CLOSE,
    STALL,
    GARBAGE,
    LONG_LINE,
    REPLY_TWICE;

    private static final double SHARE_OF_NONE = 0.5;
    /** About what a whole session of the soak's handler is. */
    private static final int SESSION_BYTES = 900;

    private static final long LONG = 1 << 20;
    private static final int COMMANDS = 9;
    private static final List<Mishap> OTHERS = List.of(values()).subList(1, values().length);

    static Mishap any(Random random) {
        return random.nextDouble() < SHARE_OF_NONE ? NONE : OTHERS.get(random.nextInt(OTHERS.size()));
    }

    /** The name of the one that a session says has befallen it; garbage may have befallen that too. */
    static String named(@Nullable String said) {
        return Arrays.stream(values())
                .map(Mishap::name)
                .filter(name -> name.equals(said))
                .findFirst()
                .orElse("UNREADABLE");
    }

    /** Whether a handler must come to its end without an error. */
    boolean isHarmless() {
        return switch (this) {
            case NONE, SPLIT, HANG_UP, HANG_UP_ANY_TIME -> true;
            default -> false;
        };
    }

    FakeCall inflict(FakeCall call, Random random) {
        int at = random.nextInt(SESSION_BYTES);
        long seed = random.nextLong();
        return switch (this) {
            case NONE, HANG_UP_ANY_TIME, DROP_ANY_TIME -> call;
            case SPLIT -> call.hurt(h -> h.splitEveryByte());
            case HANG_UP -> call.hangsUpAfter(1 + at % COMMANDS);
            case DROP -> call.hurt(h -> h.dropAfter(at));
            case HALF_CLOSE -> call.hurt(h -> h.halfCloseAfter(at));
            case STALL -> call.hurt(h -> h.stallAfter(at));
            case GARBAGE -> call.hurt(h -> h.garbageAfter(at, 50, seed));
            case LONG_LINE -> call.hurt(h -> h.splitEveryByte().longLineAfter(at, LONG));
            case REPLY_TWICE -> call.hurt(h -> h.replyTwice());
        };
    }
}
