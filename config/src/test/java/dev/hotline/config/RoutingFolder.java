package dev.hotline.config;

import java.io.IOException;
import java.nio.file.Path;

/** The samples with queues that say no more than they must, but for what a test adds. */
final class RoutingFolder {
    private static final String FILE = "queues.yaml";

    private final SampleFolder samples;

    RoutingFolder(Path folder) throws IOException {
        samples = new SampleFolder(folder);
        samples.write(FILE, """
                defaults: {ring-time: 20s, announce-every: 30s, offer-callback-after: 2m, set-aside: 30s, wrap-up: 5s, music: hotline}
                queues:
                  software:
                  orders:
                  operator:
                  hardware:
                """);
    }

    /** Adds these keys to the queue hardware: the first is on line 7. */
    RoutingFolder hardware(String... keys) {
        samples.write(FILE, samples.content(FILE) + "    " + String.join("\n    ", keys) + "\n");
        return this;
    }

    /** Adds these keys to the defaults, before all others: the first is at column 12. */
    RoutingFolder defaults(String keys) {
        samples.edit(FILE, "{ring-time", "{" + keys + ", ring-time");
        return this;
    }

    /** Replaces this text of {@code agents.yaml}. */
    RoutingFolder agents(String text, String replacement) {
        samples.edit("agents.yaml", text, replacement);
        return this;
    }

    SampleFolder samples() {
        return samples;
    }
}
