package dev.hotline.testbed.sip.audio;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What is heard in one call: the prompts in order, and how long nothing was. Times are of {@link System#nanoTime}. Thread-safe. */
public final class Ear {
    private final Prompts prompts;
    private final Recogniser recogniser;
    private final Tones tones = new Tones();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<String> heard = new ArrayList<>();
    private String lastPrompt = "";
    private int awaited;
    private boolean open;
    private boolean closed;
    private long lastAudible;
    private long end;
    private long longestSilence;

    public Ear(Prompts prompts) {
        this.prompts = prompts;
        this.recogniser = new Recogniser(prompts);
    }

    /** The call was answered: silence counts from now. */
    public void open(long nanos) {
        locked(() -> {
            open = true;
            lastAudible = nanos;
        });
    }

    /** The call is over. */
    public void close(long nanos) {
        locked(() -> {
            if (!closed) {
                closed = true;
                end = nanos;
            }
        });
    }

    /** Takes the audio of one packet. */
    public void hear(long nanos, byte[] ulaw) {
        locked(() -> {
            if (open && !closed && Ulaw.isAudible(ulaw)) {
                longestSilence = Math.max(longestSilence, nanos - lastAudible);
                lastAudible = nanos;
            }
            tones.hear(ulaw);
            if (ulaw.length == Ulaw.FRAME) {
                recogniser.hear(nanos, ByteBuffer.wrap(ulaw)).ifPresent(this::add);
            }
        });
    }

    /**
     * The prompts that began so far, in order. One with the same sound in several languages is told in the language of the prompt
     * before it.
     */
    public List<String> heard() {
        lock.lock();
        try {
            return List.copyOf(heard);
        } finally {
            lock.unlock();
        }
    }

    /** Whether a tone of this frequency is in what is heard now. */
    public boolean hears(int hertz) {
        lock.lock();
        try {
            return tones.hears(hertz);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a prompt begins, counted from the last that was waited for; false when the call ended or the time passed before. */
    public boolean await(String prompt, Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!find(prompt)) {
                if (closed || left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** The longest time from the answer until {@code nanos}, or the end, in which nothing was heard; zero before the answer. */
    public Duration longestSilence(long nanos) {
        lock.lock();
        try {
            long sinceLast = open ? (closed ? end : nanos) - lastAudible : 0;
            return Duration.ofNanos(Math.max(longestSilence, sinceLast));
        } finally {
            lock.unlock();
        }
    }

    private void add(String name) {
        String told = prompts.nameBeside(name, lastPrompt);
        heard.add(told);
        if (!told.equals(Prompts.MUSIC)) {
            lastPrompt = told;
        }
    }

    private boolean find(String prompt) {
        for (int i = awaited; i < heard.size(); i++) {
            if (prompts.isSame(heard.get(i), prompt)) {
                awaited = i + 1;
                return true;
            }
        }
        return false;
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
