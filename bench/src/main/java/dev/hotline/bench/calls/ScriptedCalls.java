package dev.hotline.bench.calls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Calls without sound or time, to bring a new engine into the state of one that has worked for hours: an AGI client that answers every command
 * at once, the way Asterisk does in the bench's call.
 */
final class ScriptedCalls {
    private static final int AT_ONCE = 40;

    private final int port;
    private final String node;
    private final AtomicInteger left;
    private final AtomicInteger served = new AtomicInteger();

    private ScriptedCalls(int port, String node, int calls) {
        this.port = port;
        this.node = node;
        left = new AtomicInteger(calls);
    }

    /** Makes so many calls, some at once, and returns how many were served to their end. */
    static int run(int agiPort, String node, int calls) {
        ScriptedCalls script = new ScriptedCalls(agiPort, node, calls);
        try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
            IntStream.range(0, AT_ONCE).forEach(i -> callers.execute(script::callOneByOne));
        }
        return script.served.get();
    }

    private void callOneByOne() {
        for (int call = left.getAndDecrement(); call > 0; call = left.getAndDecrement()) {
            if (call(call)) {
                served.incrementAndGet();
            }
        }
    }

    private boolean call(int number) {
        boolean done = false;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            send(out, environment(number));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String command = in.readLine(); command != null; command = in.readLine()) {
                done |= command.contains("HOTLINE_DONE");
                send(out, answer(command) + "\n");
            }
        } catch (IOException e) {
            return done;
        }
        return done;
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static String answer(String command) {
        if (command.startsWith("GET VARIABLE")) {
            return variable(command);
        }
        if (command.startsWith("STREAM FILE")) {
            return "200 result=" + key(command) + " endpos=8000";
        }
        return command.startsWith("SET VARIABLE") ? "200 result=1" : "200 result=0";
    }

    private static String variable(String command) {
        if (command.contains("DIALSTATUS")) {
            return "200 result=1 (ANSWER)";
        }
        return command.contains("HANGUPCAUSE") ? "200 result=1 (16)" : "200 result=0";
    }

    /** The key that interrupts the prompt, as its code: 5 in the survey, 1 elsewhere. */
    private static int key(String command) {
        if (!command.contains("0123456789")) {
            return 0;
        }
        return command.contains("survey") ? '5' : '1';
    }

    private String environment(int call) {
        String number = Site.number(call % Site.CUSTOMERS);
        return String.join(
                        "\n",
                        List.of(
                                "agi_network: yes",
                                "agi_network_script: hotline?node=" + node,
                                "agi_request: agi://127.0.0.1:" + port + "/hotline?node=" + node,
                                "agi_channel: PJSIP/carrier-%08x".formatted(call),
                                "agi_language: en",
                                "agi_type: PJSIP",
                                "agi_uniqueid: warm." + call,
                                "agi_version: 22.10.1",
                                "agi_callerid: " + number,
                                "agi_calleridname: SIPp",
                                "agi_dnid: " + Site.LINE,
                                "agi_rdnis: unknown",
                                "agi_context: hotline-call",
                                "agi_extension: " + Site.LINE,
                                "agi_priority: 4",
                                "agi_enhanced: 0.0",
                                "agi_accountcode: ",
                                "agi_threadid: 1"))
                + "\n\n";
    }
}
