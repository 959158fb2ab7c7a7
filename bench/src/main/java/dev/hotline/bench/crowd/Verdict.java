package dev.hotline.bench.crowd;

import dev.hotline.bench.kit.Bars;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Prints what was seen, and judges it. */
final class Verdict {
    /** Facts are noted, and hang-ups seen, a moment after they happen. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final CrowdRun.Seen seen;
    private final Ledger stored;
    private final Bars bars;
    private final PrintWriter out;

    Verdict(CrowdRun.Seen seen, PrintWriter out) {
        this.seen = seen;
        stored = seen.stored();
        bars = new Bars(out);
        this.out = out;
    }

    /** The exit status. */
    int print(String asterisk) {
        bars.heading("%d callers, %d agents, %s".formatted(CrowdSite.CALLERS, CrowdSite.AGENTS, asterisk));
        figures();
        stuck();
        lost();
        twice();
        order();
        return bars.verdict();
    }

    private void figures() {
        bars.figure("calls answered, by SIPp", seen.callers().answered().size(), "calls");
        bars.figure("talks, by the phones", seen.talks().size(), "talks");
        bars.figure("wait of standard callers: half of them at most", half(stored.waits(false)), "s");
        bars.figure("wait of key accounts: half of them at most", half(stored.waits(true)), "s");
        bars.figure(
                "load of the machine in the last minute",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                "of " + Runtime.getRuntime().availableProcessors() + " processors");
        bars.figure("what AMI had not told, corrected", drift(), "differences");
        bars.atLeast("rings that nobody answered", seen.rung() - seen.talks().size(), 1, "rings");
        bars.figure("calls that an agent took, and that ended in his brief", stored.leftInBrief(), "calls");
        bars.atLeast("callers who left before they talked", stored.left().size(), 1, "calls");
        bars.atLeast(
                "agents found for callers who had waited for 5 s",
                100.0 * stored.servedAfter(Duration.ofSeconds(5)) / Math.max(1, stored.served()),
                50,
                "%");
    }

    private void stuck() {
        bars.atMost("calls open in SQL", stored.open(), 0, "calls");
        bars.atMost("calls in progress, by the engine", seen.live(), 0, "calls");
        bars.atMost("callers waiting in routing", seen.waiting(), 0, "calls");
        none("agents neither available nor in wrap-up", seen.notReady(), "agents");
        none("calls that nobody ended for 5 minutes, by SIPp", seen.callers().stuck(), "calls");
    }

    private void lost() {
        bars.atMost("calls that failed, by SIPp", seen.callers().counts().failed(), 0, "calls");
        none(
                "calls that only one of SIPp and SQL knows",
                stored.differingFrom(seen.callers().answered()),
                "calls");
    }

    private void twice() {
        bars.atMost("talks that began in another of the same agent, by SQL", stored.twoAtOnce(), 0, "talks");
        bars.atMost("phones that were rung while they were busy", stored.busy(), 0, "rings");
        none("talks that only one of phones and SQL knows", stored.differingTalks(seen.talks()), "talks");
    }

    private void order() {
        bars.figure("agents found, at once or after a wait", stored.served(), "times");
        none("… while another caller's turn was before", stored.outOfTurn(TOLERANCE), "times");
    }

    /** Names what there should not be. */
    private void none(String what, Collection<String> found, String unit) {
        bars.atMost(what, found.size(), 0, unit);
        found.stream().limit(10).forEach(one -> out.println("      " + one));
    }

    private double drift() {
        return seen.drift().stream()
                .mapToDouble(kind -> ((Number) kind.getValue()).doubleValue())
                .sum();
    }

    private static double half(List<Double> sorted) {
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) / 2);
    }
}
