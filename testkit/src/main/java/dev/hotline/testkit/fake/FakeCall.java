package dev.hotline.testkit.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The script of a call. A command that the script says nothing of is answered as res_agi does, at once: prompts are over and nobody
 * presses a key, variables are kept. {@code EXEC Dial} rings the phone and waits for what the test does with {@link FakeSession#leg()}.
 * For one thread until it is dialled.
 */
public final class FakeCall {
    private final Board board;
    private final Channel channel;
    private final String script;
    private final Map<String, List<String>> answers = new LinkedHashMap<>();
    private final List<String> held = new ArrayList<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private UnaryOperator<Hurts> hurts = none -> none;
    private int hangsUpAfter = Integer.MAX_VALUE;

    FakeCall(Board board, Channel channel, String script) {
        this.board = board;
        this.channel = channel;
        this.script = script;
    }

    public FakeCall from(String number) {
        channel.number = number;
        return this;
    }

    /** The caller's name. */
    public FakeCall named(String name) {
        channel.callerName = name;
        return this;
    }

    /** The number dialled; 4008001234 when nothing is said. */
    public FakeCall to(String number) {
        channel.exten = number;
        return this;
    }

    /** A channel variable. */
    public FakeCall with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /**
     * The answers to commands that begin so, in turn, without the end of the line; the last is given again and again.
     *
     * @param answer such as {@code 200 result=49 endpos=800}
     */
    public FakeCall answers(String command, String... answer) {
        answers.computeIfAbsent(command, name -> new ArrayList<>()).addAll(List.of(answer));
        return this;
    }

    /** Commands that begin so last until the test ends them: {@link FakeSession#finish}, a key, a hang-up, {@link FakeSession#reply}. */
    public FakeCall holds(String... commands) {
        held.addAll(List.of(commands));
        return this;
    }

    /** The caller hangs up once so many commands were answered. */
    public FakeCall hangsUpAfter(int commands) {
        hangsUpAfter = commands;
        return this;
    }

    /** What goes wrong on the session's link, from its first byte. */
    public FakeCall hurt(UnaryOperator<Hurts> more) {
        UnaryOperator<Hurts> before = hurts;
        hurts = none -> more.apply(before.apply(none));
        return this;
    }

    /**
     * The call comes in: connects to the engine, and sends the environment.
     *
     * @throws UncheckedIOException when the engine does not take the connection
     */
    public FakeSession dial() {
        synchronized (board) {
            arrive();
        }
        FakeSession session = new FakeSession(board, this, connect());
        synchronized (board) {
            board.opened(session);
        }
        session.begin(AgiEnvironment.of(channel, script, board.version()));
        return session;
    }

    /** The dialplan begins, and comes to its AGI. */
    private void arrive() {
        channel.url = "agi://127.0.0.1:" + board.enginePort + "/" + script;
        if (channel.state == Channel.RING) {
            board.events().newChannel(channel);
            enter("hotline-call", 4);
        } else {
            enter("hotline-callback", 3);
        }
    }

    private void enter(String context, int priority) {
        channel.context = context;
        channel.priority = priority;
    }

    private Socket connect() {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), board.enginePort);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("no engine on port " + board.enginePort, e);
        }
    }

    Channel channel() {
        return channel;
    }

    Answering answering() {
        return new Answering(answers);
    }

    boolean holds(String line) {
        return held.stream().anyMatch(line::startsWith);
    }

    Map<String, String> variables() {
        return variables;
    }

    UnaryOperator<Hurts> hurts() {
        return hurts;
    }

    boolean hangsUpAfterCommand(int count) {
        return count == hangsUpAfter;
    }
}
