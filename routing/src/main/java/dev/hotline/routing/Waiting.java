package dev.hotline.routing;

import dev.hotline.config.Ring;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.HeadStart;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A waiting call as routing keeps it: its rank, and whom it can have now. One thread at a time. */
final class Waiting extends Schedule.Timed {
    private static final long SECOND = 1_000_000_000L;

    private final WaitingCall call;
    private final long number;
    private final Standing standing;
    private long rank;
    /** How many rings are open: they never close again. */
    private int rings;

    private @Nullable Group group;
    /** The agents who may take it whatever its group says. */
    private Collection<AgentSlot> known = List.of();

    /** The agent it waits for alone; null when it waits for any who may. */
    private @Nullable AgentSlot alone;

    /** @param number of the call, each higher than those before it: it decides between equal ranks */
    Waiting(WaitingCall call, Standing standing, long number) {
        this.call = call;
        this.standing = standing;
        this.number = number;
        rankAnew();
    }

    WaitingCall call() {
        return call;
    }

    List<Ring> allRings() {
        return call.queue().rings(call.vip());
    }

    int rings() {
        return rings;
    }

    void open(int more) {
        rings = Math.max(rings, more);
    }

    @Nullable
    Group group() {
        return group;
    }

    /** The group of a call that has been seated. */
    Group seat() {
        return Objects.requireNonNull(group, "seated");
    }

    @Nullable
    AgentSlot alone() {
        return alone;
    }

    void waitsIn(@Nullable Group newGroup, @Nullable AgentSlot forOne) {
        group = newGroup;
        alone = forOne;
    }

    Collection<AgentSlot> known() {
        return known;
    }

    void known(Collection<AgentSlot> agents) {
        known = agents;
    }

    Standing standing() {
        return standing;
    }

    /** Takes its rank from its standing; to be called only while it is in no group. */
    void rankAnew() {
        rank = nanos(call.since().minus(headStart().total()));
    }

    HeadStart headStart() {
        return standing.headStart(call.headStart());
    }

    /** What it lacks to rank right before this other one, which is before it now. */
    Duration behind(Waiting other) {
        return Duration.ofNanos(rank - other.rank + 1);
    }

    /** Whether it comes before the other. */
    boolean before(Waiting other) {
        return rank != other.rank ? rank < other.rank : number < other.number;
    }

    Duration waited(Instant now) {
        return Duration.between(call.since(), now);
    }

    Instant dedicatedUntil() {
        return call.dedicatedAgent() == null
                ? call.since()
                : call.since().plus(call.queue().dedicatedWait());
    }

    /** @param afterDedicated whether the dedicated engineer is waited for before */
    Instant lastUntil(boolean afterDedicated) {
        Instant from = afterDedicated ? dedicatedUntil() : call.since();
        return call.lastAgent() == null ? from : from.plus(call.queue().lastAgentWait());
    }

    Instant reserveUntil() {
        ServiceQueue queue = call.queue();
        return call.vip() || queue.vipReserve() == 0
                ? call.since()
                : call.since().plus(queue.headStart());
    }

    /** When a waiting call's case changes by time; null when it does not any more. */
    @Nullable
    Instant nextChange(Instant now) {
        Instant next = sooner(null, dedicatedUntil(), now);
        next = sooner(next, lastUntil(false), now);
        next = sooner(next, lastUntil(true), now);
        next = sooner(next, reserveUntil(), now);
        for (Ring ring : allRings()) {
            next = sooner(next, call.since().plus(ring.after()), now);
        }
        Instant breaks = standing.breaksAt();
        return breaks == null || (next != null && !next.isAfter(breaks)) ? next : breaks.plusNanos(1);
    }

    private static @Nullable Instant sooner(@Nullable Instant one, Instant other, Instant now) {
        return other.isAfter(now) && (one == null || other.isBefore(one)) ? other : one;
    }

    private static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), SECOND), at.getNano());
    }
}
