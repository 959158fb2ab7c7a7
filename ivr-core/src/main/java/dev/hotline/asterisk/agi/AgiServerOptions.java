package dev.hotline.asterisk.agi;

import dev.hotline.config.Endpoint;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the FastAGI server listens, and its limits.
 *
 * @param listen where; port 0 lets the system choose
 * @param allowed IP addresses that may open sessions; all others are refused
 * @param maxSessions that may be open at once
 * @param maxEnvironmentLine longest {@code agi_…} line, in bytes
 * @param maxEnvironment size of all {@code agi_…} lines of a session together, in bytes
 * @param environmentTime how long a new connection may take to send them
 * @param replyTime how long Asterisk may take to answer a command that it answers at once (the others wait for people)
 */
public record AgiServerOptions(
        Endpoint listen,
        Set<String> allowed,
        int maxSessions,
        int maxEnvironmentLine,
        int maxEnvironment,
        Duration environmentTime,
        Duration replyTime) {

    /** @throws IllegalArgumentException when an allowed address is not an IP address or a limit is not positive */
    public AgiServerOptions {
        allowed = allowed.stream().map(AgiServerOptions::normal).collect(Collectors.toUnmodifiableSet());
        requirePositive("maxSessions", maxSessions);
        requirePositive("maxEnvironmentLine", maxEnvironmentLine);
        requirePositive("maxEnvironment", maxEnvironment);
        requirePositive("environmentTime in ms", environmentTime.toMillis());
        requirePositive("replyTime in ms", replyTime.toMillis());
    }

    /** With the usual limits: 10,000 sessions, lines of 8 KiB, 64 KiB in all, 5 s for the environment and 30 s for a quick reply. */
    public static AgiServerOptions of(Endpoint listen, Set<String> allowed) {
        return new AgiServerOptions(
                listen, allowed, 10_000, 8 << 10, 64 << 10, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    boolean allows(String address) {
        int zone = address.indexOf('%');
        return allowed.contains(normal(zone < 0 ? address : address.substring(0, zone)));
    }

    /** One text for one address: {@code ::1} and {@code 0:0:0:0:0:0:0:1} are the same, an IPv4 address in IPv6 is IPv4. */
    private static String normal(String address) {
        InetAddress parsed = NetUtil.createInetAddressFromIpAddressString(address);
        if (parsed == null) {
            throw new IllegalArgumentException("allowed address: \"" + address + "\" (expected: an IP address)");
        }
        return parsed.getHostAddress();
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }
}
