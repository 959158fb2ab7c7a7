package dev.hotline.asterisk.agi;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One FastAGI session: the commands a handler may give. One command is in flight at a time; others wait their turn. Every future
 * completes on the session's Vert.x context. A hang-up is a result and not an exception; futures fail only where the session itself is
 * broken ({@link AgiException}: connection lost, protocol error, a limit) or an argument is refused ({@link IllegalArgumentException}: CR, LF
 * or NUL in a value; it never reaches the wire).
 *
 * <p>Keys are read in the order in which they were pressed, each once, also those that the caller pressed before he was asked or while music
 * played (as far as AMI told of them): a prompt that such a key would interrupt is not begun. What was pressed in a talk is forgotten.
 */
public interface AgiCall {
    AgiRequest request();

    /** Completes once, when the caller's hang-up is seen or the connection is lost; at once when that was earlier. */
    Future<Void> hungUp();

    /** Whether {@link #hungUp()} has completed. */
    boolean isHungUp();

    /** Answers the channel. Asterisk takes about 500 ms. */
    Future<Acted> answer();

    /**
     * Plays a sound.
     *
     * @param file a sound name without ending, or an http URL
     * @param keys the keys that interrupt it, such as {@code 123}; empty: none does
     */
    Future<Played> play(String file, String keys);

    /**
     * Plays a sound, and cuts it short once this has completed: the caller hears no more of it. It is {@link Played.Cut} then, also when it was
     * not begun.
     *
     * @param enough may complete on any thread
     */
    Future<Played> play(String file, String keys, Future<?> enough);

    /** Says something in Asterisk's own words; {@link NotFound} does not come, what Asterisk has no sound for it leaves out. */
    Future<Played> say(Spoken what, String keys);

    /**
     * Waits for one key in silence.
     *
     * @param wait how long, in milliseconds precision
     */
    Future<Asked> key(Duration wait);

    /**
     * Plays a sound, which any key interrupts, and collects keys until {@code #} or as many as there may be.
     *
     * @param wait how long for each key
     * @param min fewer are {@link Collected.TooFew}; at least 1
     * @param max no more are waited for
     */
    Future<Collected> ask(String file, Duration wait, int min, int max);

    /**
     * Records what the caller says.
     *
     * @param file without ending
     * @param format its ending, such as {@code wav}
     * @param keys those that end it
     * @param longest ends it
     * @param silence ends it, in whole seconds
     * @param beep whether a tone comes first
     */
    Future<Recorded> record(String file, String format, String keys, Duration longest, Duration silence, boolean beep);

    /** Starts the hold music: it plays while no command runs. */
    Future<Acted> musicOn(String musicClass);

    Future<Acted> musicOff();

    /**
     * Rings a channel and connects it; completes when it is over. The caller stays when the other side hangs up first.
     *
     * @param channel such as {@code PJSIP/1001}
     * @param ring how long it may ring, in whole seconds
     * @param options further options of Asterisk's {@code Dial}, such as {@code m(hotline)}; {@code g} is added
     */
    Future<Dialled> dial(String channel, Duration ring, String options);

    /** How a {@link #dial} ended that went on while no session was there; empty when there was none. */
    Future<Optional<Dialled>> lastDialled();

    /**
     * Runs an application of the dialplan.
     *
     * @param arguments as in the dialplan, separated by commas
     */
    Future<Executed> exec(String application, String arguments);

    /** The value of a channel variable; empty when not set. Works after a hang-up. */
    Future<Optional<String>> get(String variable);

    /** Sets channel variables, one after the other; a name beginning with {@code __} is inherited. Works after a hang-up. */
    Future<Void> set(Map<String, String> variables);

    /** @see #set(Map) */
    default Future<Void> set(String variable, String value) {
        return set(Map.of(variable, value));
    }

    /** Completes when there is a key that was pressed and not asked for; at once when there is one already; fails when the session ends before. */
    Future<Void> keyAhead();

    /** What was pressed so far and not asked for is not to be taken for an answer to what is asked next. */
    void forgetKeys();

    /** Ends the call. */
    Future<Acted> hangUp();
}
