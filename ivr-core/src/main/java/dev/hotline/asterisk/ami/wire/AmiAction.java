package dev.hotline.asterisk.ami.wire;

/** An action to be sent to Asterisk. A value with CR, LF or NUL is refused, for it could carry an action of its own. */
public final class AmiAction {
    private final String name;
    private final StringBuilder lines = new StringBuilder();

    public AmiAction(String name) {
        this.name = name;
        with("Action", name);
    }

    /** @throws IllegalArgumentException when the value is not one line */
    public AmiAction with(String key, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                throw new IllegalArgumentException(
                        name + ": " + key + " has CR, LF or NUL at position " + i + " (expected: one line)");
            }
        }
        lines.append(key).append(": ").append(value).append("\r\n");
        return this;
    }

    public String name() {
        return name;
    }

    /** The action as it goes over the wire. */
    public String text(String actionId) {
        return lines + "ActionID: " + actionId + "\r\n\r\n";
    }
}
