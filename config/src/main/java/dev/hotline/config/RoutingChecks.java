package dev.hotline.config;

import dev.hotline.config.source.Formats;
import dev.hotline.config.source.Text;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the agents that there are can answer the callers of the queues. */
final class RoutingChecks {
    private final Collection<QueueDraft> queues;
    private final Collection<Agent> agents;
    private final Set<String> unclear;

    /** @param unclear the ids of agents of whom not all is known: they may answer anything, so that no mistake is told twice */
    RoutingChecks(Collection<QueueDraft> queues, Collection<Agent> agents, Set<String> unclear) {
        this.queues = queues;
        this.agents = agents;
        this.unclear = unclear;
    }

    /** @param queuesOf the names of the queues that callers of a line may come to */
    void run(List<Line> lines, Function<Line, Set<String>> queuesOf, Map<String, Calendar> calendars) {
        Map<Line, Set<String>> reached = new LinkedHashMap<>();
        lines.forEach(line -> reached.put(line, queuesOf.apply(line)));
        for (QueueDraft draft : queues) {
            List<Line> from = lines.stream()
                    .filter(line -> reached.getOrDefault(line, Set.of())
                            .contains(draft.queue().name()))
                    .toList();
            check(draft, from, calendars);
        }
    }

    /** On a line for key accounts every caller is one, on another some are. */
    private void check(QueueDraft draft, List<Line> lines, Map<String, Calendar> calendars) {
        String skill = draft.queue().skill();
        List<Agent> admitted = admitted(draft.rings(), skill);
        somebodyIsIn(draft.rings(), skill, admitted);
        languages(draft.rings(), admitted, lines.stream().filter(line -> !line.vip()));
        List<Agent> vipAdmitted = admitted(draft.vipRings(), skill);
        somebodyIsIn(draft.vipRings(), skill, vipAdmitted);
        languages(draft.vipRings(), vipAdmitted, lines.stream());
        somebodyWorks(draft, admitted, calendars);
        reserve(draft, admitted);
    }

    /** The agents in any of these rings; none when the rings are not known. */
    private List<Agent> admitted(QueueDraft.Rings rings, String skill) {
        List<Ring> all = rings.all().orElse(List.of());
        return agents.stream()
                .filter(agent -> all.stream().anyMatch(ring -> admits(ring, agent, skill)))
                .toList();
    }

    private boolean admits(Ring ring, Agent agent, String skill) {
        return unclear.contains(agent.id()) || ring.who().admits(agent, skill);
    }

    /** A skill or a team that nobody has is told as a name that is not known. */
    private void somebodyIsIn(QueueDraft.Rings rings, String skill, List<Agent> admitted) {
        Optional<Agent> best = agents.stream()
                .filter(agent -> agent.level(skill) > 0)
                .max(Comparator.comparingInt(agent -> agent.level(skill)));
        List<Ring> all = rings.all().orElse(List.of());
        if (best.isPresent()
                && rings.written()
                && !all.isEmpty()
                && all.getFirst().who() instanceof Ring.Who.Skilled first) {
            if (admitted.isEmpty()) {
                rings.place().wrong("nobody can ever answer: " + none(first, skill, best.get()));
            } else if (nobodyIsFirst(all, skill, admitted)) {
                rings.place().doubtful("nobody is in the first ring: " + none(first, skill, best.get()));
            }
        }
    }

    private boolean nobodyIsFirst(List<Ring> rings, String skill, List<Agent> admitted) {
        return rings.stream()
                .filter(ring -> ring.after().equals(rings.getFirst().after()))
                .noneMatch(ring -> admitted.stream().anyMatch(agent -> admits(ring, agent, skill)));
    }

    private static String none(Ring.Who.Skilled ring, String skill, Agent best) {
        String grade = ring.grade()
                .map(only -> " of the grade " + Formats.written(only))
                .orElse("");
        return "no agent" + grade + " has the skill '" + skill + "' at level " + ring.level()
                + " or above (the best is " + best.id() + ", " + Formats.written(best.grade()) + ", with "
                + best.level(skill) + ")";
    }

    /** For each language that nobody speaks, the first line that does is told. */
    private void languages(QueueDraft.Rings rings, List<Agent> admitted, Stream<Line> lines) {
        List<Line> from = lines.toList();
        for (Language language : Language.values()) {
            if (!admitted.isEmpty() && admitted.stream().noneMatch(agent -> speaks(agent, language))) {
                from.stream()
                        .filter(line -> line.languages().contains(language))
                        .findFirst()
                        .ifPresent(line -> rings.place()
                                .doubtful("nobody in these rings speaks " + language.code() + ", which the line "
                                        + line.name() + " speaks"));
            }
        }
    }

    private boolean speaks(Agent agent, Language language) {
        return unclear.contains(agent.id()) || agent.languages().contains(language);
    }

    /** A queue must have an agent who may answer in some of its hours. */
    private static void somebodyWorks(QueueDraft draft, List<Agent> admitted, Map<String, Calendar> calendars) {
        draft.hours()
                .ifPresent(hours -> Optional.ofNullable(calendars.get(hours.value()))
                        .ifPresent(open -> somebodyWorks(open, hours, admitted, calendars)));
    }

    private static void somebodyWorks(
            Calendar open, Text hours, List<Agent> admitted, Map<String, Calendar> calendars) {
        if (!admitted.isEmpty() && admitted.stream().noneMatch(agent -> works(agent, open, calendars))) {
            hours.wrong("nobody who may answer works in the hours of '" + open.name() + "': "
                    + admitted.stream()
                            .map(agent -> agent.id() + " has the hours of '"
                                    + agent.hours().orElseThrow() + "'")
                            .collect(Collectors.joining(", ")));
        }
    }

    /** An agent whose calendar there is not counts as there: the name is a problem of its own. */
    private static boolean works(Agent agent, Calendar open, Map<String, Calendar> calendars) {
        return agent.hours()
                .map(calendars::get)
                .map(shift -> shift.week().overlaps(open.week()))
                .orElse(true);
    }

    private static void reserve(QueueDraft draft, List<Agent> admitted) {
        List<String> top = admitted.stream()
                .filter(agent -> agent.grade() == Grade.TOP)
                .map(Agent::id)
                .toList();
        if (!top.isEmpty() && draft.queue().vipReserve() >= top.size()) {
            draft.vipReserve()
                    .ifPresent(text -> text.doubtful("'" + text.value() + "' keeps all top engineers of the queue "
                            + draft.queue().name() + " from other callers (" + String.join(", ", top)
                            + "): expected less than " + top.size()));
        }
    }
}
