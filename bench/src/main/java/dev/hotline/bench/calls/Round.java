package dev.hotline.bench.calls;

import java.time.Duration;

/**
 * What came of a load of calls.
 *
 * @param asterisk CPU that the Asterisk used whose calls they were
 * @param engine CPU that the engine used meanwhile
 * @param stored how many are in SQL with their score; 0 where no engine served them
 */
record Round(SippCounts counts, Duration asterisk, Duration engine, int stored) {

    Round withStored(int found) {
        return new Round(counts, asterisk, engine, found);
    }

    double asteriskMs() {
        return ms(asterisk);
    }

    double engineMs() {
        return ms(engine);
    }

    private double ms(Duration used) {
        return (double) used.toMillis() / (counts.good() + counts.failed());
    }
}
