package dev.hotline.testkit.fake;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A FastAGI session that goes on, and what the caller and the test do in it. */
public final class FakeSession {
    /** How a session ended, as this side saw it. */
    public enum End {
        /** The engine closed the connection. */
        ENGINE_CLOSED,
        /** The engine reset it, or it broke. */
        ENGINE_RESET,
        /** The fake ended it, as its hurts or the test said. */
        DROPPED
    }

    private final Board board;
    private final Socket socket;
    private final Wire wire;
    private final CallState state;
    private final List<String> commands = new ArrayList<>();
    private final Awaited<String> arrived = new Awaited<>();
    /** Commands that came while another was not answered: Asterisk does not read them before. */
    private final Deque<String> unread = new ArrayDeque<>();

    private final CompletableFuture<End> ended = new CompletableFuture<>();
    private int overlaps;
    /** Whether the next command was there before the latest was answered. */
    private boolean isEarly;

    FakeSession(Board board, FakeCall call, Socket socket) {
        this.board = board;
        this.socket = socket;
        wire = new Wire(socket);
        wire.hurt(call.hurts());
        state = new CallState(board, call, wire::reply);
    }

    /** Sends the environment and begins to read. */
    void begin(String environment) {
        says(environment);
        Thread.ofVirtual().name("fake-agi " + channel()).start(this::read);
    }

    public String uniqueId() {
        return state.channel().uniqueId;
    }

    /** Such as {@code PJSIP/carrier-00000000}. */
    public String channel() {
        return state.channel().name;
    }

    /** Waits for the next command that begins so, and gives it whole; commands before it are passed over. */
    public String awaitCommand(String beginning) {
        return arrived.next("AGI command \"" + beginning + "\"", line -> line.startsWith(beginning));
    }

    /** All commands so far. */
    public List<String> commands() {
        synchronized (board) {
            return List.copyOf(commands);
        }
    }

    /** How many commands came before the one before was answered; a proper engine has none. */
    public int overlaps() {
        synchronized (board) {
            return overlaps;
        }
    }

    /** A channel variable; null when it is not set. */
    public @Nullable String variable(String name) {
        synchronized (board) {
            return state.variable(name);
        }
    }

    /** Completes when the connection is over. */
    public CompletableFuture<End> ended() {
        return ended;
    }

    /** What is held is over: the prompt was played, nobody has pressed a key. */
    public void finish() {
        act(state::finish);
    }

    /** Answers what is held, without the end of the line. */
    public void reply(String answer) {
        act(() -> state.reply(answer));
    }

    /** The caller presses a key. */
    public void press(char key) {
        act(() -> state.press(key));
    }

    /** The caller hangs up. */
    public void hangUp() {
        act(state::hangUp);
    }

    /** The phone that {@code EXEC Dial} rings; wait for the command first. */
    public FakeLeg leg() {
        synchronized (board) {
            FakeLeg leg = state.leg();
            if (leg == null) {
                throw new IllegalStateException(channel() + " rings no phone (expected: in EXEC Dial)");
            }
            return leg;
        }
    }

    /** Sends these bytes between the replies. */
    public void says(String bytes) {
        wire.send(bytes.getBytes(StandardCharsets.UTF_8));
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

    Channel state() {
        return state.channel();
    }

    void hangUpByManager() {
        act(state::hangUpByManager);
    }

    private void act(Runnable step) {
        synchronized (board) {
            step.run();
            takeUnread();
        }
    }

    private void takeUnread() {
        while (!state.isBusy() && !unread.isEmpty()) {
            state.take(unread.remove());
        }
    }

    private void read() {
        End end = End.ENGINE_CLOSED;
        try {
            Lines lines = new Lines(socket.getInputStream());
            for (String line = lines.next(); line != null; line = lines.next()) {
                received(line, lines.isMoreThere());
            }
        } catch (IOException gone) {
            end = End.ENGINE_RESET;
        }
        over(wire.isDropped() ? End.DROPPED : end);
    }

    private void received(String line, boolean isMoreThere) {
        synchronized (board) {
            commands.add(line);
            overlaps += state.isBusy() || isEarly ? 1 : 0;
            isEarly = isMoreThere;
            unread.add(line);
            takeUnread();
        }
        arrived.add(line);
    }

    /** Asterisk says HANGUP also when the engine has closed, and then closes too. */
    private void over(End end) {
        synchronized (board) {
            says("HANGUP\n");
            wire.finish();
            state.over();
            board.closed(this);
        }
        ended.complete(end);
    }
}
