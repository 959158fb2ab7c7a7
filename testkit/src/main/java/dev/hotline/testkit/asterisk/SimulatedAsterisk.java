package dev.hotline.testkit.asterisk;

import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A phone system where no Asterisk can be had: phones, the hotline's dialplan, a FastAGI client and an AMI server on the loopback, all
 * in this process. Its behaviour is that of a real Asterisk 22 with the configuration in {@code config/asterisk}, as far as the hotline
 * uses it. Any thread.
 */
public final class SimulatedAsterisk implements PhoneSystem {

    /**
     * How it is set up.
     *
     * @param agi where the engine's FastAGI server is, asked for each session; nobody needs to listen there
     * @param username of the one AMI account
     * @param secret of the one AMI account
     * @param node the name given to the engine as {@code node} in the AGI URL
     * @param amiPort to listen on; 0 for any
     * @param prompts the folder with {@code zh/menu-main.wav} and so on; null: each prompt that is no URL is there and lasts a second
     * @param speed how many times as fast as real time prompts play, phones ring, keys are pressed and the dialplan waits; times that
     *     the engine gives in an AGI command for keys, and talks, pass in real time
     * @param busyWhenUsed whether a phone that rings or is in use has the device state BUSY, as {@code device_state_busy_at=1} makes it,
     *     and not RINGING and INUSE
     */
    public record Options(
            Supplier<InetSocketAddress> agi,
            String username,
            String secret,
            String node,
            int amiPort,
            @Nullable Path prompts,
            double speed,
            boolean busyWhenUsed) {

        public Options {
            if (!(speed > 0)) {
                throw new IllegalArgumentException("speed: " + speed + " (expected: > 0)");
            }
        }

        /** On any port, with no prompts, in real time. */
        public static Options of(Supplier<InetSocketAddress> agi, String username, String secret, String node) {
            return new Options(agi, username, secret, node, 0, null, 1, true);
        }

        public Options withAmiPort(int port) {
            return new Options(agi, username, secret, node, port, prompts, speed, busyWhenUsed);
        }

        public Options withPrompts(Path folder) {
            return new Options(agi, username, secret, node, amiPort, folder, speed, busyWhenUsed);
        }

        public Options withSpeed(double factor) {
            return new Options(agi, username, secret, node, amiPort, prompts, factor, busyWhenUsed);
        }

        public Options withBusyWhenUsed(boolean busy) {
            return new Options(agi, username, secret, node, amiPort, prompts, speed, busy);
        }
    }

    private final Exchange exchange;
    private final AmiServer ami;

    private SimulatedAsterisk(Options options) {
        exchange = new Exchange(options);
        ami = new AmiServer(exchange);
    }

    /** Starts it; it listens when this returns. Fails with {@link UncheckedIOException} when the AMI port cannot be had. */
    public static SimulatedAsterisk start(Options options) {
        return new SimulatedAsterisk(options);
    }

    /** Where AMI listens, on the loopback. */
    public int amiPort() {
        return ami.port();
    }

    @Override
    public Phone agent(String phone) {
        return exchange.world().get(() -> exchange.agent(phone));
    }

    @Override
    public Phone customer(String number) {
        return exchange.world().get(() -> exchange.customer(number));
    }

    /** Closes every AMI connection; new ones are taken. */
    public void dropAmi() {
        ami.drop();
    }

    /** Whether nobody listens on the AMI port; connections that are there stay. */
    public void refuseAmi(boolean refuse) {
        try {
            ami.refuse(refuse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether logins on AMI connections made from now on fail, as with a wrong secret. */
    public void refuseLogins(boolean refuse) {
        ami.refuseLogins(refuse);
    }

    /** Ends every call, closes every connection and ends every thread. */
    @Override
    public void close() {
        ami.close();
        exchange.close();
    }
}
