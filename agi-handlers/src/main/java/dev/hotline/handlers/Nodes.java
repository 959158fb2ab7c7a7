package dev.hotline.handlers;

import dev.hotline.config.AsteriskNode;
import dev.hotline.config.HotlineConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which Asterisk a call is on. */
final class Nodes {
    private static final Logger log = LoggerFactory.getLogger(Nodes.class);

    private Nodes() {}

    /** The node with this name. One that is not configured is taken for the first: the call is served, and the log says what to mend. */
    static AsteriskNode named(HotlineConfig config, @Nullable String name) {
        return config.site().asterisk(name).orElseGet(() -> first(config, name));
    }

    private static AsteriskNode first(HotlineConfig config, @Nullable String name) {
        AsteriskNode first = config.site().asterisk().getFirst();
        log.warn(
                "node: {} (expected: one of {}, as HOTLINE_NODE in the dialplan); taken for {}",
                name,
                config.site().asterisk().stream().map(AsteriskNode::name).toList(),
                first.name());
        return first;
    }
}
