package dev.hotline.bench.erlang;

import java.time.Duration;

/** What queueing theory says of a group of agents in the long run. */
interface Theory {
    /** The share of calls that finds everybody busy. */
    double waitProbability();

    /** The mean wait of all calls in seconds, those that hang up included. */
    double averageWait();

    /** The share of all calls that is answered within this time. */
    double serviceLevel(Duration within);

    /** The share of calls that hang up before they are answered. */
    double abandonment();
}
