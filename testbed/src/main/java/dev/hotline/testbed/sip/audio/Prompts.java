package dev.hotline.testbed.sip.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sounds a phone can recognise, found by their content. Immutable. */
public final class Prompts {
    /** The name under which any of the hold music is heard. */
    public static final String MUSIC = "music";

    /** A prompt that has lost this many frames at its start is still recognised. */
    private static final int START = 8;

    private final Map<ByteBuffer, List<Start>> starts = new HashMap<>();
    private final Set<ByteBuffer> music = new HashSet<>();
    private final Map<String, Sound> sounds = new HashMap<>();

    /** A sound that has this frame near its start. */
    record Start(Sound sound, int index) {}

    private Prompts(Map<String, byte[]> prompts, Collection<byte[]> music) {
        music.forEach(this::addMusic);
        Map<List<ByteBuffer>, List<String>> names = new LinkedHashMap<>();
        prompts.forEach((name, ulaw) -> names.computeIfAbsent(Sound.frames(ulaw), frames -> new ArrayList<>())
                .add(name));
        names.forEach((frames, same) -> addSound(same, frames));
    }

    /**
     * Reads {@code zh/*.wav} and {@code en/*.wav}, which are then known as {@code zh/NAME} and {@code en/NAME}, and {@code
     * music/*.wav}; a folder that is missing has no sounds.
     *
     * @throws UncheckedIOException when a file is not as Asterisk plays it
     */
    public static Prompts load(Path folder) {
        Map<String, byte[]> prompts = new LinkedHashMap<>();
        for (String language : List.of("zh", "en")) {
            read(folder.resolve(language)).forEach((name, ulaw) -> prompts.put(language + "/" + name, ulaw));
        }
        return new Prompts(prompts, read(folder.resolve(MUSIC)).values());
    }

    /** The sounds that may have begun with this frame. */
    List<Start> startingWith(ByteBuffer frame) {
        return starts.getOrDefault(frame, List.of());
    }

    boolean isMusic(ByteBuffer frame) {
        return music.contains(frame);
    }

    /** Whether two names are of the same sound, so that no ear can tell them apart. */
    boolean isSame(String one, String other) {
        Sound sound = sounds.get(one);
        return one.equals(other) || (sound != null && sound.names().contains(other));
    }

    /** Of the names of this sound the one in the language of another prompt, else the first. */
    String nameBeside(String name, String other) {
        String language = other.substring(0, other.indexOf('/') + 1);
        Sound sound = sounds.get(name);
        return sound == null
                ? name
                : sound.names().stream()
                        .filter(same -> same.startsWith(language))
                        .findFirst()
                        .orElse(name);
    }

    private void addMusic(byte[] ulaw) {
        Sound.frames(ulaw).stream().filter(Sound::isAudible).forEach(music::add);
    }

    private void addSound(List<String> names, List<ByteBuffer> frames) {
        int first = firstAudible(frames);
        Sound sound = new Sound(List.copyOf(names), frames, first);
        names.forEach(name -> sounds.put(name, sound));
        for (int i = first; i < Math.min(first + START, frames.size()); i++) {
            starts.computeIfAbsent(frames.get(i), frame -> new ArrayList<>()).add(new Start(sound, i));
        }
    }

    private static int firstAudible(List<ByteBuffer> frames) {
        int first = 0;
        while (first < frames.size() && !Sound.isAudible(frames.get(first))) {
            first++;
        }
        return first;
    }

    private static Map<String, byte[]> read(Path folder) {
        Map<String, byte[]> sounds = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return sounds;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".wav")) {
                    sounds.put(name.substring(0, name.length() - 4), Ulaw.encode(Wav.read(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sounds;
    }
}
