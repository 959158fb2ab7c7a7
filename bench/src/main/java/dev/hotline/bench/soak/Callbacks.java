package dev.hotline.bench.soak;

import dev.hotline.asterisk.ami.AmiException;
import dev.hotline.asterisk.ami.AmiLink;
import dev.hotline.asterisk.ami.Originate;
import dev.hotline.core.NoAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Originates, one for each few sessions, and what came of them. Safe from any thread. */
final class Callbacks {
    private static final int SESSIONS_FOR_ONE = 10;
    private static final Originate CALL = new Originate(
            "PJSIP/1009",
            "hotline-callback",
            Duration.ofSeconds(2),
            "Hotline",
            "4008001234",
            Map.of("HOTLINE_CASE", "c-1"));

    private final AmiLink link;
    private final Counts counts;
    private final AtomicInteger sessions = new AtomicInteger();

    Callbacks(AmiLink link, Counts counts) {
        this.link = link;
        this.counts = counts;
    }

    /** A session has ended. */
    void one() {
        if (sessions.incrementAndGet() % SESSIONS_FOR_ONE == 0) {
            counts.add("originated");
            link.originate(CALL)
                    .onSuccess(result ->
                            counts.add("settled." + result.map(NoAnswer::name).orElse("ANSWERED")))
                    .onFailure(e -> counts.add("settled." + reason(e)));
        }
    }

    private static String reason(Throwable e) {
        return e instanceof AmiException ami ? ami.kind().name() : e.getClass().getSimpleName();
    }
}
