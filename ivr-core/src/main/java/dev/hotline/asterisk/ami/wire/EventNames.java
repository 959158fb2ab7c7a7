package dev.hotline.asterisk.ami.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names that are found among bytes without building anything. Immutable. */
final class EventNames {
    private static final int LONGEST = 63;

    private final List<List<String>> byLength = new ArrayList<>();

    EventNames(Collection<String> names) {
        for (int length = 0; length <= LONGEST; length++) {
            byLength.add(new ArrayList<>());
        }
        names.forEach(name -> byLength.get(name.length()).add(name));
    }

    /** The name that these bytes are, or null when it is none of them. */
    @Nullable
    String find(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return null;
        }
        List<String> candidates = byLength.get(to - from);
        for (int i = 0; i < candidates.size(); i++) {
            if (isText(bytes, from, candidates.get(i))) {
                return candidates.get(i);
            }
        }
        return null;
    }

    /** Whether this ASCII text begins here. */
    static boolean isText(byte[] bytes, int from, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
