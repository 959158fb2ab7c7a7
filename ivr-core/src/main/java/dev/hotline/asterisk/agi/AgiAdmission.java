package dev.hotline.asterisk.agi;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides who may open a session, and counts those that are open. Safe from any thread. */
final class AgiAdmission {
    private final AgiServerOptions options;
    private final Set<InetAddress> allowed;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<InetAddress, Integer> openFrom = new ConcurrentHashMap<>();

    AgiAdmission(AgiServerOptions options) {
        this.options = options;
        allowed = options.allowedAddresses();
    }

    /** Counts a session in and returns empty, or says why there cannot be one. */
    Optional<AgiEnd> enter(InetAddress address) {
        if (!allowed.contains(address)) {
            return no(AgiProblem.ADDRESS_NOT_ALLOWED, "it is not among the allowed " + options.allowed());
        }
        if (open.incrementAndGet() > options.maxSessions()) {
            open.decrementAndGet();
            return no(AgiProblem.TOO_MANY_SESSIONS, "there are " + options.maxSessions() + " sessions already");
        }
        if (openFrom.merge(address, 1, Integer::sum) > options.maxSessionsPerAddress()) {
            leave(address);
            return no(
                    AgiProblem.TOO_MANY_FROM_ADDRESS,
                    "it has " + options.maxSessionsPerAddress() + " sessions already");
        }
        return Optional.empty();
    }

    /** A session that was counted in is over. */
    void leave(InetAddress address) {
        open.decrementAndGet();
        openFrom.computeIfPresent(address, (a, count) -> count == 1 ? null : count - 1);
    }

    private static Optional<AgiEnd> no(AgiProblem problem, String why) {
        return Optional.of(new AgiEnd(problem, why));
    }
}
