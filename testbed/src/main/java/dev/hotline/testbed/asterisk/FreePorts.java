package dev.hotline.testbed.asterisk;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;

/**
 * Ports of the loopback that nobody had a moment ago. They are below those that the system gives to connections, and chosen by chance: others who
 * look for theirs at the same time hardly ever get the same. None is given twice, nor to two of the programs that test at the same time, which
 * {@code hotline.fork} numbers from 1. Safe from any thread.
 */
public final class FreePorts {
    private static final int LOWEST = 12_000;
    /** Above are the ports for audio, see {@link AsteriskSettings}. */
    private static final int HIGHEST = 20_000;

    private static final int FORKS = 8;
    private static final int OF_EACH = (HIGHEST - LOWEST) / FORKS;
    private static final int FORK = Integer.getInteger("hotline.fork", 0);
    private static final int FIRST = FORK == 0 ? LOWEST : LOWEST + FORK % FORKS * OF_EACH;
    private static final int END = FORK == 0 ? HIGHEST : FIRST + OF_EACH;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    public static int tcp() {
        return find(FreePorts::isFreeForTcp);
    }

    public static int udp() {
        return find(FreePorts::isFreeForUdp);
    }

    private static int find(IntPredicate free) {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (free.test(port) && GIVEN.add(port)) {
                return port;
            }
        }
    }

    private static boolean isFreeForTcp(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static boolean isFreeForUdp(int port) {
        try (DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
