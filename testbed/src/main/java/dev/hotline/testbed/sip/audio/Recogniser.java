package dev.hotline.testbed.sip.audio;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells from the frames of a call which sounds begin. Several prompts may begin with the same words: then the answer comes when only
 * one of them still fits, so a prompt that is broken off within the common words is not told at all. Confined to its {@link Ear}.
 */
final class Recogniser {
    private static final int ENOUGH = 4;
    private static final int LOST = 4;
    private static final int MUSIC_FRAMES = 3;
    private static final long MUSIC_BREAK_NANOS = 2_000_000_000L;

    private final Prompts prompts;
    private final List<Guess> guesses = new ArrayList<>();
    private int musicFrames;
    private long lastMusic;
    private boolean musicPlays;

    Recogniser(Prompts prompts) {
        this.prompts = prompts;
    }

    /** Takes the next frame; the name of the sound that is now known to have begun, if any. */
    Optional<String> hear(long nanos, ByteBuffer frame) {
        guesses.forEach(guess -> guess.hear(frame));
        guesses.removeIf(Guess::isWrong);
        boolean audible = Sound.isAudible(frame);
        if (audible) {
            prompts.startingWith(frame).forEach(this::guess);
        }
        Optional<String> prompt = decide();
        guesses.removeIf(Guess::isOver);
        if (prompt.isPresent()) {
            musicPlays = false;
            return prompt;
        }
        return audible ? music(nanos, frame) : Optional.empty();
    }

    private void guess(Prompts.Start start) {
        if (guesses.stream()
                .noneMatch(guess -> guess.sound.name().equals(start.sound().name()) && guess.misses == 0)) {
            guesses.add(new Guess(start));
        }
    }

    private Optional<String> decide() {
        for (Guess guess : guesses) {
            if (guess.isSure() && guesses.stream().noneMatch(guess::isRivalledBy)) {
                guess.told = true;
                guesses.removeIf(other -> !other.told && other.hits >= ENOUGH);
                return Optional.of(guess.sound.name());
            }
        }
        return Optional.empty();
    }

    private Optional<String> music(long nanos, ByteBuffer frame) {
        if (!prompts.isMusic(frame)) {
            musicFrames = 0;
            return Optional.empty();
        }
        boolean goesOn = musicPlays && nanos - lastMusic < MUSIC_BREAK_NANOS;
        musicFrames++;
        if (musicFrames < MUSIC_FRAMES) {
            return Optional.empty();
        }
        lastMusic = nanos;
        musicPlays = true;
        return goesOn ? Optional.empty() : Optional.of(Prompts.MUSIC);
    }

    /** The guess that a certain sound is playing, and where it is. */
    private static final class Guess {
        final Sound sound;
        int index;
        int hits = 1;
        int misses;
        boolean told;

        Guess(Prompts.Start start) {
            sound = start.sound();
            index = start.index();
        }

        void hear(ByteBuffer frame) {
            for (int step = 1; step <= LOST; step++) {
                if (sound.isAt(index + step, frame)) {
                    index += step;
                    hits++;
                    misses = 0;
                    return;
                }
            }
            misses++;
        }

        boolean isSure() {
            return !told && hits >= ENOUGH && (misses == 0 || sound.isLast(index));
        }

        boolean isRivalledBy(Guess other) {
            return other != this && !other.told && other.hits >= hits - LOST && other.misses < 2;
        }

        boolean isOver() {
            return told && sound.isLast(index);
        }

        boolean isWrong() {
            return misses > LOST;
        }
    }
}
