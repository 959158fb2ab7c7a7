package dev.hotline.testkit.phones;

import java.time.Duration;
import java.util.List;

/** One call as its phone sees it. */
public interface PhoneCall {

    /** How a key is sent. */
    enum KeyMode {
        /** RTP telephone events. */
        RFC4733,
        /** SIP INFO with {@code application/dtmf-relay}. */
        INFO
    }

    /** The other side's number as shown; empty when none was. */
    String peer();

    /** The other side's name as shown; empty when none was. */
    String peerName();

    /** Waits until the call is answered; false when it ended or the time passed before. */
    boolean awaitAnswered(Duration atMost);

    /**
     * Waits until a prompt begins to be heard, counted from the last prompt that was waited for here.
     *
     * @param prompt such as {@code zh/menu-main}
     * @return false when the call ended or the time passed before
     */
    boolean awaitPrompt(String prompt, Duration atMost);

    /** Waits until the call has ended; false when the time passed before. */
    boolean awaitEnded(Duration atMost);

    void press(char key, KeyMode mode);

    default void press(char key) {
        press(key, KeyMode.RFC4733);
    }

    /**
     * Sends this tone from now on, so that others can tell who is heard.
     *
     * @param hertz a multiple of 50
     * @throws UnsupportedOperationException where phones have no audio
     */
    default void hum(int hertz) {
        throw new UnsupportedOperationException("these phones have no audio");
    }

    /**
     * Whether this tone is heard, or not, for the last tenth of a second.
     *
     * @throws UnsupportedOperationException where phones have no audio
     */
    default boolean hears(int hertz) {
        throw new UnsupportedOperationException("these phones have no audio");
    }

    /** Hangs up, or gives up dialling; nothing when it has ended. */
    void hangUp();

    /** The prompts heard so far, in order, each once for each time it was played; hold music is {@code music}. */
    List<String> heard();

    /** The longest time, from answer until now or the end, in which nothing at all was heard. */
    Duration longestSilence();

    /** How it ended as the phone system said it: a SIP status such as 486 when it was refused, 200 after a normal talk, 0 while it goes on. */
    int endStatus();
}
