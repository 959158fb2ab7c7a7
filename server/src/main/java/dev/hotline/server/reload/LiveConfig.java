package dev.hotline.server.reload;

import dev.hotline.config.HotlineConfig;
import dev.hotline.handlers.Configs;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The configuration that new calls take, and a few before it for calls that come back. What needs a restart stays as the engine was started
 * with. Read from any thread; one thread at a time takes another.
 */
public final class LiveConfig implements Configs {
    private static final int AT_HAND = 3;

    private final StartedSite started;
    private final List<Consumer<HotlineConfig>> readers = new CopyOnWriteArrayList<>();
    private volatile Current current;

    /** All of it, so that it changes at once. */
    private record Current(HotlineConfig config, Set<String> sounds, List<HotlineConfig> atHand) {}

    /** @param sounds the prompts that there is a sound file for, by id */
    public LiveConfig(HotlineConfig first, Set<String> sounds) {
        started = new StartedSite(first.site());
        current = new Current(first, sounds, List.of(first));
    }

    @Override
    public HotlineConfig get() {
        return current.config();
    }

    @Override
    public Optional<HotlineConfig> version(String version) {
        return current.atHand().stream()
                .filter(config -> config.version().equals(version))
                .findFirst();
    }

    /** The prompts that there is a sound file for, by id. */
    public Set<String> sounds() {
        return current.sounds();
    }

    /** Tells this reader of each configuration just before new calls take it; on the thread that takes it, and must neither block nor fail. */
    public void onChange(Consumer<HotlineConfig> reader) {
        readers.add(reader);
    }

    /** New calls take this one from now on. */
    void take(HotlineConfig read, Set<String> sounds) {
        HotlineConfig next = started.keptIn(read);
        readers.forEach(reader -> reader.accept(next));
        current = new Current(next, sounds, withNewest(next));
    }

    /** Sounds were added or removed, nothing else. */
    void take(Set<String> sounds) {
        current = new Current(current.config(), sounds, current.atHand());
    }

    /** What of this one takes effect at the next start only: a line for each key. */
    List<String> warnings(HotlineConfig read) {
        return started.differences(read.site());
    }

    private List<HotlineConfig> withNewest(HotlineConfig next) {
        Deque<HotlineConfig> atHand = new ArrayDeque<>(current.atHand());
        atHand.removeIf(config -> config.version().equals(next.version()));
        atHand.addFirst(next);
        while (atHand.size() > AT_HAND) {
            atHand.removeLast();
        }
        return List.copyOf(atHand);
    }
}
