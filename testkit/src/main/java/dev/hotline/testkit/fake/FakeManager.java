package dev.hotline.testkit.fake;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A connection of an engine to the manager interface. */
public final class FakeManager {
    /** The classes of events that the sample's account may read. */
    private static final Set<String> READABLE = Set.of("system", "call", "agent", "user", "dtmf");

    private final Board board;
    private final Socket socket;
    private final Wire wire;
    private final ManagerActions actions;
    private final Awaited<Map<String, String>> arrived = new Awaited<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    /** What it is told; none before the login. */
    private Set<String> classes = Set.of();

    FakeManager(Board board, Socket socket, UnaryOperator<Hurts> hurts) {
        this.board = board;
        this.socket = socket;
        wire = new Wire(socket);
        wire.hurt(hurts);
        actions = new ManagerActions(board, this);
    }

    void begin() {
        board.connected(this);
        wire.send(("Asterisk Call Manager/" + board.version().ami() + "\r\n").getBytes(StandardCharsets.US_ASCII));
        Thread.ofVirtual().name("fake-ami").start(this::read);
    }

    /** Waits for the next action of this name, and gives its headers; actions before it are passed over. */
    public Map<String, String> awaitAction(String name) {
        return arrived.next("AMI action " + name, action -> name.equals(action.get("Action")));
    }

    /** Completes when the connection is over. */
    public CompletableFuture<@Nullable Void> ended() {
        return ended;
    }

    /** From now on this goes wrong too. */
    public void hurt(UnaryOperator<Hurts> more) {
        wire.hurt(more);
    }

    /** Lets a stalled link go on; one that is not stalled passes its next stall. */
    public void release() {
        wire.release();
    }

    public boolean isStalled() {
        return wire.isStalled();
    }

    /** Resets the connection. */
    public void drop() {
        wire.drop();
    }

    Wire wire() {
        return wire;
    }

    boolean isLoggedIn() {
        return !classes.isEmpty();
    }

    /** @param wanted as Login asks for them; empty: all that the account may read */
    void loggedIn(String wanted) {
        List<String> asked = wanted.isEmpty() ? List.copyOf(READABLE) : List.of(wanted.split(","));
        classes = Set.copyOf(asked.stream().filter(READABLE::contains).toList());
    }

    void tell(String eventClass, byte[] event) {
        if (classes.contains(eventClass)) {
            wire.send(event);
        }
    }

    private void read() {
        try {
            Lines lines = new Lines(socket.getInputStream());
            for (AmiAction action = AmiAction.next(lines); action != null; action = AmiAction.next(lines)) {
                synchronized (board) {
                    actions.take(action);
                }
                arrived.add(action.headers());
            }
        } catch (IOException gone) {
            // The same as an orderly end.
        }
        wire.close();
        board.closed(this);
        ended.complete(null);
    }
}
