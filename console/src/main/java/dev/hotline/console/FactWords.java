package dev.hotline.console;

import dev.hotline.config.Agent;
import dev.hotline.config.source.Formats;
import dev.hotline.core.Assignment;
import dev.hotline.core.Assignment.Candidate;
import dev.hotline.core.Brief;
import dev.hotline.core.CallEvent;
import dev.hotline.core.HeadStart;
import dev.hotline.core.Refusal;
import dev.hotline.core.TransferKind;
import dev.hotline.core.WaitRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Facts of a call in words: where it went, and why. Pure. */
final class FactWords {
    private final Map<String, Agent> agents;

    /** @param agents whose names are said, by id */
    FactWords(Map<String, Agent> agents) {
        this.agents = Map.copyOf(agents);
    }

    /** What happened; empty where it has no part in where the call went. */
    Optional<String> of(CallEvent fact) {
        return Optional.ofNullable(
                switch (fact) {
                    case CallEvent.Arrived e ->
                        "arrived on line " + e.line()
                                + (e.customer() == null ? "" : " from customer " + e.customer())
                                + (e.vip() ? ", a key account" : "");
                    case CallEvent.CustomerFound e ->
                        "is customer " + e.customer() + (e.vip() ? ", a key account" : "");
                    case CallEvent.KeyPressed e -> "pressed " + e.key() + " in " + e.step();
                    case CallEvent.TopicChosen e -> "is about " + e.topic() + ", for queue " + e.queue();
                    case CallEvent.Queued e -> "began to wait in queue " + e.queue();
                    case CallEvent.PlaceKept e ->
                        "has the place of the earlier call " + e.from() + ": "
                                + waited(
                                        Duration.between(e.since(), e.at()),
                                        new HeadStart(Duration.ZERO, Duration.ZERO, e.raised()));
                    case CallEvent.Waits e -> "waits: " + waits(e.why());
                    case CallEvent.Promised e -> "was told: " + range(e.range());
                    case CallEvent.PositionSaid e -> "was told: number " + e.position() + " in line";
                    case CallEvent.Assigned e -> "goes to " + name(e.agent()) + ": " + chosen(e.why());
                    case CallEvent.NotAssigned e ->
                        "does not go to " + name(e.agent()) + ", who was chosen: "
                                + (e.state() == null ? "no agent" : state(e.state()));
                    case CallEvent.Supervised e -> supervised(e);
                    case CallEvent.Briefed e -> name(e.agent()) + " is told: " + told(e.brief());
                    case CallEvent.Offered e -> "rings " + name(e.agent());
                    case CallEvent.Missed e ->
                        name(e.agent()) + " did not take it: "
                                + e.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                    case CallEvent.Connected e -> "talks with " + name(e.agent());
                    case CallEvent.TalkEnded e ->
                        "the talk with " + name(e.agent()) + " ended after " + written(e.talk()) + ", by the "
                                + word(e.endedBy());
                    case CallEvent.TransferStarted e -> "rings " + e.to();
                    case CallEvent.TransferAnswered e -> "talks with " + e.to();
                    case CallEvent.TransferEnded e -> e.to() + (e.talked() ? " has talked" : " did not answer");
                    case CallEvent.Transferred e ->
                        "was handed over to " + e.to() + " by " + name(e.from())
                                + (e.kind() == TransferKind.BLIND ? " without asking" : " after asking")
                                + ", after a talk of " + written(e.talk());
                    case CallEvent.CallbackOffered e -> "was offered a callback";
                    case CallEvent.CaseOpened e -> "will be called back: " + word(e.reason());
                    case CallEvent.Resumed e -> "came back to the engine";
                    case CallEvent.Ended e -> "ended by the " + word(e.by());
                    default -> null;
                });
    }

