package dev.hotline.routing;

import dev.hotline.core.WaitRange;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * How long a caller will wait, from who is ahead of him, whom they can have, and how long calls take.
 *
 * <p>While all who could answer are occupied, one of {@code m} agents becomes free every {@code h/m} on average, where a call occupies an agent for
 * {@code h}; a caller with {@code n} ahead waits for {@code n + 1} of these, which takes a time that is gamma distributed when what is left of
 * each talk is exponential (W. Whitt, <i>Predicting Queueing Delays</i>, Management Science 45, 1999). Those ahead who can have only some of
 * his agents, or others too, count for that part. Its quantiles are those of E. B. Wilson and M. M. Hilferty, <i>The Distribution of
 * Chi-Square</i>, 1931. How far the upper end is from the mean is learnt, see {@link Figures#upper}.
 */
final class WaitModel {
    /** Standard deviations below the mean: five callers in six wait for longer. */
    private static final double LOWER = -1;

    private WaitModel() {}

    /**
     * @param next the groups that the call will be in one after the other, each from a time on
     * @param present the numbers of the agents who are at work
     */
    static Optional<WaitRange> range(
            Waiting call, List<Opening> next, List<Group> occupied, BitSet present, Figures figures, Instant now) {
        double from = Double.POSITIVE_INFINITY;
        double to = Double.POSITIVE_INFINITY;
        for (Opening opening : next) {
            BitSet mine = both(opening.group().admitted(), present);
            int servers = mine.cardinality();
            if (servers > 0) {
                double turns = 1 + ahead(call, mine, occupied, present);
                double each = figures.handlingSeconds() / servers;
                double earliest =
                        Math.max(0, Duration.between(now, opening.at()).toMillis() / 1000.0);
                from = Math.min(from, Math.max(earliest, each * gamma(turns, LOWER)));
                to = Math.min(to, Math.max(earliest, each * gamma(turns, figures.upper())));
            }
        }
        return to == Double.POSITIVE_INFINITY
                ? Optional.empty()
                : Optional.of(new WaitRange(seconds(from), seconds(to)));
    }

    /** How many are ahead, each counted for the part of his agents that the call can have too. */
    private static double ahead(Waiting call, BitSet mine, List<Group> occupied, BitSet present) {
        double ahead = 0;
        for (Group group : occupied) {
            int calls = group.calls().ahead(call);
            if (calls > 0) {
                BitSet theirs = both(group.admitted(), present);
                int all = theirs.cardinality();
                theirs.and(mine);
                ahead += all == 0 ? 0 : calls * (double) theirs.cardinality() / all;
            }
        }
        return ahead;
    }

    /** The quantile of a gamma distribution of this shape and the scale 1 that is so many standard deviations from the mean. */
    private static double gamma(double shape, double deviations) {
        double root = 1 - 1 / (9 * shape) + deviations / (3 * Math.sqrt(shape));
        return shape * Math.pow(Math.max(0, root), 3);
    }

    private static BitSet both(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** From a time on, a call can have the agents of this group. */
    record Opening(Instant at, Group group) {}
}
