package dev.hotline.testkit.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers that a script gives to commands, by how they begin. Guarded by its session. */
final class Answering {
    private final Map<String, List<String>> answers = new LinkedHashMap<>();
    private final Map<String, Integer> given = new LinkedHashMap<>();

    Answering(Map<String, List<String>> answers) {
        answers.forEach((command, texts) -> this.answers.put(command, new ArrayList<>(texts)));
    }

    /** The next answer to this command; null when the script says nothing of it. */
    @Nullable
    String to(String line) {
        for (Map.Entry<String, List<String>> one : answers.entrySet()) {
            if (line.startsWith(one.getKey())) {
                int next = given.merge(one.getKey(), 1, Integer::sum) - 1;
                return one.getValue().get(Math.min(next, one.getValue().size() - 1));
            }
        }
        return null;
    }
}
