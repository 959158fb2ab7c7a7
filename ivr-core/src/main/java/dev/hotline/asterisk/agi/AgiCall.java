package dev.hotline.asterisk.agi;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One FastAGI session: the commands a handler may give. One command is in flight at a time; others wait their turn. Every future
 * completes on the session's Vert.x context. A hang-up is a result and not an exception; futures fail only where the session itself is
 * broken ({@link AgiException}: connection lost, protocol error) or an argument is refused ({@link IllegalArgumentException}: CR, LF or
 * NUL in a value; it never reaches the wire).
 */
public interface AgiCall {
    AgiRequest request();

    /** Completes once, when the caller's hang-up is seen or the connection is lost; at once when that was earlier. */
    Future<Void> hungUp();

    /** Whether {@link #hungUp()} has completed. */
    boolean isHungUp();

    /** Answers the channel; false when the caller is gone. Asterisk takes about 500 ms. */
    Future<Boolean> answer();

    /**
     * Plays a sound.
     *
     * @param file a sound name without ending, or an http URL
     * @param keys the keys that interrupt it, such as {@code 123}; empty: none does
     */
    Future<Played> play(String file, String keys);

    /**
     * Waits for one key in silence.
     *
     * @param wait how long, in milliseconds precision
     */
    Future<Asked> key(Duration wait);

    /** Starts the hold music: it plays while no command runs. False when the caller is gone. */
    Future<Boolean> musicOn(String musicClass);

    Future<Boolean> musicOff();

    /**
     * Rings a channel and connects it; completes when it is over. The caller stays when the other side hangs up first.
     *
     * @param channel such as {@code PJSIP/1001}
     * @param ring how long it may ring, in whole seconds
     * @param options further options of Asterisk's {@code Dial}, such as {@code m(hotline)}; {@code g} is added
     */
    Future<Dialled> dial(String channel, Duration ring, String options);

    /** The value of a channel variable; empty when not set. Works after a hang-up. */
    Future<Optional<String>> get(String variable);

    /** Sets channel variables, one after the other; a name beginning with {@code __} is inherited. Works after a hang-up. */
    Future<Void> set(Map<String, String> variables);

    /** @see #set(Map) */
    default Future<Void> set(String variable, String value) {
        return set(Map.of(variable, value));
    }

    /** Ends the call. */
    Future<Void> hangUp();
}
