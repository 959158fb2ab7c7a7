package dev.hotline.config.flow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a step does. Durations are above zero; languages are codes such as {@code zh}; prompts are ids. */
public sealed interface Action {

    /**
     * Says prompts one after the other.
     *
     * @param interruptible whether a key ends them, which is then the answer to the next question
     */
    record Play(List<String> prompts, boolean interruptible) implements Action {}

    /**
     * Asks for one of these keys, each an exit.
     *
     * @param keys one or several characters of 0-9, * and # each; none begins another
     * @param keyWait how long to wait for a key after the prompts
     * @param tries how often the prompts are said in all
     */
    record Menu(List<String> prompts, Set<String> keys, Duration keyWait, int tries) implements Action {}

    /**
     * Asks for a number of several digits.
     *
     * @param into the variable that takes it
     * @param min fewer digits are invalid
     * @param max after so many no more are waited for
     * @param end the key that ends it before that
     * @param confirm whether the digits are read back and the caller says by a key whether they are right
     */
    record Collect(
            List<String> prompts, String into, int min, int max, char end, Duration keyWait, int tries, boolean confirm)
            implements Action {}

    /** Speaks a value. */
    record Say(SayAs as, Expression value) implements Action {}

    /** Goes on in this language. */
    record Speak(String language) implements Action {}

    /**
     * Lets the caller choose his language: the prompts are said in each.
     *
     * @param keys the language of each key
     */
    record AskLanguage(List<String> prompts, Map<Character, String> keys, Duration keyWait, int tries)
            implements Action {}

    /** Whether it is open now: exits {@code open}, {@code closed}, {@code holiday}. */
    record Hours(String calendar) implements Action {}

    /** Takes the exit of the first condition that holds, else {@code else}. */
    record Branch(List<Expression> conditions) implements Action {}

    /** Gives variables values. */
    record Assign(Map<String, Expression> values) implements Action {}

    /** Looks for a customer by one of his numbers or his id, and serves the call as his. */
    record FindCustomer(Expression by) implements Action {}

    /**
     * Asks a web service.
     *
     * @param service a name of {@code site.yaml}
     * @param into JSON pointers of the answer by the variable that takes what is there
     */
    record Fetch(String service, Template path, Map<String, String> into) implements Action {}

    /** Tells a web service. */
    record Webhook(String service, Template path, Map<String, Expression> data) implements Action {}

    /**
     * Waits for an agent and talks.
     *
     * @param longest the caller waits no longer than this; empty: as long as he wants to
     */
    record Queue(String queue, String topic, Optional<Duration> longest) implements Action {}

    /** Offers to call back. */
    record OfferCallback(List<String> prompts, Duration keyWait) implements Action {}

    /**
     * Records what the caller says.
     *
     * @param into the variable that takes the recording's name
     */
    record RecordVoice(List<String> prompts, String into, Duration longest, Duration silence) implements Action {}

    /** Connects to a number outside, or to a phone of the house. */
    record Transfer(Destination to, Duration ring) implements Action {}

    /** Asks a survey's questions. */
    record Survey(String survey) implements Action {}

    /** Runs another flow and goes on by the exit that it returns. */
    record SubFlow(String flow) implements Action {}

    /**
     * Sends shares of the callers to different steps, the same caller always to the same.
     *
     * @param percents they add up to 100
     */
    record Split(List<Integer> percents) implements Action {}

    /**
     * Ends a sub-flow.
     *
     * @param exit of the step that runs it
     */
    record Return(Exit exit) implements Action {}

    /** Says prompts, if any, and hangs up. */
    record HangUp(List<String> prompts) implements Action {}

    /** What a value is spoken as. */
    enum SayAs {
        /** A whole number. */
        NUMBER,
        /** Digit by digit. */
        DIGITS,
        /** A place in a line. */
        POSITION,
        /** Minutes. */
        WAIT,
        /** {@code 2026-11-22}. */
        DATE,
        /** {@code 15:05}. */
        TIME,
        /** An amount of the site's currency, such as {@code 12.50}. */
        MONEY
    }

    /** Where a transfer goes. */
    sealed interface Destination {
        /** @param number as it is dialled, E.164 or national */
        record Outside(String number) implements Destination {}

        /** @param phone its name in Asterisk */
        record Phone(String phone) implements Destination {}
    }

    /** Whether the call can rest here: a call that comes back from a lost engine goes on at the last such step. */
    default boolean isPlace() {
        return switch (this) {
            case Menu m -> true;
            case Collect c -> true;
            case AskLanguage l -> true;
            case Queue q -> true;
            case OfferCallback o -> true;
            case RecordVoice r -> true;
            case Transfer t -> true;
            case Survey s -> true;
            default -> false;
        };
    }

    /** Whether the caller hears something here, music while he is waited for included: the call must be answered before. */
    default boolean isHeard() {
        return isPlace() || this instanceof Play || this instanceof Say;
    }

    /** What it is called in the file. */
    default String word() {
        return switch (this) {
            case Play p -> "play";
            case Menu m -> "menu";
            case Collect c -> "collect";
            case Say s -> "say";
            case Speak s -> "language";
            case AskLanguage l -> "language";
            case Hours h -> "hours";
            case Branch b -> "branch";
            case Assign a -> "set";
            case FindCustomer f -> "lookup";
            case Fetch f -> "fetch";
            case Webhook w -> "webhook";
            case Queue q -> "queue";
            case OfferCallback o -> "offer-callback";
            case RecordVoice r -> "record";
            case Transfer t -> "transfer";
            case Survey s -> "survey";
            case SubFlow f -> "flow";
            case Split s -> "split";
            case Return r -> "return";
            case HangUp h -> "hangup";
        };
    }
}
