package dev.hotline.bench.simulation;

import dev.hotline.config.Agent;
import dev.hotline.core.CallId;
import dev.hotline.routing.Acd;
import dev.hotline.routing.Offer;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drives a routing core through calls in virtual time, event by event, as its shell does in real time: it is told of each arrival, talk and
 * hang-up, and of the time when it has asked for that. An agent who is offered a call talks at once. What must never happen fails the run:
 * an agent with two calls, an offer for a call that does not wait, callers who wait while nothing is left that could change. One thread.
 */
public final class Simulation {
    private final Acd acd;
    private final Iterator<SimulatedCall> arrivals;
    private final List<Observer> observers;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private final Map<CallId, SimulatedCall> waiting = new HashMap<>();
    private final Set<String> talking = new HashSet<>();
    private @Nullable SimulatedCall arriving;
    private Instant now = Given.START;
    private long scheduled;

    /**
     * @param acd not used before
     * @param arrivals in the order of their times
     */
    public Simulation(Acd acd, Iterator<SimulatedCall> arrivals, List<Observer> observers) {
        this.acd = acd;
        this.arrivals = arrivals;
        this.observers = List.copyOf(observers);
        arriving = nextArrival();
    }

    /**
     * Runs until every call has ended; the number of events that the core was told of.
     *
     * @throws IllegalStateException when something happens that must not
     */
    public long run() {
        long count = 0;
        while (step()) {
            count++;
        }
        return count;
    }

    /** What happens at its time, unless it is out of date by then. */
    private record Event(Instant at, long number, Runnable what) {}

    private boolean step() {
        Instant next = nextEvent();
        Optional<Instant> change = waiting.isEmpty() && next == null ? Optional.empty() : acd.nextChange();
        if (change.isPresent() && (next == null || change.get().isBefore(next))) {
            checkAhead(change.get());
            now = change.get();
            take(acd.tick(now));
        } else if (next == null) {
            if (!waiting.isEmpty()) {
                throw new IllegalStateException(waiting.size() + " calls wait at " + now + " and nothing is to change");
            }
            return false;
        } else {
            now = next;
            happen();
        }
        return true;
    }

    private void checkAhead(Instant change) {
        if (!change.isAfter(now)) {
            throw new IllegalStateException("the next change is to be at " + change + " (expected: after " + now + ")");
        }
    }

    private @Nullable Instant nextEvent() {
        Event event = events.peek();
        if (arriving == null) {
            return event == null ? null : event.at();
        }
        return event == null || arriving.arrival().isBefore(event.at()) ? arriving.arrival() : event.at();
    }

    private void happen() {
        Event event = events.peek();
        if (arriving != null && (event == null || arriving.arrival().isBefore(event.at()))) {
            SimulatedCall call = arriving;
            arriving = nextArrival();
            arrive(call);
        } else {
            events.remove().what().run();
        }
    }

    private @Nullable SimulatedCall nextArrival() {
        return arrivals.hasNext() ? arrivals.next() : null;
    }

    private void arrive(SimulatedCall call) {
        waiting.put(call.id(), call);
        take(acd.await(call.waiting(), now));
        if (waiting.containsKey(call.id())) {
            if (!call.patient()) {
                schedule(now.plus(call.patience()), () -> loseInterest(call));
            }
            observers.forEach(observer -> observer.waits(call, acd, now));
        }
    }

    private void take(List<Offer> offers) {
        for (Offer offer : offers) {
            SimulatedCall call = waiting.remove(offer.call());
            Agent agent = offer.agent();
            if (call == null) {
                throw new IllegalStateException("offered at " + now + " although it does not wait: " + offer.call());
            }
            if (!talking.add(agent.id())) {
                throw new IllegalStateException("agent " + agent.id() + " was offered a second call at " + now);
            }
            acd.connected(call.id(), now);
            observers.forEach(observer -> observer.connected(call, agent, now));
            schedule(now.plus(call.talk()), () -> finish(call, agent));
        }
    }

    private void finish(SimulatedCall call, Agent agent) {
        talking.remove(agent.id());
        take(acd.finished(call.id(), call.wrapUp(), now));
    }

    private void loseInterest(SimulatedCall call) {
        if (waiting.remove(call.id()) != null) {
            take(acd.leave(call.id(), now));
            observers.forEach(observer -> observer.abandoned(call, now));
        }
    }

    private void schedule(Instant at, Runnable what) {
        events.add(new Event(at, scheduled++, what));
    }
}
