package dev.hotline.storage;

import java.util.List;

/** No version, or more than one, is named so. The message is for people. */
public final class UnknownVersionException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 10;

    private UnknownVersionException(String message) {
        super(message);
    }

    static UnknownVersionException of(String prefix, List<String> found) {
        if (found.isEmpty()) {
            return new UnknownVersionException(
                    "version: " + prefix + " (expected: the beginning of one that 'hotline config log' lists)");
        }
        String more = found.size() > SHOWN ? " and " + (found.size() - SHOWN) + " more" : "";
        return new UnknownVersionException("version: " + prefix + " is the beginning of several: "
                + String.join(", ", found.subList(0, Math.min(SHOWN, found.size()))) + more
                + " (expected: more of its letters)");
    }
}
