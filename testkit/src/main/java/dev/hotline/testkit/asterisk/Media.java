package dev.hotline.testkit.asterisk;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a channel's thread plays and asks; each method lasts as long as it does for the caller. */
final class Media {
    /** Asterisk waits so long for the phone's first sound. */
    private static final Duration ANSWER = Duration.ofMillis(500);

    private static final int SAMPLES_A_SECOND = 8000;

    /** The result of a sound that was cut short. */
    static final int CUT = 1;

    /**
     * How a sound ended.
     *
     * @param result 0 at its end, the key that interrupted it, {@link #CUT}, or -1
     * @param samples how far it came
     */
    record Played(int result, long samples) {}

    private final Exchange exchange;
    private final World world;
    private final Channel channel;
    private final Keys keys;

    Media(Exchange exchange, Channel channel) {
        this.exchange = exchange;
        this.channel = channel;
        world = exchange.world();
        keys = channel.keys();
    }

    /** False when the caller is gone. */
    boolean answer() {
        if (channel.isUp()) {
            return !channel.isHungUp();
        }
        world.run(() -> {
            keys.keep();
            channel.answer();
        });
        pause(ANSWER);
        world.run(keys::release);
        return !channel.isHungUp();
    }

    /** Plays a sound to its end or a key. It ends the hold music for good, as on the real one. */
    Played play(String file, String interruptedBy) {
        return play(file, interruptedBy, () -> false);
    }

    /** @param cut whether it is to end at once; asked while nothing changes */
    Played play(String file, String interruptedBy, BooleanSupplier cut) {
        Sounds.Sound sound = exchange.sounds().find(file);
        if (sound == null) {
            return new Played(-1, 0);
        }
        long began = System.nanoTime();
        int result = playUntilKey(sound, interruptedBy, cut);
        Duration heard = world.unscaled(Duration.ofNanos(System.nanoTime() - began));
        return new Played(result, samples(heard.compareTo(sound.length()) < 0 ? heard : sound.length()));
    }

    private int playUntilKey(Sounds.Sound sound, String interruptedBy, BooleanSupplier cut) {
        world.run(() -> {
            channel.musicOff();
            channel.hearing().prompt(sound.name());
        });
        try {
            return key(world.inScaled(sound.length()), interruptedBy, cut);
        } finally {
            world.run(channel.hearing()::nothing);
        }
    }

    /** The key, 0 when there was none in time, -1 when the caller is gone. Music plays on. */
    int waitForKey(Duration time) {
        return key(world.in(time), Keys.ALL, () -> false);
    }

    /** The answer of GET DATA: the keys, and whether the time was over before {@code #} or the last one. */
    String ask(String file, Duration time, int most) {
        Played played = play(file, Keys.ALL);
        if (played.result() < 0) {
            return "-1";
        }
        StringBuilder pressed = new StringBuilder();
        int key = played.result() > 0 ? played.result() : waitForKey(time);
        while (key > 0 && key != '#') {
            pressed.append((char) key);
            if (pressed.length() >= most) {
                return pressed.toString();
            }
            key = waitForKey(time);
        }
        return key < 0 ? "-1" : key == 0 ? pressed + " (timeout)" : pressed.toString();
    }

    /** Waits; shorter when the caller goes. */
    void pause(Duration time) {
        world.await(world.inScaled(time), channel::isHungUp);
    }

    private int key(long deadline, String wanted, BooleanSupplier cut) {
        @Nullable Character[] key = {null};
        boolean[] isCut = {false};
        world.run(keys::startReading);
        try {
            world.await(
                    deadline,
                    () -> channel.isHungUp()
                            || (key[0] = keys.next(wanted)) != null
                            || (isCut[0] = cut.getAsBoolean()));
        } finally {
            world.run(keys::stopReading);
        }
        Character pressed = key[0];
        return channel.isHungUp() ? -1 : pressed != null ? pressed : isCut[0] ? CUT : 0;
    }

    private static long samples(Duration length) {
        return length.toMillis() * SAMPLES_A_SECOND / 1000;
    }
}
