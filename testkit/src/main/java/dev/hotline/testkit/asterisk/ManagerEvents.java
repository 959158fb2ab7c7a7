package dev.hotline.testkit.asterisk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The events on their way to the AMI clients; told under the world's lock, so every client sees the same order. */
final class ManagerEvents {

    /** Takes events; must not block. */
    @FunctionalInterface
    interface Listener {
        /** @param privilege the event's class, such as {@code call} */
        void event(String privilege, byte[] message);
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    void add(Listener listener) {
        listeners.add(listener);
    }

    void remove(Listener listener) {
        listeners.remove(listener);
    }

    void call(String event, Headers headers) {
        tell("call", event, headers);
    }

    void dtmf(String event, Headers headers) {
        tell("dtmf", event, headers);
    }

    private void tell(String privilege, String event, Headers headers) {
        byte[] message = new Headers()
                .add("Event", event)
                .add("Privilege", privilege + ",all")
                .add(headers)
                .message();
        listeners.forEach(listener -> listener.event(privilege, message));
    }
}
