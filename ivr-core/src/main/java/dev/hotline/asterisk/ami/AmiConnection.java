package dev.hotline.asterisk.ami;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a manager interface, from the greeting to its end. Each action has an id and a deadline; its entry stands before its
 * bytes leave, and goes with the answer, at the deadline, or with the connection. To be used on the socket's context only, except
 * {@link #pending()}.
 */
final class AmiConnection {
    private final ContextInternal context;
    private final NetSocket socket;
    private final AmiOptions options;
    private final Consumer<AmiMessage> events;
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final Promise<Void> booted;
    private final Promise<String> closed;
    private long lastId;

    /**
     * An action that waits for its answer.
     *
     * @param lastEvent the event that is the answer; null when the response is
     */
    private record Pending(String action, @Nullable String lastEvent, Promise<AmiMessage> answer, long deadline) {}

    /** Counts of all connections of a link. */
    record Counts(LongAdder events, LongAdder unknownEvents) {}

    /** @param events is given every event that is looked at */
    AmiConnection(
            ContextInternal context, NetSocket socket, AmiOptions options, Counts counts, Consumer<AmiMessage> events) {
        this.context = context;
        this.socket = socket;
        this.options = options;
        this.events = events;
        booted = context.promise();
        closed = context.promise();
        var decoder = new AmiDecoder(AmiEvents.WANTED, counts.events(), counts.unknownEvents(), this::received);
        socket.exceptionHandler(e -> end(String.valueOf(e.getMessage())));
        socket.closeHandler(v -> end("Asterisk closed the connection"));
        socket.handler(chunk -> {
            try {
                decoder.feed(chunk);
            } catch (AmiException notUnderstood) {
                close("not understood: " + notUnderstood.getMessage());
            }
        });
    }

    /** Completes with the reason when the connection is over. */
    Future<String> closed() {
        return closed.future();
    }

    /** Completes when Asterisk has said that it is fully booted. */
    Future<Void> booted() {
        return booted.future();
    }

    /** How many actions wait for an answer. Safe from any thread. */
    int pending() {
        return pending.size();
    }

    /** Sends an action; fails when Asterisk answers with an error. */
    Future<AmiMessage> send(AmiAction action) {
        return exchange(action).compose(response -> checked(action, response));
    }

    /** Sends an action whose answer is this event, which comes some time after the response. */
    Future<AmiMessage> send(AmiAction action, String lastEvent, Duration within) {
        return exchange(action, lastEvent, within).compose(answer -> checked(action, answer));
    }

    /** Sends an action; succeeds with the response whatever it says. */
    Future<AmiMessage> exchange(AmiAction action) {
        return exchange(action, null, options.timeout());
    }

    private Future<AmiMessage> exchange(AmiAction action, @Nullable String lastEvent, Duration within) {
        if (closed.future().isComplete()) {
            return context.failedFuture(lost(action.name(), closed.future().result()));
        }
        String id = Long.toString(++lastId);
        Promise<AmiMessage> answer = context.promise();
        long deadline = context.owner().setTimer(within.toMillis(), timer -> expired(id, within));
        pending.put(id, new Pending(action.name(), lastEvent, answer, deadline));
        socket.write(action.text(id), StandardCharsets.UTF_8.name());
        return answer.future();
    }

    private Future<AmiMessage> checked(AmiAction action, AmiMessage answer) {
        return answer.isError()
                ? context.failedFuture(new AmiException(
                        action.name() + " refused by " + options.node() + ": " + answer.get("Message")))
                : context.succeededFuture(answer);
    }

    private void received(AmiMessage message) {
        Pending waiting = pending.get(message.actionId());
        if (waiting != null && isAnswer(message, waiting.lastEvent)) {
            pending.remove(message.actionId());
            context.owner().cancelTimer(waiting.deadline);
            waiting.answer.complete(message);
        }
        if (message.event().equals("FullyBooted")) {
            booted.tryComplete();
        }
        if (!message.isResponse()) {
            events.accept(message);
        }
    }

    private static boolean isAnswer(AmiMessage message, @Nullable String lastEvent) {
        return message.isResponse()
                ? lastEvent == null || message.isError()
                : message.event().equals(lastEvent);
    }

    private void expired(String id, Duration within) {
        Pending late = pending.remove(id);
        if (late != null) {
            late.answer.fail(new AmiException(
                    late.action + ": no answer from " + options.node() + " within " + within.toMillis() + " ms"));
        }
    }

    /** Closes the connection; what waits for an answer fails with this reason. */
    void close(String why) {
        end(why);
        socket.close();
    }

    private void end(String why) {
        if (!closed.tryComplete(why)) {
            return;
        }
        List<Pending> unanswered = List.copyOf(pending.values());
        pending.clear();
        for (Pending lost : unanswered) {
            context.owner().cancelTimer(lost.deadline);
            lost.answer.fail(lost(lost.action, why));
        }
    }

    private AmiException lost(String action, String why) {
        return new AmiException(action + ": the link to " + options.node() + " is lost: " + why);
    }
}
