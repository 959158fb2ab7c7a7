package dev.hotline.testkit.fake;

import java.nio.charset.StandardCharsets;

/** A message of the manager interface while it is written. */
final class Message {
    private final StringBuilder text = new StringBuilder();

    /** @param eventClass such as {@code call} */
    static Message event(String name, String eventClass) {
        return new Message().add("Event", name).add("Privilege", eventClass + ",all");
    }

    Message add(String name, Object value) {
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /** Followed by another message. */
    Message then(Message next) {
        text.append("\r\n").append(next.text);
        return this;
    }

    byte[] bytes() {
        return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
