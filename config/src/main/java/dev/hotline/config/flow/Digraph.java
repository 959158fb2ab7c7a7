package dev.hotline.config.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Names that lead to names.
 *
 * @param successors where one leads at once
 */
public record Digraph(Function<String, Stream<String>> successors) {

    /** All that this one leads to, the nearest first; itself only when it leads back to itself. */
    public Set<String> reached(String from) {
        return Collections.unmodifiableSet(predecessors(from).keySet());
    }

    /** A shortest way, with both its ends; empty when there is none. */
    public List<String> way(String from, String to) {
        Map<String, String> predecessors = predecessors(from);
        List<String> way = new ArrayList<>();
        for (String name = predecessors.get(to);
                name != null;
                name = name.equals(from) ? null : predecessors.get(name)) {
            way.addFirst(name);
        }
        if (!way.isEmpty()) {
            way.add(to);
        }
        return way;
    }

    private Map<String, String> predecessors(String from) {
        Map<String, String> predecessors = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            successors
                    .apply(name)
                    .filter(next -> predecessors.putIfAbsent(next, name) == null && !next.equals(from))
                    .forEach(open::addLast);
        }
        return predecessors;
    }
}
