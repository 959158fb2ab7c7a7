package dev.hotline.asterisk.ami.wire;

import io.netty.buffer.ByteBufUtil;

/**
 * An action to be sent to Asterisk. A value with CR, LF or NUL is refused, for it could carry an action of its own; so is a line that is longer
 * than Asterisk reads.
 */
public final class AmiAction {
    private static final int MAX_LINE = 1022;
    private final String name;
    private final StringBuilder lines = new StringBuilder();

    public AmiAction(String name) {
        this.name = name;
    }

    /** @throws IllegalArgumentException when the value is not one line, or a longer one than Asterisk reads */
    public AmiAction with(String key, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                throw new IllegalArgumentException(
                        name + ": " + key + " has CR, LF or NUL at position " + i + " (expected: one line)");
            }
        }
        String line = key + ": " + value;
        int bytes = ByteBufUtil.utf8Bytes(line);
        if (bytes > MAX_LINE) {
            throw new IllegalArgumentException(
                    name + ": " + key + " makes a line of " + bytes + " bytes (expected: at most " + MAX_LINE + ")");
        }
        lines.append(line).append("\r\n");
        return this;
    }

    public String name() {
        return name;
    }

    /** The action as it goes over the wire. */
    public String text(String actionId) {
        return "Action: " + name + "\r\nActionID: " + actionId + "\r\n" + lines + "\r\n";
    }
}
