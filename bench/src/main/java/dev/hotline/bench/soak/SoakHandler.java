package dev.hotline.bench.soak;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.AgiException;
import dev.hotline.asterisk.agi.AgiHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A hotline session: greeting, menu, music for a while, a phone that is not there, a question, the end. Safe from any thread. */
final class SoakHandler implements AgiHandler {
    private static final int LONGEST_MUSIC_MILLIS = 1500;
    private final Vertx vertx;
    private final Counts counts;
    private Runnable afterEach = () -> {};
    private final Set<String> served = ConcurrentHashMap.newKeySet();

    SoakHandler(Vertx vertx, Counts counts) {
        this.vertx = vertx;
        this.counts = counts;
    }

    /** What is to follow each session that was completed; to be said before the first. */
    void onDone(Runnable step) {
        afterEach = step;
    }

    /** The unique ids of the calls that are being served. */
    Set<String> served() {
        return Set.copyOf(served);
    }

    @Override
    public Future<Void> handle(AgiCall call) {
        String kind = Mishap.named(call.request().query().get("kind"));
        counts.add("handed." + kind);
        served.add(call.request().uniqueId());
        return call.answer()
                .compose(answered -> call.set("HOTLINE_CALL", call.request().uniqueId()))
                .compose(set -> call.play("hotline/menu", "123"))
                .compose(chosen -> call.musicOn("hotline"))
                .compose(on -> waits(call))
                .compose(waited -> call.musicOff())
                .compose(off -> call.dial("PJSIP/1005", Duration.ofSeconds(20), "m(hotline)"))
                .compose(dialled -> call.ask("hotline/survey", Duration.ofSeconds(2), 1, 1))
                .compose(asked -> call.set("HOTLINE_DONE", "1"))
                .onComplete(done -> {
                    served.remove(call.request().uniqueId());
                    ended(kind, done.cause());
                });
    }

    private Future<Void> waits(AgiCall call) {
        long millis = ThreadLocalRandom.current().nextLong(1, LONGEST_MUSIC_MILLIS);
        Future<Void> pause = vertx.timer(millis, TimeUnit.MILLISECONDS).mapEmpty();
        return Future.any(pause, call.hungUp()).mapEmpty();
    }

    private void ended(String kind, @Nullable Throwable why) {
        if (why == null) {
            counts.add("done." + kind);
            afterEach.run();
        } else {
            counts.add("failed." + kind);
            counts.add("reason." + reason(why));
        }
    }

    /** Garbage may become a value that must not be sent back. */
    private static String reason(Throwable why) {
        return switch (why) {
            case AgiException agi -> agi.problem().name();
            case IllegalArgumentException refused -> "VALUE_REFUSED";
            default -> why.getClass().getSimpleName();
        };
    }
}
