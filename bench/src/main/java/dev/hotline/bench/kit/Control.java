package dev.hotline.bench.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The child's end of {@link Child}: answers requests, a line each, until its input ends or it is told to quit. Every answer begins with
 * {@link #MARK}, so that whatever else the child prints is not taken for one.
 */
public final class Control {
    static final String MARK = "@ ";

    private final Map<String, UnaryOperator<String>> requests = new HashMap<>();
    private final PrintStream out = System.out;

    /** Answers {@code cpu} with the nanoseconds of CPU this process has used, and {@code heap} with the bytes alive. */
    public Control() {
        on("cpu", rest -> Long.toString(cpuNanos()));
        on("heap", rest -> Long.toString(liveHeap()));
    }

    /** Answers requests that begin with this word; it gets the rest of the line. */
    public Control on(String word, UnaryOperator<String> answer) {
        requests.put(word, answer);
        return this;
    }

    /** Says that the child is ready, serves, and ends the process. */
    public void serve(String ready) throws IOException {
        answer("ready " + ready);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
            answer(answerTo(line));
        }
        System.exit(0);
    }

    private String answerTo(String line) {
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        UnaryOperator<String> request = requests.get(word);
        return request == null ? "unknown request " + word : request.apply(space < 0 ? "" : line.substring(space + 1));
    }

    private void answer(String text) {
        out.println(MARK + text);
        out.flush();
    }

    private static long cpuNanos() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }

    /** In bytes, after the collector ran twice: what only finalizers and cleaners held is gone with the second. */
    private static long liveHeap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
