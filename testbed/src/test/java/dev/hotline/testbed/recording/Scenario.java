package dev.hotline.testbed.recording;

import dev.hotline.testbed.asterisk.AsteriskSettings;
import dev.hotline.testbed.sip.SipPhones;
import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import dev.hotline.testkit.phones.PhoneCall.KeyMode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One hotline call, one call in which the engine hangs up, and one originate, with a manager that watches. */
final class Scenario {
    private static final Duration QUIET = Duration.ofMillis(700);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String NEVER_RINGS = "1002";

    private final Recording recording;
    private final ServerSocket engine;
    private final SipPhones phones;
    private final AsteriskSettings settings;
    private final String sounds;
    private Link agi;
    private Link ami;
    private int lastAction;
    private int answersSeen;

    Scenario(Recording recording, ServerSocket engine, SipPhones phones, AsteriskSettings settings) throws IOException {
        this.recording = recording;
        this.engine = engine;
        this.phones = phones;
        this.settings = settings;
        sounds = "/host" + settings.prompts().toAbsolutePath() + "/zh/";
        agi = new Link(recording, "agi", new Socket());
        ami = agi;
    }

    void play() throws IOException {
        Phone agent = phones.agent("1001");
        agent.register();
        quiet();
        refusedManager();
        manager();
        PhoneCall caller = hotlineCall();
        agentTalks(agent);
        callerLeaves(caller);
        engineHangsUp();
        originates(agent);
        action("Logoff");
    }

    private void refusedManager() throws IOException {
        connectManager();
        action("Login", "Username: hotline", "Secret: wrong");
        arrived("ami<", 1); // Asterisk thinks for a second first, and closes the connection after it
        step("manager closes");
        ami.close();
    }

    private void manager() throws IOException {
        connectManager();
        action("Challenge", "AuthType: MD5");
        String challenge = ami.received().replaceAll("(?s).*Challenge: ([0-9]+).*", "$1");
        action(
                "Login",
                "AuthType: MD5",
                "Username: hotline",
                "Key: " + md5(challenge + "change-me"),
                "Events: call,dtmf,system");
        action("CoreSettings");
        action("CoreStatus");
        action("Ping");
        action("DeviceStateList");
        action("CoreShowChannels");
        action("NoSuchThing");
    }

    private void connectManager() throws IOException {
        step("manager connects");
        ami = new Link(
                recording,
                "ami",
                new Socket(settings.ami().getAddress(), settings.ami().getPort()));
        quiet();
    }

    private PhoneCall hotlineCall() throws IOException {
        PhoneCall caller = dial("+8613800138000", "Zhang San");
        action("CoreShowChannels");
        commands("CHANNEL STATUS", "ANSWER", "CHANNEL STATUS");
        variables();
        commands("NOOP", "VERBOSE \"hello\" 1", "FOO BAR", "GET DATA", "EXEC NoSuchApp", "EXEC NoOp \"x y\"");
        prompts(caller);
        keys(caller);
        recordings(caller);
        commands("EXEC Dial \"PJSIP/" + NEVER_RINGS + ",20,g\"", "GET VARIABLE DIALSTATUS", "GET VARIABLE HANGUPCAUSE");
        command("SET MUSIC ON hotline");
        key(caller, '9');
        command("SET MUSIC OFF");
        return caller;
    }

    private void variables() throws IOException {
        commands("SET VARIABLE HOTLINE_CALL \"abc def\"", "GET VARIABLE HOTLINE_CALL", "GET VARIABLE NOPE");
        commands("SET VARIABLE E \"\"", "GET VARIABLE E", "SET VARIABLE Q \"a\\\"b\\\\c\"", "GET VARIABLE Q");
        commands("GET VARIABLE EXTEN", "GET FULL VARIABLE \"${CALLERID(num)}\"");
    }

    private void prompts(PhoneCall caller) throws IOException {
        command("STREAM FILE " + sounds + "half \"\"");
        begin("STREAM FILE " + sounds + "two \"123\"");
        key(caller, '2');
        command("STREAM FILE " + sounds + "nope \"1\"");
    }

    private void keys(PhoneCall caller) throws IOException {
        command("GET DATA " + sounds + "half 300 3");
        begin("GET DATA " + sounds + "two 3000 2");
        key(caller, '1');
        key(caller, '2');
        begin("GET DATA " + sounds + "two 1500 3");
        key(caller, '7');
        answered();
        command("WAIT FOR DIGIT 300");
        begin("WAIT FOR DIGIT 5000");
        key(caller, '#');
    }

    private void recordings(PhoneCall caller) throws IOException {
        command("SAY DIGITS 12 \"\"");
        begin("RECORD FILE " + sounds + "taken wav \"#\" 5000");
        key(caller, '#');
        command("RECORD FILE " + sounds + "taken wav \"#\" 500");
    }

