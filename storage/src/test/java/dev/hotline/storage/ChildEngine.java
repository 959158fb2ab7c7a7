package dev.hotline.storage;

import dev.hotline.config.Secret;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Another process that writes calls to a database as fast as it can, says each call that is kept, and never stops by itself. */
final class ChildEngine implements AutoCloseable {
    private static final int CALLS_AT_ONCE = 20;
    /** Longer than H2's RETENTION_TIME: space in the file is used again by then. */
    private static final int QUIET_MILLIS = 6000;

    private final Process process;
    private final Path said;

    private ChildEngine(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /** @param said the file that takes what it says */
    static ChildEngine start(Secret url, Path said) throws IOException {
        return start(url, said, "busy");
    }

    /** One that is quiet for a while, keeps a single call, says so, and dies in the same moment. */
    static ChildEngine quiet(Secret url, Path said) throws IOException {
        return start(url, said, "quiet");
    }

    private static ChildEngine start(Secret url, Path said, String how) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        ChildEngine.class.getName(),
                        url.value(),
                        how)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new ChildEngine(process, said);
    }

    /** The calls that it said are kept, so far. */
    List<String> confirmed() throws IOException {
        return Files.readAllLines(said).stream()
                .filter(line -> CallId.parse(line).isPresent())
                .toList();
    }

    /** Waits until it is dead by itself. */
    void awaitDeath() {
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** Kill -9. */
    void kill() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        Storage storage = StorageContract.await(Storage.open(vertx, new Secret(args[0])));
        if (args[1].equals("quiet")) {
            vertx.setTimer(QUIET_MILLIS, timer -> oneCall(storage, System.out));
        } else {
            IntStream.range(0, CALLS_AT_ONCE).forEach(n -> callAfterCall(storage, System.out));
        }
    }

    private static void oneCall(Storage storage, PrintStream out) {
        CallScript call = CallScript.at(Instant.now());
        storage.journal().append(call.served()).onSuccess(v -> {
            out.println(call.id());
            Runtime.getRuntime().halt(137);
        });
    }

    private static void callAfterCall(Storage storage, PrintStream out) {
        CallScript call = CallScript.at(Instant.now());
        List<CallEvent> facts = call.served();
        append(storage, facts.iterator(), call, out);
    }

    private static void append(Storage storage, Iterator<CallEvent> facts, CallScript call, PrintStream out) {
        if (facts.hasNext()) {
            storage.journal().append(facts.next()).onSuccess(v -> append(storage, facts, call, out));
        } else {
            out.println(call.id());
            callAfterCall(storage, out);
        }
    }
}