    private String supervised(CallEvent.Supervised e) {
        String to = e.to() == null ? "" : e.to();
        return "by supervisor " + e.by() + ": "
                + switch (e.deed()) {
                    case TAKEN_OVER -> "is given to " + name(to);
                    case REROUTED -> "is sent to queue " + to;
                    case MOVED_UP -> "is the next of the queue, with " + written(e.raised()) + " more of a head start";
                    case RAISED -> "has " + written(e.raised()) + " more of a head start";
                    case HUNG_UP -> "is hung up";
                };
    }

    private String waits(Refusal why) {
        List<String> words = new ArrayList<>();
        words.add("number " + why.position() + " in queue " + why.queue());
        words.add(why.onlyFor() == null ? rings(why.ring()) : "only for " + name(why.onlyFor()));
        words.add(why.agents().isEmpty() ? "nobody may answer" : "who may answer: " + states(why.agents()));
        if (why.reserved() > 0) {
            words.add(why.reserved() + " left to key accounts");
        }
        words.add(waited(why.waited(), why.headStart()));
        return String.join("; ", words);
    }

    /** His rank among those who wait: how long he waits, and counts as having waited. */
    private static String waited(Duration waited, HeadStart more) {
        List<String> from = new ArrayList<>();
        part(more.keyAccount(), "as a key account", from);
        part(more.promise(), "for a broken promise", from);
        part(more.raised(), "by supervisors", from);
        return "waited " + written(waited)
                + (from.isEmpty() ? "" : ", with a head start of " + String.join(", ", from));
    }

    private static void part(Duration of, String why, List<String> words) {
        if (!of.isZero()) {
            words.add(written(of) + " " + why);
        }
    }

    private static String states(Map<String, Integer> agents) {
        return agents.entrySet().stream()
                .map(state -> state.getValue() + " " + state(state.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String state(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String chosen(Assignment why) {
        List<String> words = new ArrayList<>();
        words.add(
                switch (why.rule()) {
                    case DEDICATED -> "the caller's dedicated engineer";
                    case LAST_AGENT -> "helped this caller last";
                    case BEST_LEVEL -> "the best level of those available, and of equals the longest idle";
                    case CHOSEN -> "chosen by somebody";
                    case LONGEST_IDLE -> "of those who may call back, the longest idle";
                });
        if (why.ring() > 0) {
            words.add(rings(why.ring()));
        }
        words.add(why.candidates() + (why.candidates() == 1 ? " candidate" : " candidates") + ": "
                + why.best().stream().map(this::candidate).collect(Collectors.joining(", ")));
        if (why.reserved() > 0) {
            words.add(why.reserved() + " left to key accounts");
        }
        words.add(waited(why.waited(), why.headStart()));
        words.add(why.waiting() + (why.waiting() == 1 ? " call" : " calls") + " waiting in all queues");
        return String.join("; ", words);
    }

    private static String told(Brief brief) {
        List<String> words = new ArrayList<>(List.of("line " + brief.line()));
        if (brief.vip()) {
            words.add("a key account");
        }
        if (brief.customer() != null) {
            words.add("customer " + brief.customer());
        }
        if (brief.topic() != null) {
            words.add("about " + brief.topic());
        }
        words.add("waited " + written(brief.waited()));
        if (brief.openCase()) {
            words.add("has an open case");
        }
        words.add("call " + brief.callsToday() + " today");
        return String.join("; ", words);
    }

    private String candidate(Candidate one) {
        return name(one.agent()) + " (" + (one.level() == 0 ? "" : "level " + one.level() + ", ") + "idle "
                + written(one.idle()) + ")";
    }

    private static String rings(int open) {
        return open <= 1 ? "the first ring is open" : open + " rings are open";
    }

    private String name(String agent) {
        Agent known = agents.get(agent);
        return known == null ? agent : known.name() + " [" + agent + "]";
    }

    private static String range(WaitRange range) {
        long from = range.from().toMinutes();
        long to = range.to().toMinutes();
        return (from == 0 ? "less than " + to : from == to ? "about " + to : from + " to " + to)
                + (to == 1 ? " minute" : " minutes");
    }

    private static String written(Duration duration) {
        Duration seconds = duration.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        return seconds.isZero() ? "0s" : Formats.written(seconds);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
