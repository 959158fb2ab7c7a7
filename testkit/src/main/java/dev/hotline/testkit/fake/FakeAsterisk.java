package dev.hotline.testkit.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A fake Asterisk: calls that it makes to an engine's FastAGI server, and a manager interface for an engine to connect to. On the
 * loopback only.
 *
 * <pre>{@code
 * try (FakeAsterisk fake = FakeAsterisk.start().engineAt(port)) {
 *     fake.call("hotline").from("+8613800138000").answers("STREAM FILE", "200 result=49 endpos=800").hangsUpAfter(3).dial();
 *     fake.call("hotline").hurt(h -> h.splitEveryByte().dropAfter(600)).dial();
 * }
 * }</pre>
 */
public final class FakeAsterisk implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final String CARRIER = "PJSIP/carrier";

    private final Board board;
    private final ServerSocket ami;
    private final Queue<UnaryOperator<Hurts>> nextHurts = new ConcurrentLinkedQueue<>();

    private FakeAsterisk(AsteriskVersion version, ServerSocket ami) {
        board = new Board(version);
        board.account("hotline", "secret");
        this.ami = ami;
    }

    /** One of the newest version known, with the manager account {@code hotline}, secret {@code secret}. */
    public static FakeAsterisk start() {
        return start(AsteriskVersion.V22);
    }

    public static FakeAsterisk start(AsteriskVersion version) {
        try {
            FakeAsterisk fake = new FakeAsterisk(version, new ServerSocket(0, 1000, HERE));
            Thread.ofVirtual().name("fake-ami-accept").start(fake::accept);
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where calls go: the engine's FastAGI port, on the loopback. */
    public FakeAsterisk engineAt(int port) {
        synchronized (board) {
            board.enginePort = port;
        }
        return this;
    }

    /** Another account of the manager interface, or another secret. */
    public FakeAsterisk account(String user, String secret) {
        board.account(user, secret);
        return this;
    }

    /** A device and its state, told when it changes; only those that are not {@code UNAVAILABLE} can be rung. */
    public FakeAsterisk device(String device, String state) {
        synchronized (board) {
            board.events().device(device, state);
        }
        return this;
    }

    /** There is no such sound. */
    public FakeAsterisk missing(String file) {
        board.missing(file);
        return this;
    }

    /** Actions of this name are never answered from now on. */
    public FakeAsterisk silentTo(String action) {
        board.silentTo(action);
        return this;
    }

    /** What goes wrong on the next link that connects to the manager interface, from its first byte. */
    public FakeAsterisk hurtNextManager(UnaryOperator<Hurts> hurts) {
        nextHurts.add(hurts);
        return this;
    }

    /** The port of the manager interface, on the loopback. */
    public int amiPort() {
        return ami.getLocalPort();
    }

    /**
     * The script of a call.
     *
     * @param script of the AGI URL with its query, such as {@code hotline?node=pbx1}
     */
    public FakeCall call(String script) {
        synchronized (board) {
            Channel channel = board.newChannel(CARRIER, "", null);
            channel.state = Channel.RING;
            channel.context = "hotline";
            channel.exten = "4008001234";
            return new FakeCall(board, channel, script);
        }
    }

    /** Waits for the next link that logs in. */
    public FakeManager awaitManager() {
        return board.loggedIn.next("AMI login", manager -> true);
    }

    /** Waits for the next phone that is rung by {@code Originate}. */
    public FakeLeg awaitOriginate() {
        return board.originated.next("Originate that rings a phone", leg -> true);
    }

    /** What happens to every phone that is rung by {@code Originate} from now on, on a virtual thread; none is then waited for. */
    public FakeAsterisk onOriginate(Consumer<FakeLeg> user) {
        board.originated.to(user);
        return this;
    }

    /** The links to the manager interface that are open, logged in or not. */
    public List<FakeManager> managers() {
        return List.copyOf(board.managers());
    }

    /** The sessions that are open. */
    public List<FakeSession> sessions() {
        synchronized (board) {
            return board.sessions();
        }
    }

    /** Ends all of it: listening, links and sessions. */
    @Override
    public void close() {
        try {
            ami.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        board.managers().forEach(FakeManager::drop);
        sessions().forEach(FakeSession::drop);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = ami.accept();
                socket.setTcpNoDelay(true);
                UnaryOperator<Hurts> hurts = nextHurts.poll();
                new FakeManager(board, socket, hurts == null ? none -> none : hurts).begin();
            }
        } catch (IOException closed) {
            // The end of the fake.
        }
    }
}
