package dev.hotline.config;

import dev.hotline.config.source.Position;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call as it should go ({@code stories/}): what the caller and the world do, and what is expected of the hotline.
 *
 * @param at where it stands
 * @param dialled the number of the line
 * @param from the caller's number; empty when he hides it
 * @param when in the site's time zone
 * @param keys what he presses at one question after the other, several keys at one where they belong together; {@code nothing} where he does not
 * @param presses what he presses at a prompt, in the order in which he hears it; {@code nothing} and {@link #HANGS_UP} too
 * @param phones what comes of ringing a phone, by agent, by the number or phone of a transfer, or {@code *} for all others
 * @param services what web services answer: a body, a status of HTTP, or {@code down}
 * @param waiting how many others wait in a queue already, by its name
 * @param earlier how he waited for an agent shortly before; empty when he did not
 * @param openCase whether he has a case that is still to be solved
 * @param callerEndsTalk whether he hangs up first when he has talked
 */
public record Story(
        String name,
        Position at,
        String dialled,
        String from,
        LocalDateTime when,
        List<String> keys,
        Map<String, List<String>> presses,
        Map<String, Phone> phones,
        Map<String, String> services,
        Map<String, Integer> waiting,
        Optional<Earlier> earlier,
        boolean openCase,
        boolean callerEndsTalk,
        Expected expected) {

    /** The caller presses no key here. */
    public static final String NOTHING = "nothing";

    /** The caller hangs up here. */
    public static final String HANGS_UP = "hangs-up";

    /** What stands for the hold music among prompts. */
    public static final String MUSIC = "music";

    /** What stands for any prompts, or none, among those expected. */
    public static final String ANYTHING = "...";

    /** Stands for every phone that is not named. */
    public static final String OTHERS = "*";

    /**
     * What comes of ringing a phone.
     *
     * @param busyFor it is in use so long before, from the beginning of the call
     */
    public record Phone(Answer answer, Duration busyFor) {}

    /**
     * A wait shortly before this call.
     *
     * @param queue in which it was
     */
    public record Earlier(How how, String queue) {
        /** How it ended. */
        public enum How {
            /** He is to be called back. */
            CALLBACK,
            CUT_OFF
        }
    }

    /** How a phone is answered. */
    public enum Answer {
        ANSWERS,
        NO_ANSWER,
        /** The phone is free, but its user declines. */
        BUSY,
        /** It is not there. */
        AWAY
    }

    /**
     * What is expected; what is not said is not looked at.
     *
     * @param hears the prompts and the music, in their order
     * @param rings the agents whose phones ring, in their order
     * @param values what the call's record says in the end, as text
     */
    public record Expected(
            Optional<List<String>> hears,
            Optional<List<String>> rings,
            Map<Outcome, String> values,
            Map<String, Integer> scores) {}

    /** What can be expected of a call in the end. */
    public enum Outcome {
        QUEUE,
        TOPIC,
        AGENT,
        LANGUAGE,
        CUSTOMER,
        VIP,
        /** {@code unhappy-score}, {@code promised-callback} or {@code none}. */
        CASE,
        /** {@code caller} or {@code hotline}. */
        ENDS_BY,
        /** The number or phone that the caller was transferred to. */
        TRANSFER
    }
}
