package dev.hotline.bench.soak;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Named counters, which can be sent as one line. Thread-safe. */
final class Counts {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void add(String name) {
        counts.computeIfAbsent(name, key -> new LongAdder()).increment();
    }

    void set(String name, long value) {
        LongAdder adder = new LongAdder();
        adder.add(value);
        counts.put(name, adder);
    }

    long get(String name) {
        LongAdder adder = counts.get(name);
        return adder == null ? 0 : adder.sum();
    }

    /** The sum of all whose names begin so. */
    long sum(String beginning) {
        return named(beginning).values().stream().mapToLong(Long::longValue).sum();
    }

    /** Those whose names begin so, by the rest of their names. */
    Map<String, Long> named(String beginning) {
        Map<String, Long> found = new TreeMap<>();
        counts.forEach((name, adder) -> {
            if (name.startsWith(beginning)) {
                found.put(name.substring(beginning.length()), adder.sum());
            }
        });
        return found;
    }

    /** As {@link #parse} takes it. */
    String line() {
        return named("").entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    static Counts parse(String line) {
        Counts counts = new Counts();
        Arrays.stream(line.split(" ", -1))
                .map(part -> part.split("=", 2))
                .forEach(pair -> counts.set(pair[0], Long.parseLong(pair[1])));
        return counts;
    }
}
