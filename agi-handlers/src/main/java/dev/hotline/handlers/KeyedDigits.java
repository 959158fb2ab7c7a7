package dev.hotline.handlers;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A number that a caller keys digit by digit. */
final class KeyedDigits {
    private final Speaker speaker;
    private final int most;
    private final char end;
    private final Duration keyWait;

    /**
     * @param end the key that ends it
     * @param keyWait no key for so long ends it too
     */
    KeyedDigits(Speaker speaker, int most, char end, Duration keyWait) {
        this.speaker = speaker;
        this.most = most;
        this.end = end;
        this.keyWait = keyWait;
    }

    /** What is keyed after these prompts, which the first key interrupts: other keys may be in it; empty when nothing is. */
    Future<String> ask(List<String> prompts) {
        return speaker.ask(prompts, keyWait).compose(key -> more(key, ""));
    }

    private Future<String> more(Optional<Character> key, String before) {
        if (key.isEmpty() || key.get() == end) {
            return Future.succeededFuture(before);
        }
        String digits = before + key.get();
        if (digits.length() < most) {
            return speaker.ask(List.of(), keyWait).compose(next -> more(next, digits));
        }
        speaker.ignoreOnce(end);
        return Future.succeededFuture(digits);
    }
}
