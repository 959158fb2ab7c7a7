package dev.hotline.bench.erlang;

/** The loss system M/M/n/n: who finds everybody busy is turned away. */
final class ErlangB {
    private ErlangB() {}

    /**
     * The share of calls that is turned away, by the recursion {@code 1/B(k) = 1 + k / load * 1/B(k - 1)}: all terms are positive, so nothing is
     * lost by it for any number of agents.
     *
     * @param load in erlangs, above 0
     * @see <a href="https://doi.org/10.1287/opre.22.6.1321">Jagerman, Some properties of the Erlang loss function (1974)</a>
     */
    static double blocking(double load, int agents) {
        double inverse = 1;
        for (int k = 1; k <= agents; k++) {
            inverse = 1 + k / load * inverse;
        }
        return 1 / inverse;
    }
}
