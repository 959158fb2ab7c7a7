package dev.hotline.console;

import java.util.HashMap;
import java.util.Map;

/** The whole status page. Immutable. */
final class StatusPage {
    private final PageTemplate template = new PageTemplate("status.html");

    String html(Status status, Words words) {
        Map<String, String> parts = new HashMap<>(StatusSections.of(status, words));
        parts.put("now", String.valueOf(status.now().toEpochMilli()));
        return template.html(parts, words);
    }
}
