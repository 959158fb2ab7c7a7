package dev.hotline.asterisk.ami;

import dev.hotline.core.NoAnswer;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;

/** The link to one Asterisk node. */
public interface AmiLink {
    /** The node's name in {@code site.yaml}. */
    String node();

    /** Listens to every event from now on; the listener runs on the link's context and must not block. */
    void subscribe(Consumer<AmiEvent> listener);

    /**
     * Rings a phone. Completes with empty when it was answered and entered the dialplan, with the reason when it was not; fails with
     * {@link AmiException} when Asterisk could not be asked, with {@link IllegalArgumentException} when a value cannot be sent (CR, LF or NUL
     * in it).
     */
    Future<Optional<NoAnswer>> originate(Originate call);

    /** How the link does, for health and metrics. */
    AmiHealth health();
}
