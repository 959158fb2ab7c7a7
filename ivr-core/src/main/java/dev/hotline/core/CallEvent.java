package dev.hotline.core;

import dev.hotline.config.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact about a call. The facts of one call, in order, add up to its {@link CallRecord}; journal, metrics and the live pages are
 * readers of the same stream.
 */
public sealed interface CallEvent {
    CallId call();

    Instant at();

    /**
     * The call reached the engine for the first time.
     *
     * @param node the Asterisk it is on
     * @param uniqueId Asterisk's id of the channel
     * @param ani the caller's number: E.164 where it can be, else as sent; null when withheld
     * @param callerName as sent, cleaned of control characters and cut; null when none
     * @param customer id of the customer; null when not known
     * @param vip whether the call is served as a key account's
     */
    record Arrived(
            CallId call,
            Instant at,
            String node,
            String channel,
            String uniqueId,
            String line,
            String dnis,
            @Nullable String ani,
            @Nullable String callerName,
            @Nullable String customer,
            boolean vip,
            Language language,
            String configVersion)
            implements CallEvent {}

    /** The call came back to an engine after the one that served it was lost, or after a transfer. */
    record Resumed(CallId call, Instant at) implements CallEvent {}

    /**
     * The call came to a step of its flow at which it may rest: a question, a queue, a survey.
     *
     * @param place the step, with those that run the flow it is in: where the call goes on when its engine is lost
     * @param variables what the flow has set so far
     */
    record StepEntered(CallId call, Instant at, String place, Map<String, String> variables) implements CallEvent {}

    /** The flow found out who calls. */
    record CustomerFound(CallId call, Instant at, String customer, boolean vip) implements CallEvent {}

    /**
     * The caller left a message or a comment.
     *
     * @param file its name on the Asterisk node, without folder and ending
     */
    record VoiceRecorded(CallId call, Instant at, String step, String file, Duration length) implements CallEvent {}

    /**
     * Somebody who is not an agent of a queue is rung for the caller.
     *
     * @param to the number or phone
     */
    record TransferStarted(CallId call, Instant at, String to) implements CallEvent {}

    /**
     * He talks with the caller from now on.
     *
     * @param to the number or phone
     */
    record TransferAnswered(CallId call, Instant at, String to) implements CallEvent {}

    /**
     * @param talked whether somebody answered
     * @param talk how long they talked; zero when nobody answered
     */
    record TransferEnded(CallId call, Instant at, String to, boolean talked, Duration talk) implements CallEvent {}

    /**
     * Who talked with the caller handed him over by his phone. The talk with him is over; the facts that follow say who came next.
     *
     * @param from the agent; the number or phone where it was nobody of a queue
     * @param to what he dialled
     * @param talk how long he had talked with the caller
     */
    record Transferred(CallId call, Instant at, String from, String to, TransferKind kind, Duration talk)
            implements CallEvent {}

    record LanguageChosen(CallId call, Instant at, Language language) implements CallEvent {}

    /**
     * A key was taken by a step.
     *
     * @param step what asked for it, such as {@code menu}
     */
    record KeyPressed(CallId call, Instant at, String step, char key) implements CallEvent {}

    /** The caller said, or it was decided for him, what the call is for. */
    record TopicChosen(CallId call, Instant at, String topic, String queue) implements CallEvent {}

    record Queued(CallId call, Instant at, String queue) implements CallEvent {}

    /**
     * The caller has the place of an earlier call of his: he was cut off, or rang again instead of being called back.
     *
     * @param from that call
     * @param since when it began to wait
     * @param raised how much longer it counted as having waited, by supervisors
     */
    record PlaceKept(CallId call, Instant at, CallId from, Instant since, Duration raised) implements CallEvent {}

    record PositionSaid(CallId call, Instant at, int position) implements CallEvent {}

    /**
     * The caller was told how long he will wait, from this time on.
     *
     * @param range as it was said
     */
    record Promised(CallId call, Instant at, WaitRange range) implements CallEvent {}

    /** Nobody who may answer is available: noted when the call begins to wait, and when the reason is another one. */
    record Waits(CallId call, Instant at, Refusal why) implements CallEvent {}

    /** Routing chose this agent. */
    record Assigned(CallId call, Instant at, String agent, Assignment why) implements CallEvent {}

    /**
     * Somebody chose this agent for the call, and he could not be given it.
     *
     * @param state what he did instead, by the state's name; null when he is no agent, or not any more
     */
    record NotAssigned(
            CallId call, Instant at, String agent, @Nullable String state) implements CallEvent {}

    /**
     * A supervisor did something to the call.
     *
     * @param by who he said that he is
     * @param to the agent whom he gave the caller to, or the queue; null when it is a deed that sends him nowhere
     * @param raised how much longer the caller counts as having waited from then on; zero when it is a deed that does not move him forward
     */
    record Supervised(
            CallId call,
            Instant at,
            SupervisorDeed deed,
            String by,
            @Nullable String to,
            Duration raised) implements CallEvent {}

    /** What this agent is told of the caller before they talk: heard, where his queue says so, and shown. */
    record Briefed(CallId call, Instant at, String agent, Brief brief) implements CallEvent {}

    /** An agent's phone begins to ring for the call. */
    record Offered(CallId call, Instant at, String agent) implements CallEvent {}

    /** The agent offered last did not take the call; it waits again, its place kept. */
    record Missed(CallId call, Instant at, String agent, NoAnswer reason) implements CallEvent {}

    record Connected(CallId call, Instant at, String agent) implements CallEvent {}

    /** @param endedBy who hung up first */
    record TalkEnded(CallId call, Instant at, String agent, Party endedBy, Duration talk) implements CallEvent {}

    record SurveyStarted(CallId call, Instant at) implements CallEvent {}

    /** @param score the key pressed, as a number */
    record SurveyAnswered(CallId call, Instant at, String question, int score) implements CallEvent {}

    /** @param completed false when the caller left, or gave no valid key to a question */
    record SurveyEnded(CallId call, Instant at, boolean completed) implements CallEvent {}

    record CallbackOffered(CallId call, Instant at) implements CallEvent {}

    /**
     * The customer is to be called back. Where he has an open case for the same reason already, the store adds to that one instead.
     *
     * @param number to call, in E.164; null when the caller's number is not known
     * @param dueAt not before this
     */
    record CaseOpened(
            CallId call,
            Instant at,
            CaseId caseId,
            CaseReason reason,
            @Nullable String number,
            Instant dueAt) implements CallEvent {}

    record Ended(CallId call, Instant at, Party by) implements CallEvent {}
}
