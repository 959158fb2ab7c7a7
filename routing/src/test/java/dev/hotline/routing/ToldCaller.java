package dev.hotline.routing;

import dev.hotline.config.Ring;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.HeadStart;
import dev.hotline.core.WaitPromise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A caller as somebody would tell of him who follows the rules with pencil and paper. */
final class ToldCaller {
    final WaitingCall call;
    /** In the order in which they began to wait: it decides between equals. */
    final int number;

    private Duration raised;
    private @Nullable WaitPromise promise;
    private boolean broken;
    /** How many rings are open to him at least: none closes again. */
    private int open;

    ToldCaller(WaitingCall call, int number) {
        this.call = call;
        this.number = number;
        raised = call.raised();
        promise = call.promise();
    }

    /** He waits again, with his place and all that he has got. */
    ToldCaller again(int next) {
        ToldCaller again = new ToldCaller(call, next);
        again.raised = raised;
        again.promise = promise;
        again.broken = broken;
        return again;
    }

    /** What an engine that knows nothing of him is told. */
    WaitingCall afterALoss() {
        return new WaitingCall(
                call.call(),
                call.queue(),
                call.vip(),
                call.language(),
                call.dedicatedAgent(),
                call.lastAgent(),
                call.since(),
                promise,
                raised);
    }

    void raise(Duration more) {
        raised = raised.plus(more);
    }

    boolean isRaised() {
        return !raised.isZero();
    }

    void promised(WaitPromise told) {
        promise = promise == null ? told : promise;
    }

    @Nullable
    WaitPromise promise() {
        return promise;
    }

    /** Whether he waits for longer than he was told. */
    boolean broken(Instant at) {
        broken |= promise != null && at.isAfter(promise.until());
        return broken;
    }

    HeadStart headStart(Instant at) {
        Duration own = call.queue().headStart();
        return new HeadStart(call.vip() ? own : Duration.ZERO, broken(at) ? own.dividedBy(2) : Duration.ZERO, raised);
    }

    Instant rank(Instant at) {
        return call.since().minus(headStart(at).total());
    }

    /** Whether he comes before this other one. */
    boolean before(ToldCaller other, Instant at) {
        int order = rank(at).compareTo(other.rank(at));
        return order == 0 ? number < other.number : order < 0;
    }

    /** As far as nobody raised him: he overtakes nobody who came so much earlier. */
    Duration overtakesAtMost(Instant at) {
        ServiceQueue queue = call.queue();
        return broken(at) ? queue.headStart().multipliedBy(3).dividedBy(2) : queue.headStart();
    }

    List<Ring> openRings(Instant at) {
        return call.queue().rings(call.vip()).subList(0, Math.max(open, openByTime(at)));
    }

    void open(int rings) {
        open = Math.max(open, rings);
    }

    private int openByTime(Instant at) {
        Duration waited = Duration.between(call.since(), at);
        return (int) call.queue().rings(call.vip()).stream()
                .filter(ring -> ring.after().compareTo(waited) <= 0)
                .count();
    }

    boolean reserveHolds(Instant at) {
        return !call.vip() && at.isBefore(call.since().plus(call.queue().headStart()));
    }

    @Override
    public String toString() {
        return call.call() + " of " + call.queue().name() + (call.vip() ? " (key account)" : "") + " since "
                + call.since() + ", raised " + raised + ", " + promise;
    }
}
