package dev.hotline.bench.routing;

import dev.hotline.config.Agent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Time per event in a hotline that is full: an arrival and an agent who becomes free, in turn. JMH extends it, so it is public and open. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RoutingEvents {
    /** Of whom the benchmark is. */
    public enum Who {
        CORE,
        SCAN;

        Router router(List<Agent> agents, Instant now) {
            return switch (this) {
                case CORE -> new Core(agents, now);
                case SCAN -> new Scan(agents, now);
            };
        }
    }

    @Param
    private Who who = Who.CORE;

    @Param
    private Size size = Size.MIDDLE;

    @SuppressWarnings("NullAway.Init") // JMH calls fill() first
    private BusyHour hour;

    @Setup(Level.Trial)
    public void fill() {
        hour = new BusyHour(size, who::router);
    }

    @Benchmark
    @OperationsPerInvocation(2)
    public int arriveAndFree() {
        hour.arrive();
        hour.free();
        return hour.waiting();
    }

    /** What was measured is what was meant: nobody was lost, and it was as full as it should be. */
    @TearDown(Level.Trial)
    public void check() {
        int idle = size.agents() - hour.talking();
        if (idle > size.agents() / 100 || Math.abs(hour.waiting() - size.waiting()) > size.waiting() / 10 + idle) {
            throw new IllegalStateException(
                    hour.waiting() + " wait and " + idle + " agents are idle (expected: " + size.title() + ")");
        }
    }
}
