package dev.hotline.asterisk.ami;

import dev.hotline.asterisk.ami.AmiHealth.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a link is and since when, and its lines in the log. To be written on the link's context, to be read from any thread. */
final class LinkStatus {
    private static final Logger log = LoggerFactory.getLogger(AmiClient.class);
    private static final int NAMED = 5;

    private final AmiOptions options;
    private final InstantSource clock;
    private volatile Now now;
    /** The last reason in the log, so that each is there once and not at every try; null while all is well. */
    private @Nullable String saidWhy;

    /** Since when it has not been up; null while it is. */
    private @Nullable Instant lost;

    /** @param detail why, for people */
    record Now(State state, Instant since, String detail, String version) {}

    LinkStatus(AmiOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
        now = new Now(State.CONNECTING, clock.instant(), "", "");
    }

    Now now() {
        return now;
    }

    boolean is(State state) {
        return now.state == state;
    }

    void reading(AsteriskVersion version) {
        become(State.READING_STATE, version.warning(), version.text());
    }

    void up(AsteriskVersion version) {
        become(State.UP, version.warning(), version.text());
        saidWhy = null;
        log.info("AMI link to {} at {} is up: Asterisk {}", options.node(), options.endpoint(), version.text());
        if (!version.warning().isEmpty()) {
            log.warn("{}: {}; it is served all the same", options.node(), version.warning());
        }
    }

    void down(String why) {
        if (saidWhy == null) {
            log.warn("AMI link to {} at {} is down, trying again: {}", options.node(), options.endpoint(), why);
        } else if (!why.equals(saidWhy)) {
            log.info("AMI link to {} at {} is still down: {}", options.node(), options.endpoint(), why);
        }
        saidWhy = why;
        become(State.DOWN, why, now.version);
    }

    /** The engine closes it. */
    void closed(String why) {
        become(State.DOWN, why, now.version);
    }

    void refused(String why) {
        String detail = "account \"" + options.username() + "\" refused: " + why;
        log.error(
                "AMI link to {} at {}: {}; it is not tried again before a restart",
                options.node(),
                options.endpoint(),
                detail);
        become(State.REFUSED, detail, "");
    }

    void corrected(Set<Difference> differences) {
        if (!differences.isEmpty()) {
            log.warn(
                    "{} was not as believed, corrected: {}",
                    options.node(),
                    differences.stream()
                            .collect(Collectors.groupingBy(Difference::kind, TreeMap::new, Collectors.toList()))
                            .entrySet()
                            .stream()
                            .map(LinkStatus::line)
                            .collect(Collectors.joining("; ")));
        }
    }

    private static String line(Map.Entry<Drift, List<Difference>> kind) {
        String first =
                kind.getValue().stream().limit(NAMED).map(LinkStatus::what).collect(Collectors.joining(", "));
        return kind.getValue().size() + " " + kind.getKey() + " (" + first
                + (kind.getValue().size() > NAMED ? ", …)" : ")");
    }

    private static String what(Difference one) {
        return one.kind() == Drift.PHONE ? one.what() + " is " + one.state() : one.what();
    }

    /** A link that is tried again and again is down since it was lost, not since the last try. */
    private void become(State state, String detail, String version) {
        Instant changed = state == now.state ? now.since : clock.instant();
        if (state == State.UP) {
            lost = null;
        } else if (lost == null) {
            lost = changed;
        }
        now = new Now(state, state == State.DOWN && lost != null ? lost : changed, detail, version);
    }
}
