package dev.hotline.testkit.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import dev.hotline.testkit.phones.PhoneCall.KeyMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded from a real Asterisk, said and done again on the simulated one. */
class RecordedSessionTest {
    private static final String FOLDER = "/asterisk-22.10.1/";
    private static final Duration MOMENT = Duration.ofMillis(20);

    @TempDir
    Path prompts;

    private EnginePeer engine;
    private SimulatedAsterisk asterisk;
    private Phone agent;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(prompts.resolve("sounds"));
        Files.write(prompts.resolve("sounds/half.wav"), new byte[8000]);
        Files.write(prompts.resolve("sounds/two.wav"), new byte[32_000]);
        engine = new EnginePeer();
        asterisk = SimulatedAsterisk.start(SimulatedAsterisk.Options.of(engine::address, "hotline", "secret", "main")
                .withPrompts(prompts));
        agent = asterisk.agent("1001");
        agent.register();
    }

    @AfterEach
    void stop() throws IOException {
        asterisk.close();
        engine.close();
    }

    @Test
    void everyRecordedCommand_isAnsweredAsRecorded() throws IOException {
        for (String call : recording("agi.txt").split("\n\n(?=#)", -1)) {
            List<String> lines = call.lines()
                    .filter(line -> line.matches("[<>!] .*"))
                    .map(RecordedSessionTest::shape)
                    .toList();
            assertThat(replay(lines)).isEqualTo(lines);
        }
    }

    @Test
    void environment_hasTheRecordedLines() throws IOException {
        List<String> recorded = recording("agi.txt")
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .map(RecordedSessionTest::shape)
                .toList();
        asterisk.customer("+8613800138000").dial("4008001234", "Zhang San");
        EnginePeer.Session session = engine.accept();

        assertThat(session.environment().stream()
                        .map(RecordedSessionTest::shape)
                        .toList())
                .isEqualTo(recorded);
        assertThat(session.environment("request"))
                .isEqualTo("agi://localhost:" + engine.address().getPort() + "/hotline?node=main");
        assertThat(session.environment("channel")).isEqualTo("PJSIP/carrier-00000000");
        assertThat(session.environment("version")).isEqualTo("22.10.1");
    }

    @Test
    void everyManagerMessage_hasTheHeadersOfARecordedOne() throws IOException {
        try (AmiPeer ami = AmiPeer.loggedIn(asterisk)) {
            everythingThatIsTold(ami);
            Set<String> recorded = Arrays.stream(recording("ami.txt").split("\n\n", -1))
                    .map(text -> kind(new AmiPeer.Message(text.lines().toList())))
                    .collect(Collectors.toSet());

            assertThat(ami.messages().stream().map(RecordedSessionTest::kind).distinct())
                    .hasSizeGreaterThan(25)
                    .isSubsetOf(recorded);
        }
    }

    private void everythingThatIsTold(AmiPeer ami) throws IOException {
        replay(List.of(
                "> ANSWER",
                "< 200 result=0",
                "> SET MUSIC ON hotline",
                "< 200 result=0",
                "! agent is busy",
                "> EXEC Dial \"PJSIP/1001,20,gm(hotline)\"",
                "< 200 result=0",
                "! agent answers",
                "> EXEC Dial \"PJSIP/1001,20,g\"",
                "! key 5",
                "! caller hangs up",
                "< 200 result=-1"));
        Phone senior = asterisk.agent("1009");
        senior.register();
        senior.onRing(Answering.answer(Duration.ZERO, call -> call.press('1')));
        ami.send(
                "Action: Originate",
                "ActionID: 1",
                "Channel: PJSIP/1009",
                "Context: hotline-callback",
                "Exten: s",
                "Priority: 1",
                "Async: true");
        EnginePeer.Session session = engine.accept();
        String channel = session.environment("channel");
        ami.awaitEvent("DTMFBegin");
        for (String action :
                List.of("CoreShowChannels", "DeviceStateList", "CoreSettings", "CoreStatus", "Ping", "Nonsense")) {
            ami.send("Action: " + action, "ActionID: 2");
        }
        ami.send("Action: Getvar", "ActionID: 3", "Channel: " + channel, "Variable: HOTLINE_CASE");
        ami.send("Action: Setvar", "ActionID: 4", "Channel: " + channel, "Variable: A", "Value: b");
        ami.send("Action: Hangup", "ActionID: 5", "Channel: PJSIP/none");
        ami.send("Action: Hangup", "ActionID: 6", "Channel: " + channel);
        session.close();
        ami.awaitEvent("Hangup", "Channel", channel);
        ami.send("Action: Logoff", "ActionID: 7");
        ami.awaitClosed();
    }

    /** Without the message's own values, but with the words of a response. */
    private static String kind(AmiPeer.Message message) {
        String words = message.get("Response").isEmpty() ? message.get("Event") : message.get("Message");
        return words + " "
                + message.names().stream()
                        .filter(name -> !name.equals("ActionID"))
                        .toList();
    }

    /** Says and does what is in the lines; what came back stands in their place. */
    private List<String> replay(List<String> lines) throws IOException {
        PhoneCall call = asterisk.customer("+8613800138000").dial("4008001234", "Zhang San");
        List<String> seen = new ArrayList<>();
        Callable<Boolean> begun = () -> true;
        try (EnginePeer.Session session = engine.accept()) {
            for (String line : lines) {
                String text = line.substring(2);
                switch (line.charAt(0)) {
                    case '>' -> {
                        int heard = call.heard().size();
                        session.send(text);
                        begun = begun(text, call, heard);
                    }
                    case '!' -> {
                        Awaiting.until(begun);
                        act(text, call);
                    }
                    default -> text = shape(session.read());
                }
                seen.add(line.charAt(0) + " " + text);
            }
        }
        call.hangUp();
        return seen;
    }

    /** Whether Asterisk is at it, as far as that can be seen. */
    private static Callable<Boolean> begun(String command, PhoneCall call, int heardBefore) {
        if (command.startsWith("ANSWER")) {
            return () -> call.awaitAnswered(Duration.ZERO);
        }
        boolean plays = command.startsWith("STREAM FILE") || command.startsWith("GET DATA");
        long moment = System.nanoTime() + Duration.ofMillis(100).toNanos();
        return () -> plays ? call.heard().size() > heardBefore : System.nanoTime() > moment;
    }

    private void act(String what, PhoneCall caller) {
        if (what.startsWith("key ")) {
            Awaiting.pass(MOMENT);
            caller.press(what.charAt(4), KeyMode.INFO);
            return;
        }
        switch (what) {
            case "agent is busy" -> agent.onRing(Answering.busy());
            case "agent lets it ring" -> agent.onRing(Answering.never());
            case "agent answers" -> agent.onRing(Answering.answer(Duration.ofMillis(100), call -> {}));
            case "agent hangs up" -> lastOfAgent().hangUp();
            case "caller hangs up" -> {
                assertThat(lastOfAgent().awaitAnswered(Awaiting.LONG)).isTrue();
                Awaiting.pass(MOMENT);
                caller.hangUp();
            }
            case "hang up" -> {
                Awaiting.pass(MOMENT);
                caller.hangUp();
            }
            default -> throw new IllegalArgumentException(what);
        }
    }

    private PhoneCall lastOfAgent() {
        PhoneCall call = Awaiting.find(() ->
                agent.rung().stream().filter(rung -> rung.endStatus() == 0).findFirst());
        assertThat(call.awaitAnswered(Awaiting.LONG)).isTrue();
        Awaiting.pass(MOMENT);
        return call;
    }

    /** Without what differs from call to call. */
    private static String shape(String line) {
        return line.replaceAll("endpos=[1-9]\\d*", "endpos=N")
                .replaceAll("\\(\\d{1,2}\\)$", "(N)")
                .replaceAll("-[0-9a-f]{8}\\b", "-N")
                .replaceAll("^(agi_(?:request|uniqueid|version|priority|threadid)): .+", "$1: N");
    }

    private static String recording(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(RecordedSessionTest.class.getResourceAsStream(FOLDER + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
