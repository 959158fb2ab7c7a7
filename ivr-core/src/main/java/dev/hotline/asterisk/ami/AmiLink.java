package dev.hotline.asterisk.ami;

import dev.hotline.core.NoAnswer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The link to one Asterisk node. */
public interface AmiLink {
    /** The node's name in {@code site.yaml}. */
    String node();

    /**
     * Listens to every event from now on, on an event loop that is not the link's. See {@link #subscribe(Context, Consumer)}.
     */
    void subscribe(Consumer<AmiEvent> listener);

    /**
     * Listens to every event from now on. Events wait in a mailbox of the listener's own; while it is more than half full, those that {@linkplain
     * AmiEvent#mayBeDropped() may be dropped} are, and told again once it is not; when it is full, the link is closed until there is room, and
     * the state is read again.
     *
     * @param context where the listener runs, one event at a time
     */
    void subscribe(Context context, Consumer<AmiEvent> listener);

    /**
     * Rings a phone. Completes with empty when it was answered and entered the dialplan, with the reason when it was not; fails with
     * {@link AmiException} when Asterisk could not be asked, with {@link IllegalArgumentException} when a value cannot be sent (CR, LF or NUL
     * in it).
     */
    Future<Optional<NoAnswer>> originate(Originate call);

    /**
     * Sends a channel elsewhere in the dialplan, at priority 1: it leaves what it does at once, and the application that it was in ends as if it
     * had hung up. Fails as {@link #originate} does.
     *
     * @param channel its name or unique id
     * @param variables set on the channel before
     */
    Future<Void> redirect(String channel, Map<String, String> variables, String context, String extension);

    /**
     * Ends the call on a channel. Fails as {@link #originate} does.
     *
     * @param channel its name or unique id
     */
    Future<Void> hangUp(String channel);

    /**
     * The name of the channel that is connected with this one now, such as {@code PJSIP/1003-00000007}; empty when none is, or when there is no
     * such channel. Asterisk is asked for all its channels: not for every call. Fails as {@link #originate} does.
     */
    Future<Optional<String>> peer(String uniqueId);

    /** How the link does, for health and metrics. */
    AmiHealth health();
}
