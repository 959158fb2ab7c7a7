package dev.hotline.bench.calls;

/** Two rounds, one after the other: what the machine does meanwhile is much the same for both. */
record Pair(Round dialplan, Round engine) {

    double engineShare() {
        return engine.engineMs() / engine.asteriskMs();
    }

    double ratio() {
        return (engine.asteriskMs() + engine.engineMs()) / dialplan.asteriskMs();
    }

    int failed() {
        return dialplan.counts().failed() + engine.counts().failed();
    }

    /** Calls that the engine served and whose score is not in SQL. */
    int notStored() {
        return engine.counts().good() + engine.counts().failed() - engine.stored();
    }
}
