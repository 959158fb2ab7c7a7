package dev.hotline.console;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** One open status page. It remembers what it was sent; one that reads slowly misses moments, never the newest state. Safe from any thread. */
final class Viewer {
    /** So many silent seconds until a sign of life: proxies and the server close what is silent for longer. */
    private static final int MOST_SILENT = 15;

    private final HttpServerResponse response;
    private final Words words;
    private final Map<String, String> sent = new HashMap<>();
    private int silent;

    Viewer(HttpServerResponse response, Words words) {
        this.response = response;
        this.words = words;
    }

    Words words() {
        return words;
    }

    synchronized void send(Map<String, String> parts) {
        if (response.writeQueueFull()) {
            return;
        }
        JsonObject changed = new JsonObject();
        parts.forEach((id, html) -> {
            if (!html.equals(sent.put(id, html))) {
                changed.put(id, html);
            }
        });
        if (!changed.isEmpty()) {
            write("data: " + changed.encode() + "\n\n");
        } else if (++silent >= MOST_SILENT) {
            write(": still here\n\n");
        }
    }

    private void write(String text) {
        silent = 0;
        response.write(text);
    }
}
