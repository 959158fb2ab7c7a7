package dev.hotline.handlers;

import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.callback.AttemptLeg;
import dev.hotline.callback.LegKind;
import dev.hotline.core.Leg;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The talks with customers who are called back: each is kept as a leg of its try when it is over. AMI tells when they begin, and when one ends that
 * no session sees the end of; a talk whose begin or end was not seen is left out. Safe from any thread.
 */
public final class CallbackLegs {
    private static final Logger log = LoggerFactory.getLogger(CallbackLegs.class);

    private final HotlineServices services;
    /** By Asterisk's id of a channel: that of the agent who calls, then the customer's own, once he was handed over. */
    private final Map<String, Customer> customers = new ConcurrentHashMap<>();
    /** The nodes that say nothing now. */
    private final Set<String> down = ConcurrentHashMap.newKeySet();

    public CallbackLegs(HotlineServices services) {
        this.services = services;
    }

    /** Takes in what this Asterisk node says. */
    public void on(String node, AmiEvent event) {
        switch (event) {
            case AmiEvent.Gone gone ->
                Optional.ofNullable(customers.remove(gone.uniqueId())).ifPresent(this::over);
            case AmiEvent.Up up -> up(node, up.channelUniqueIds());
            case AmiEvent.Down lost -> down(node);
            default -> {}
        }
    }

    private void up(String node, Set<String> channels) {
        down.remove(node);
        customers
                .entrySet()
                .removeIf(known -> known.getValue().node().equals(node) && !channels.contains(known.getKey()));
    }

    private void down(String node) {
        down.add(node);
        customers.values().removeIf(known -> known.node().equals(node) && known.needsAmi());
    }

    /** This customer is dialled, or handed over, by this channel: who talked with him there does no more. */
    void begins(String uniqueId, String node, CalledBack customer) {
        Customer before = down.contains(node)
                ? customers.remove(uniqueId)
                : customers.put(uniqueId, new Customer(customer, node, new AtomicReference<>()));
        Optional.ofNullable(before).ifPresent(this::over);
    }

    /** The agent who called a customer on the channel {@code by} has handed him over: from now on he is known by his own. */
    void handedOver(String by, String uniqueId) {
        Customer customer = customers.get(by);
        if (customer != null) {
            over(customer);
            begins(uniqueId, customer.node(), customer.of());
        }
    }

    /**
     * They talk; whoever talked with the customer before does no more. Nothing happens when there is no customer of a callback on this channel.
     *
     * @param with the agent; the number or phone where it is nobody of ours
     */
    void talks(String uniqueId, LegKind kind, String with, boolean agent) {
        Customer customer = customers.get(uniqueId);
        if (customer != null) {
            Instant now = services.clock().instant();
            keep(customer, customer.talk().getAndSet(new Talk(kind, with, agent, now)), now);
        }
    }

    /** Nobody talks with the customer on this channel any more. */
    void over(String uniqueId) {
        Optional.ofNullable(customers.get(uniqueId)).ifPresent(this::over);
    }

    /** The session of this channel is broken: nobody here sees the end of what goes on there. */
    void forget(String uniqueId) {
        customers.remove(uniqueId);
    }

    private void over(Customer customer) {
        keep(customer, customer.talk().getAndSet(null), services.clock().instant());
    }

    private void keep(Customer customer, @Nullable Talk ended, Instant now) {
        if (ended == null) {
            return;
        }
        CalledBack of = customer.of();
        Leg talk = new Leg(ended.with(), ended.agent(), ended.since(), now);
        log.info("case {}: the talk with {} is over ({})", of.id(), talk.with(), ended.kind());
        services.cases()
                .talked(of.id(), new AttemptLeg(of.attempt(), ended.kind(), talk))
                .onFailure(e -> log.error("case {}: {} was not stored: {}", of.id(), talk, e.getMessage()));
    }

    /** @param talk the one in progress */
    private record Customer(CalledBack of, String node, AtomicReference<@Nullable Talk> talk) {
        /** His next talk's begin, or the end of the one for which he has no session, would be missed without AMI. */
        boolean needsAmi() {
            Talk now = talk.get();
            return now == null || now.kind() == LegKind.ATTENDED;
        }
    }

    private record Talk(LegKind kind, String with, boolean agent, Instant since) {}
}
