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
 * @param maxSessionsPerAddress that may be open at once from one address
 * @param maxEnvironmentLine longest {@code agi_…} line, in bytes
 * @param maxEnvironment size of all {@code agi_…} lines of a session together, in bytes
 * @param environmentTime how long a new connection may take to send them
 * @param replyTime how long Asterisk may take to answer a command that it answers at once (the others wait for people)
 * @param idleTime how long a session may be without a command before Asterisk is asked whether it is still there
 * @param goneTime how long a session may last after its channel is gone by AMI
 */
public record AgiServerOptions(
        Endpoint listen,
        Set<String> allowed,
        int maxSessions,
        int maxSessionsPerAddress,
        int maxEnvironmentLine,
        int maxEnvironment,
        Duration environmentTime,
        Duration replyTime,
        Duration idleTime,
        Duration goneTime) {

    /** @throws IllegalArgumentException when an allowed address is not an IP address or a limit is not positive */
    public AgiServerOptions {
        allowed = allowed.stream()
                .map(address -> address(address).getHostAddress())
                .collect(Collectors.toUnmodifiableSet());
        requirePositive("maxSessions", maxSessions);
        requirePositive("maxSessionsPerAddress", maxSessionsPerAddress);
        requirePositive("maxEnvironmentLine", maxEnvironmentLine);
        requirePositive("maxEnvironment", maxEnvironment);
        requirePositive("environmentTime in ms", environmentTime.toMillis());
        requirePositive("replyTime in ms", replyTime.toMillis());
        requirePositive("idleTime in ms", idleTime.toMillis());
        requirePositive("goneTime in ms", goneTime.toMillis());
    }

    /**
     * With the usual limits: 20,000 sessions, 10,000 from one address, lines of 8 KiB, 64 KiB in all, 5 s for the environment, 30 s for a quick
     * reply, a minute of idleness, 10 s after the channel is gone.
     */
    public static AgiServerOptions of(Endpoint listen, Set<String> allowed) {
        return new AgiServerOptions(
                listen,
                allowed,
                20_000,
                10_000,
                8 << 10,
                64 << 10,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10));
    }

    /** The same with another number of sessions. */
    public AgiServerOptions withMaxSessions(int sessions) {
        return with(sessions, maxSessionsPerAddress, replyTime, idleTime, goneTime);
    }

    /** The same with another number of sessions from one address. */
    public AgiServerOptions withMaxSessionsPerAddress(int sessions) {
        return with(maxSessions, sessions, replyTime, idleTime, goneTime);
    }

    /** The same with other times. */
    public AgiServerOptions withTimes(Duration reply, Duration idle, Duration gone) {
        return with(maxSessions, maxSessionsPerAddress, reply, idle, gone);
    }

    private AgiServerOptions with(int sessions, int perAddress, Duration reply, Duration idle, Duration gone) {
        return new AgiServerOptions(
                listen,
                allowed,
                sessions,
                perAddress,
                maxEnvironmentLine,
                maxEnvironment,
                environmentTime,
                reply,
                idle,
                gone);
    }

    /** The allowed addresses; {@code ::1} and {@code 0:0:0:0:0:0:0:1} are the same, an IPv4 address in IPv6 is IPv4. */
    Set<InetAddress> allowedAddresses() {
        return allowed.stream().map(AgiServerOptions::address).collect(Collectors.toUnmodifiableSet());
    }

    private static InetAddress address(String text) {
        InetAddress parsed = NetUtil.createInetAddressFromIpAddressString(text);
        if (parsed == null) {
            throw new IllegalArgumentException("allowed address: \"" + text + "\" (expected: an IP address)");
        }
        return parsed;
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }
}
