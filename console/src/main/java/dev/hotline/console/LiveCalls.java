package dev.hotline.console;

import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls in progress: a reader of {@link dev.hotline.core.CallEvents} that adds up each call's facts and forgets the call when it ends.
 * Facts of a call that it has neither seen arrive nor was given by {@link #resume} are passed over. Safe from any thread.
 */
public final class LiveCalls implements Consumer<CallEvent> {
    private final Map<CallId, LiveCall> calls = new ConcurrentHashMap<>();
    private final List<CallObserver> observers = new CopyOnWriteArrayList<>();

    /** Tells this observer too of each fact from now on. */
    public void observe(CallObserver observer) {
        observers.add(observer);
    }

    /** A call that began before this engine: it is kept until its end is told. Nothing changes when it is known already. */
    public void resume(CallRecord record, Instant now) {
        if (!record.ended()) {
            calls.putIfAbsent(record.id(), LiveCall.of(record, now));
        }
    }

    @Override
    public void accept(CallEvent event) {
        LiveCall before = calls.get(event.call());
        LiveCall after = add(event);
        if (after != null) {
            CallRecord old = before == null ? null : before.record();
            observers.forEach(observer -> observer.seen(event, old, after.record()));
        }
    }

    /** The calls in progress, the longest first. */
    public List<LiveCall> now() {
        List<LiveCall> all = new ArrayList<>(calls.values());
        all.sort(Comparator.comparing(call -> call.record().arrivedAt()));
        return all;
    }

    /** This call, when it is in progress. */
    public Optional<LiveCall> find(CallId call) {
        return Optional.ofNullable(calls.get(call));
    }

    private @Nullable LiveCall add(CallEvent event) {
        if (event instanceof CallEvent.Ended) {
            LiveCall last = calls.remove(event.call());
            return last == null ? null : last.after(event);
        }
        return calls.compute(event.call(), (id, known) -> known != null ? known.after(event) : first(event));
    }

    private static @Nullable LiveCall first(CallEvent event) {
        return event instanceof CallEvent.Arrived arrived ? LiveCall.of(CallRecord.of(arrived), arrived.at()) : null;
    }
}