    private void agentTalks(Phone agent) throws IOException {
        agent.onRing(Answering.busy());
        step("agent is busy");
        command("EXEC Dial \"PJSIP/1001,20,g\"");
        command("GET VARIABLE DIALSTATUS");
        agent.onRing(Answering.never());
        step("agent lets it ring");
        command("EXEC Dial \"PJSIP/1001,1,g\"");
        command("GET VARIABLE DIALSTATUS");
        CompletableFuture<PhoneCall> talk = new CompletableFuture<>();
        agent.onRing(Answering.answer(Duration.ofSeconds(1), talk::complete));
        step("agent will answer");
        begin("EXEC Dial \"PJSIP/1001,20,g\"");
        PhoneCall agentsCall = talk.orTimeout(10, TimeUnit.SECONDS).join();
        quiet();
        step("agent hangs up");
        agentsCall.hangUp();
        quiet();
        command("GET VARIABLE DIALSTATUS");
        command("GET VARIABLE HANGUPCAUSE");
    }

    private void callerLeaves(PhoneCall caller) throws IOException {
        begin("STREAM FILE " + sounds + "two \"\"");
        step("caller hangs up");
        caller.hangUp();
        quiet();
        commands("GET VARIABLE HOTLINE_CALL", "SET VARIABLE A b", "GET VARIABLE DIALSTATUS");
        commands("STREAM FILE " + sounds + "half \"\"", "CHANNEL STATUS", "ANSWER", "HANGUP", "NOOP", "NONSENSE");
        closeAgi();
    }

    private void engineHangsUp() throws IOException {
        PhoneCall caller = dial("+8613800138001", "");
        command("ANSWER");
        command("SET MUSIC ON hotline");
        step("caller hangs up");
        caller.hangUp();
        quiet();
        closeAgi();
        dial("anonymous", "");
        command("ANSWER");
        command("HANGUP");
        command("GET VARIABLE EXTEN");
        closeAgi();
        dial("+8613800138002", "");
        command("SET VARIABLE HOTLINE_DONE 1");
        closeAgi();
    }

    private void originates(Phone agent) throws IOException {
        originate(NEVER_RINGS, "o-1");
        agent.onRing(Answering.busy());
        step("agent is busy");
        originate("1001", "o-2");
        agent.onRing(Answering.answer(Duration.ofSeconds(1), call -> {}));
        step("agent will answer");
        originate("1001", "o-3");
        accept();
        command("GET VARIABLE HOTLINE_CASE");
        action("Hangup", "Channel: PJSIP/none-00000000");
        step("manager hangs the call up");
        action("Hangup", "Channel: o-3");
        closeAgi();
    }

    private void originate(String phone, String channelId) throws IOException {
        action(
                "Originate",
                "Channel: PJSIP/" + phone,
                "Context: hotline-callback",
                "Exten: s",
                "Priority: 1",
                "Timeout: 20000",
                "CallerID: \"Hotline\" <4008001234>",
                "Variable: HOTLINE_CASE=c-1",
                "ChannelId: " + channelId,
                "Async: true");
    }

    private PhoneCall dial(String number, String name) throws IOException {
        step("customer " + number + " \"" + name + "\" dials 4008001234");
        PhoneCall call = phones.customer(number).dial("4008001234", name);
        accept();
        return call;
    }

    private void accept() throws IOException {
        engine.setSoTimeout((int) PATIENCE.toMillis());
        agi = new Link(recording, "agi", engine.accept());
        quiet();
    }

    private void closeAgi() throws IOException {
        step("engine closes the session");
        agi.end();
        quiet();
        agi.close();
    }

    private void key(PhoneCall call, char key) {
        step("key " + key);
        call.press(key, KeyMode.INFO);
        quiet();
    }

    private void begin(String command) throws IOException {
        answersSeen = recording.count("agi<");
        agi.send(command + "\n");
        quiet();
    }

    private void commands(String... commands) throws IOException {
        for (String command : commands) {
            command(command);
        }
    }

    private void command(String command) throws IOException {
        begin(command);
        answered();
    }

    private void answered() {
        arrived("agi<", answersSeen);
    }

    /** Waits until a link has said more lines than this, and then until both are quiet. */
    private void arrived(String link, int lines) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (recording.count(link) <= lines && System.nanoTime() < end) {
            LockSupport.parkNanos(10_000_000);
        }
        quiet();
    }

    private void action(String name, String... headers) throws IOException {
        StringBuilder text = new StringBuilder("Action: " + name + "\r\nActionID: " + ++lastAction + "\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        ami.send(text.append("\r\n").toString());
        quiet();
    }

    private void step(String what) {
        recording.step(what);
    }

    /** Waits until neither link has said anything for a while. */
    private void quiet() {
        LockSupport.parkNanos(QUIET.toNanos());
        while (recording.quietNanos() < QUIET.toNanos()) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
