package dev.hotline.storage;

import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes appends in the order they came, many in one transaction while one at a time is on its way (group commit). While the database
 * is away it tries the same transaction again and again; an append that can never be kept fails alone. Confined to one context.
 */
final class JournalWriter {
    private static final Logger log = LoggerFactory.getLogger(JournalWriter.class);
    private static final int APPENDS_A_TRANSACTION = 256;
    private static final int CONFLICTS_AT_MOST = 3;
    /** A transaction costs about the same for one fact and for fifty: under load there is one in this time. Nobody hears it. */
    private static final Duration PACE = Duration.ofMillis(200);

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Database database;
    private final int factsAtMost;
    private final Map<CallId, CallFacts> inProgress = new HashMap<>();
    private final Deque<Append> waiting = new ArrayDeque<>();
    private List<Append> writing = List.of();
    private int facts;
    /** How many of the next appends go alone, because their common transaction failed for one of them. */
    private int alone;

    private int failures;
    private boolean gathering;
    private long began = System.nanoTime() - PACE.toNanos();
    private boolean closed;

    JournalWriter(Vertx vertx, Database database, int factsAtMost) {
        this.vertx = vertx;
        this.database = database;
        this.factsAtMost = factsAtMost;
    }

    /** Without events it only waits for all that was given before. */
    Future<Void> append(List<? extends CallEvent> events) {
        if (closed) {
            return Future.failedFuture(new StorageException("the journal is closed"));
        }
        if (facts + events.size() > factsAtMost) {
            return Future.failedFuture(new StorageException("facts that wait for the database: " + facts
                    + " (expected: at most " + factsAtMost + "); the database is away or too slow"));
        }
        Append append = new Append(events);
        facts += events.size();
        waiting.add(append);
        soon();
        return append.kept().future();
    }

    /** What is kept of a call in progress; null when nothing is, or when it must be read from the database. */
    @Nullable
    CallFacts known(CallId call) {
        return inProgress.get(call);
    }

    /** The facts of a call that wait to be kept. */
    List<CallEvent> pending(CallId call) {
        return Stream.concat(writing.stream(), waiting.stream())
                .flatMap(append -> append.events().stream())
                .filter(event -> event.call().equals(call))
                .toList();
    }

    /** Takes nothing more, and fails all that still waits. */
    void close() {
        closed = true;
        Stream.concat(writing.stream(), waiting.stream())
                .toList()
                .forEach(append ->
                        append.kept().tryFail(new StorageException("the journal was closed before it was kept")));
        waiting.clear();
    }

    /** At once after a quiet time, and when many wait; else in a moment, for others to join. */
    private void soon() {
        long wait = PACE.minusNanos(System.nanoTime() - began).toMillis();
        if (wait <= 0 || alone > 0 || waiting.size() >= APPENDS_A_TRANSACTION) {
            next();
        } else if (writing.isEmpty() && !waiting.isEmpty() && !gathering) {
            gathering = true;
            vertx.setTimer(wait, timer -> gathered());
        }
    }

    private void gathered() {
        gathering = false;
        next();
    }

    private void next() {
        if (writing.isEmpty() && !waiting.isEmpty()) {
            writing = take(alone > 0 ? 1 : APPENDS_A_TRANSACTION);
            write();
        }
    }

    private List<Append> take(int atMost) {
        List<Append> taken = new ArrayList<>();
        while (taken.size() < atMost && !waiting.isEmpty()) {
            taken.add(waiting.poll());
        }
        return taken;
    }

    private void write() {
        began = System.nanoTime();
        new JournalTransaction(database, inProgress, writing)
                .run()
                .onSuccess(this::kept)
                .onFailure(this::failed);
    }

    private void kept(Map<CallId, CallFacts> calls) {
        calls.forEach(this::remember);
        if (failures > 0) {
            log.info("journal: the database takes facts again, after {} failed tries", failures);
            failures = 0;
        }
        List<Append> done = done();
        done.forEach(append -> append.kept().tryComplete());
        soon();
    }

    private void remember(CallId call, CallFacts kept) {
        if (kept.record().ended()) {
            inProgress.remove(call);
        } else {
            inProgress.put(call, kept);
        }
    }

    private List<Append> done() {
        List<Append> done = writing;
        writing = List.of();
        alone = Math.max(0, alone - done.size());
        done.forEach(append -> facts -= append.events().size());
        return done;
    }

    private void failed(Throwable error) {
        switch (SqlErrors.kind(error)) {
            case AWAY -> tryLater(error);
            case CONFLICT -> readAgain(error);
            case REFUSED -> refused(error);
        }
    }

    private void tryLater(Throwable error) {
        if (closed) {
            return;
        }
        if (failures++ == 0) {
            log.warn("journal: the database takes no facts, they wait in order: {}", error.toString());
        }
        long wait = FIRST_WAIT.toMillis() << Math.min(failures - 1, 16);
        vertx.setTimer(Math.min(wait, LONGEST_WAIT.toMillis()), timer -> write());
    }

    private void readAgain(Throwable error) {
        writing.forEach(append -> append.calls().forEach(inProgress::remove));
        writing.forEach(Append::conflicted);
        if (writing.getFirst().conflicts() > CONFLICTS_AT_MOST) {
            refused(error);
        } else {
            oneByOne();
        }
    }

    private void refused(Throwable error) {
        if (writing.size() > 1) {
            oneByOne();
            return;
        }
        done().forEach(append -> append.kept().tryFail(error));
        next();
    }

    private void oneByOne() {
        alone = Math.max(alone, writing.size());
        writing.reversed().forEach(waiting::addFirst);
        writing = List.of();
        next();
    }
}
