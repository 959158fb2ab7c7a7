package dev.hotline.testkit.fake;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Does with the fake what was done with the real one: engine, manager, caller and agent. */
final class Replay implements Closeable {
    private static final String[] TAKE_TIME = {"STREAM FILE", "GET DATA", "WAIT FOR DIGIT", "SAY ", "RECORD FILE"};
    private static final Pattern DIALS = Pattern.compile("customer (\\S+) \"(.*)\" dials (\\S+)");

    private final FakeAsterisk fake;
    private final ServerSocket engine;
    private @Nullable Peer agi;
    private @Nullable Peer ami;
    private @Nullable FakeSession session;
    private @Nullable FakeLeg leg;
    private String agent = "";
    private String challenge = "";

    /** What came on both links. */
    record Said(String agi, String ami) {}

    Replay(FakeAsterisk fake, ServerSocket engine) {
        this.fake = fake;
        this.engine = engine;
    }

    Said perform(RecordedStep step) throws IOException {
        String what = step.what().toString();
        switch (step.kind()) {
            case "!" -> does(what);
            case "agi>" -> command(what);
            default -> action(what);
        }
        if (session != null && !step.agi().isEmpty()) {
            session.finish(); // When Asterisk answered without that anybody did something, the time was over
        }
        Said said =
                new Said(read(agi, step.agi().toString()), read(ami, step.ami().toString()));
        Matcher found = Pattern.compile("Challenge: (\\d+)").matcher(said.ami);
        challenge = found.find() ? found.group(1) : challenge;
        return said;
    }

    /** As many messages as were recorded, or lines where there is no message. */
    private static String read(@Nullable Peer peer, String recorded) throws IOException {
        String end = recorded.contains("\r\n\r\n") ? "\r\n\r\n" : "\n";
        int count = recorded.split(Pattern.quote(end), -1).length - 1;
        return peer == null ? "" : peer.next(count, end);
    }

    private void does(String what) throws IOException {
        if (what.startsWith("customer")) {
            dials(what);
        } else if (what.startsWith("key")) {
            session().press(what.charAt(what.length() - 1));
        } else {
            switch (what) {
                case "manager connects" -> ami = Peer.to(fake.amiPort());
                case "manager closes" -> Objects.requireNonNull(ami).close();
                case "ami is closed by asterisk" -> expectEnd(ami);
                case "agi is closed by asterisk" -> expectEnd(agi);
                case "caller hangs up" -> session().hangUp();
                case "agent hangs up" -> Objects.requireNonNull(leg).hangsUp();
                case "engine closes the session" -> Objects.requireNonNull(agi).end();
                case "agent is busy", "agent lets it ring", "agent will answer" -> agent = what;
                case "manager hangs the call up" -> {}
                default -> throw new AssertionError("the recording does what is not known: " + what);
            }
        }
    }

    private void dials(String what) throws IOException {
        Matcher dials = DIALS.matcher(what);
        if (!dials.matches()) {
            throw new AssertionError(what);
        }
        String name = dials.group(1).equals("anonymous") ? "Anonymous" : dials.group(2);
        session = fake.call("hotline?node=pbx1")
                .from(dials.group(1))
                .named(name)
                .to(dials.group(3))
                .holds(TAKE_TIME)
                .dial();
        agi = new Peer(engine.accept());
    }

    private void command(String line) throws IOException {
        Objects.requireNonNull(agi).send(line);
        session().awaitCommand(line.stripTrailing());
        if (line.startsWith("EXEC Dial \"PJSIP/1001")) {
            leg = session().leg();
            agentActs(leg);
        }
    }

    private void action(String text) throws IOException {
        Objects.requireNonNull(ami).send(text.replaceFirst("Key: \\w+", "Key: " + md5(challenge + "change-me")));
        if (text.contains("Channel: PJSIP/1001\r\n")) {
            FakeLeg originated = fake.awaitOriginate();
            agentActs(originated);
            if (agent.equals("agent will answer")) {
                session = originated.enters("callback?node=pbx1").dial();
                agi = new Peer(engine.accept());
            }
        }
    }

    private void agentActs(FakeLeg phone) {
        switch (agent) {
            case "agent is busy" -> phone.isBusy();
            case "agent lets it ring" -> {
                phone.rings();
                phone.timesOut();
            }
            default -> {
                phone.rings();
                phone.answers();
            }
        }
    }

    private static void expectEnd(@Nullable Peer peer) throws IOException {
        byte[] rest = Objects.requireNonNull(peer).rest();
        if (rest.length > 0) {
            throw new AssertionError("more than was recorded: " + new String(rest, StandardCharsets.UTF_8));
        }
    }

    private FakeSession session() {
        return Objects.requireNonNull(session);
    }

    private static String md5(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Peer peer : new Peer[] {agi, ami}) {
            if (peer != null) {
                peer.close();
            }
        }
    }
}
