package dev.hotline.routing;

import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.config.Agent;
import dev.hotline.core.CallId;
import dev.hotline.core.Loop;
import dev.hotline.core.WaitPromise;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Routing for callers: {@link Acd} on one loop, with a timer for what changes by time alone. Callable from any thread; every
 * future completes on the loop of whoever asked.
 */
public final class AcdService {
    private final Loop loop;
    private final InstantSource clock;
    private final Acd acd;
    private final Map<CallId, Promise<Offer>> waiters = new HashMap<>();
    /** Cancels the timer of the next change. */
    private @Nullable Runnable timer;

    /** @param loop on which all is decided */
    public AcdService(Loop loop, Acd acd, InstantSource clock) {
        this.loop = loop;
        this.acd = acd;
        this.clock = clock;
    }

    /**
     * The agent whose phone is to ring for this caller, as soon as there is one. When the caller leaves first, call {@link #leave}: the
     * future then never completes.
     */
    public Future<Offer> awaitAgent(WaitingCall call) {
        Promise<Offer> waiter = Promise.promise();
        Loop asker = loop.here();
        run(now -> {
            waiters.put(call.call(), waiter);
            return acd.await(call, now);
        });
        Promise<Offer> there = Promise.promise();
        waiter.future().onSuccess(offer -> asker.run(() -> there.complete(offer)));
        return there.future();
    }

    /** The caller is gone, or wants to wait no more. */
    public void leave(CallId call) {
        run(now -> {
            waiters.remove(call);
            return acd.leave(call, now);
        });
    }

    /** The agent offered did not take the call; he is passed over for this long. */
    public void missed(CallId call, Duration setAside) {
        run(now -> acd.missed(call, setAside, now));
    }

    /** The phone of the agent offered begins to ring. */
    public void ringing(CallId call) {
        run(now -> {
            acd.ringing(call, now);
            return List.of();
        });
    }

    public void connected(CallId call) {
        run(now -> {
            acd.connected(call, now);
            return List.of();
        });
    }

    /** @see Acd#take */
    public Future<Taken> take(CallId call, @Nullable String queue, String agent) {
        return change(now -> {
            Taken taken = acd.take(call, queue, agent, now);
            if (taken instanceof Taken.Chosen) {
                waiters.remove(call);
            }
            return taken;
        });
    }

    /** @see Acd#handedOver */
    public void handedOver(CallId call, String to, Duration wrapUp) {
        run(now -> acd.handedOver(call, to, wrapUp, now));
    }

    /** The talk is over; its agent is left alone for this long. */
    public void finished(CallId call, Duration wrapUp) {
        run(now -> acd.finished(call, wrapUp, now));
    }

    /**
     * These are the agents for all that is asked after this.
     *
     * @see Acd#reconfigure
     */
    public void reconfigure(Collection<Agent> agents) {
        run(now -> acd.reconfigure(agents, now));
    }

    /** Where a caller stands. */
    public Future<Place> place(CallId call) {
        return ask(() -> acd.place(call, clock.instant()));
    }

    /** How many wait in this queue. */
    public Future<Integer> waitingIn(String queue) {
        return ask(() -> acd.waitingIn(queue));
    }

    /** @see Acd#promised */
    public void promised(CallId call, WaitPromise promise) {
        run(now -> {
            acd.promised(call, promise);
            return List.of();
        });
    }

    /** @see Acd#raise */
    public Future<Boolean> raise(CallId call, Duration more) {
        return ask(() -> acd.raise(call, more));
    }

    /** @see Acd#moveFirst */
    public Future<Optional<Duration>> moveFirst(CallId call) {
        return ask(() -> acd.moveFirst(call));
    }

    /** @see Acd#logIn */
    public void logIn(String agent) {
        run(now -> acd.logIn(agent, now));
    }

    /** @see Acd#logOut */
    public void logOut(String agent) {
        run(now -> acd.logOut(agent, now));
    }

    /** @see Acd#pause */
    public void pause(String agent, String reason) {
        run(now -> acd.pause(agent, reason, now));
    }

    /** @see Acd#ready */
    public void ready(String agent) {
        run(now -> acd.ready(agent, now));
    }

    /** @see Acd#reserve */
    public Future<Optional<Offer>> reserve(CallId call, Instant since, Predicate<Agent> may) {
        return ask(() -> acd.reserve(call, since, may, clock.instant()));
    }

    /** @see Acd#anyone */
    public Future<Boolean> anyone(Predicate<Agent> may) {
        return ask(() -> acd.anyone(may));
    }

    /** @see Acd#reservedTalks */
    public void reservedTalks(String agent) {
        run(now -> {
            acd.reservedTalks(agent, now);
            return List.of();
        });
    }

    /** @see Acd#release */
    public void release(String agent, CallId call, AgentState why, Duration pause) {
        run(now -> acd.release(agent, call, why, pause, now));
    }

    /** Takes in what this Asterisk node says of phones; everything else is ignored. */
    public void on(String node, AmiEvent event) {
        switch (event) {
            case AmiEvent.Phone phone -> {
                String name = phone.device().substring(phone.device().indexOf('/') + 1);
                run(now -> acd.phoneChanged(node, name, phone.state(), now));
            }
            case AmiEvent.Up up -> run(now -> acd.phonesKnown(node, now));
            case AmiEvent.Down down -> run(now -> acd.phonesUnknown(node, now));
            default -> {}
        }
    }

    public Future<AcdSnapshot> snapshot() {
        return ask(acd::snapshot);
    }

    private <T> Future<T> ask(Supplier<T> question) {
        Promise<T> answer = Promise.promise();
        Loop asker = loop.here();
        loop.run(() -> {
            Future<T> value = Future.succeededFuture().map(v -> question.get());
            asker.run(() -> value.onComplete(answer));
        });
        return answer.future();
    }

    /** Asks for something that may change who is available. */
    private <T> Future<T> change(Function<Instant, T> change) {
        Future<T> answer = ask(() -> change.apply(clock.instant()));
        run(acd::tick);
        return answer;
    }

    private void run(Decision decision) {
        loop.run(() -> {
            Instant now = clock.instant();
            decision.at(now).forEach(this::tell);
            schedule();
        });
    }

    private void tell(Offer offer) {
        Promise<Offer> waiter = waiters.remove(offer.call());
        if (waiter != null) {
            waiter.complete(offer);
        }
    }

    private void schedule() {
        if (timer != null) {
            timer.run();
            timer = null;
        }
        acd.nextChange().ifPresent(at -> {
            Duration wait = Duration.between(clock.instant(), at).plusMillis(1);
            timer = loop.after(wait, () -> run(acd::tick));
        });
    }

    /** Something to decide at a time. */
    @FunctionalInterface
    private interface Decision {
        List<Offer> at(Instant now);
    }
}
