package dev.hotline.asterisk.ami;

import dev.hotline.asterisk.ami.wire.AmiAction;
import dev.hotline.asterisk.ami.wire.AmiDecoder;
import dev.hotline.asterisk.ami.wire.AmiFormatException;
import dev.hotline.asterisk.ami.wire.AmiMessage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a manager interface, from the greeting to its end: sends actions, and gives their answers to whom they belong and
 * everything else to the link. To be used on the socket's context only, except {@link #pending()}.
 */
final class AmiConnection {
    private static final Logger log = LoggerFactory.getLogger(AmiConnection.class);

    private final ContextInternal context;
    private final NetSocket socket;
    private final AmiOptions options;
    private final Meter meter;
    private final InstantSource clock;
    private final Link link;
    private final PendingActions pending;
    private final AmiDecoder decoder = new AmiDecoder(AmiEvents.WANTED, AmiEvents.SINGLE_HEADERS, new Received());
    private final Promise<Void> booted;
    private final Promise<String> closed;
    private String managerVersion = "";

    /** The link that a connection is of. */
    interface Link {
        /** An event that belongs to no action. */
        void event(AmiMessage event);

        /** A message was dropped: what it said is not known. */
        void missed();

        /** All messages of a chunk of bytes were handed over. */
        void received();
    }

    AmiConnection(
            ContextInternal context,
            NetSocket socket,
            AmiOptions options,
            Meter meter,
            InstantSource clock,
            Link link) {
        this.context = context;
        this.socket = socket;
        this.options = options;
        this.meter = meter;
        this.clock = clock;
        this.link = link;
        pending = new PendingActions(context.owner(), options.node(), meter);
        booted = context.promise();
        closed = context.promise();
        socket.exceptionHandler(e -> end(String.valueOf(e.getMessage())));
        socket.closeHandler(v -> end("Asterisk closed the connection"));
        socket.handler(this::received);
    }

    /** Completes with the reason when the connection is over. */
    Future<String> closed() {
        return closed.future();
    }

    /** Completes when Asterisk has said that it is fully booted. */
    Future<Void> booted() {
        return booted.future();
    }

    /** The version of the manager interface, as Asterisk greeted; empty before. */
    String managerVersion() {
        return managerVersion;
    }

    /** How many actions wait for an answer. Safe from any thread. */
    int pending() {
        return pending.size();
    }

    /** Sends an action; fails when Asterisk answers with an error. */
    Future<AmiMessage> send(AmiAction action) {
        return exchange(action, options.times().timeout()).compose(response -> accepted(action.name(), response));
    }

    /** Sends an action whose answer is this event, which comes some time after the response. */
    Future<AmiMessage> send(AmiAction action, String lastEvent, Duration within) {
        return send(action, PendingAction.event(action.name(), lastEvent, context.promise()), within)
                .compose(answer -> accepted(action.name(), answer));
    }

    /** Asks for a list. Its items are handed over one by one as they come. */
    Future<Void> list(AmiList list, Consumer<AmiMessage> items) {
        var asked = PendingAction.list(list, items, context.promise());
        return send(new AmiAction(list.action()), asked, options.times().timeout())
                .compose(end -> accepted(list.action(), end))
                .mapEmpty();
    }

    /** Sends an action; succeeds with the response whatever it says. */
    Future<AmiMessage> exchange(AmiAction action, Duration within) {
        return send(action, PendingAction.response(action.name(), context.promise()), within);
    }

    private Future<AmiMessage> send(AmiAction action, PendingAction waiting, Duration within) {
        if (closed.future().isComplete()) {
            waiting.fail(
                    AmiException.Kind.LOST,
                    "the link to " + options.node() + " is lost: "
                            + closed.future().result());
            return waiting.answer();
        }
        String id = pending.add(waiting, within);
        socket.write(action.text(id), StandardCharsets.UTF_8.name());
        return waiting.answer();
    }

    private Future<AmiMessage> accepted(String action, AmiMessage answer) {
        return answer.isError()
                ? context.failedFuture(new AmiException(
                        AmiException.Kind.REFUSED,
                        action + " refused by " + options.node() + ": " + answer.get("Message")))
                : context.succeededFuture(answer);
    }

    private void received(Buffer chunk) {
        long eventsBefore = meter.events();
        try {
            decoder.feed(((BufferInternal) chunk).getByteBuf());
        } catch (AmiFormatException notUnderstood) {
            close("not understood: " + notUnderstood.getMessage());
        } catch (RuntimeException bug) {
            log.error("a message from {} could not be handled; its state is read again", options.node(), bug);
            close("a message could not be handled: " + bug);
        }
        link.received();
        meter.received(eventsBefore, clock.instant());
    }

    /** Closes the connection; what waits for an answer fails with this reason. */
    void close(String why) {
        end(why);
        socket.close();
    }

    private void end(String why) {
        if (closed.tryComplete(why)) {
            pending.lost(why);
        }
    }

    /** What the decoder reads. */
    private final class Received implements AmiDecoder.Receiver {
        @Override
        public void greeted(String version) {
            managerVersion = version;
        }

        @Override
        public void message(AmiMessage message) {
            if (closed.future().isComplete()) {
                return;
            }
            boolean isOfList = pending.take(message);
            if (message.isResponse() || isOfList) {
                return;
            }
            meter.event();
            if (message.event().equals("FullyBooted")) {
                booted.tryComplete();
            }
            link.event(message);
        }

        @Override
        public void skipped() {
            meter.unknownEvent();
        }

        @Override
        public void refused(String why, String actionId) {
            if (meter.refused()) {
                log.warn(
                        "a message from {} was dropped: {}. A caller's text with line ends in it has forged a part of it;"
                                + " further ones are only counted",
                        options.node(),
                        why);
            }
            pending.dropped(actionId);
            link.missed();
        }
    }
}
