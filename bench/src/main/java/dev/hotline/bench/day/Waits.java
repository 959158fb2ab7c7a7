package dev.hotline.bench.day;

import dev.hotline.bench.simulation.Given;
import dev.hotline.bench.simulation.Observer;
import dev.hotline.bench.simulation.SimulatedCall;
import dev.hotline.config.Agent;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** How some of the calls fared. */
final class Waits implements Observer {
    private final Predicate<SimulatedCall> of;
    private int answered;
    private int inTime;
    private int abandoned;
    private Duration answeredWait = Duration.ZERO;
    private Duration longest = Duration.ZERO;

    /** @param of the calls that count */
    Waits(Predicate<SimulatedCall> of) {
        this.of = of;
    }

    @Override
    public void connected(SimulatedCall call, Agent agent, Instant now) {
        if (of.test(call)) {
            Duration wait = call.waited(now);
            answered++;
            inTime += wait.compareTo(Given.TARGET.within()) <= 0 ? 1 : 0;
            answeredWait = answeredWait.plus(wait);
            longest(wait);
        }
    }

    @Override
    public void abandoned(SimulatedCall call, Instant now) {
        if (of.test(call)) {
            abandoned++;
            longest(call.waited(now));
        }
    }

    private void longest(Duration wait) {
        longest = wait.compareTo(longest) > 0 ? wait : longest;
    }

    int calls() {
        return answered + abandoned;
    }

    /** The share of all that was answered within the time of the target. */
    double serviceLevel() {
        return (double) inTime / calls();
    }

    /** The mean wait of those who were answered, in seconds. */
    double speedOfAnswer() {
        return answeredWait.toMillis() / 1e3 / answered;
    }

    double abandonment() {
        return (double) abandoned / calls();
    }

    /** Of those who were answered and those who hung up. */
    Duration longest() {
        return longest;
    }
}
