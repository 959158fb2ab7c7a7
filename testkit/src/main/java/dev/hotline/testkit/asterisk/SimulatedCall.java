package dev.hotline.testkit.asterisk;

import dev.hotline.testkit.phones.PhoneCall;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A call as its phone sees it. Any thread. */
final class SimulatedCall implements PhoneCall {
    private static final int OK = 200;
    private static final int BUSY_HERE = 486;
    private static final int REQUEST_TERMINATED = 487;

    private final World world;
    private final Channel channel;
    private final Party peer;
    private int promptsAwaited;

    SimulatedCall(World world, Channel channel, Party peer) {
        this.world = world;
        this.channel = channel;
        this.peer = peer;
    }

    @Override
    public String peer() {
        return peer.number();
    }

    @Override
    public String peerName() {
        return peer.name();
    }

    @Override
    public boolean awaitAnswered(Duration atMost) {
        return awaitOrEnd(atMost, channel::isUp);
    }

    @Override
    public boolean awaitPrompt(String prompt, Duration atMost) {
        return awaitOrEnd(atMost, () -> findPrompt(prompt));
    }

    private boolean findPrompt(String prompt) {
        List<String> heard = channel.hearing().heard();
        int found = heard.subList(promptsAwaited, heard.size()).indexOf(prompt);
        promptsAwaited += found + 1;
        return found >= 0;
    }

    @Override
    public boolean awaitEnded(Duration atMost) {
        return world.await(world.in(atMost), this::isEnded);
    }

    /** What happened before the end counts also after it. */
    private boolean awaitOrEnd(Duration atMost, BooleanSupplier condition) {
        boolean[] met = {false};
        world.await(world.in(atMost), () -> (met[0] = condition.getAsBoolean()) || isEnded());
        return met[0];
    }

    private boolean isEnded() {
        return channel.endStatus() != 0;
    }

    @Override
    public void press(char key, KeyMode mode) {
        world.run(() -> channel.keys().press(key, mode));
    }

    @Override
    public void hangUp() {
        world.run(() -> {
            switch (channel.state()) {
                case UP -> channel.hangUpByPhone(HangupCause.NORMAL, OK);
                case RING -> channel.hangUpByPhone(HangupCause.NONE, REQUEST_TERMINATED);
                case DOWN, RINGING -> refuse();
            }
        });
    }

    /** Refuses as busy. Under the lock. */
    void refuse() {
        channel.hangUpByPhone(HangupCause.BUSY, BUSY_HERE);
    }

    @Override
    public List<String> heard() {
        return world.get(() -> channel.hearing().heard());
    }

    @Override
    public Duration longestSilence() {
        return world.get(() -> channel.hearing().longestSilence());
    }

    @Override
    public int endStatus() {
        return world.get(channel::endStatus);
    }
}
