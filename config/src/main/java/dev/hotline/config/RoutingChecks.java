package dev.hotline.config;

import dev.hotline.config.source.Formats;
import dev.hotline.config.source.Text;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        for (QueueDraft draft : queues) {
            somebodyIsInTheRings(draft, draft.rings());
            somebodyIsInTheRings(draft, draft.vipRings());
            somebodyWorks(draft, calendars);
            reserve(draft);
        }
        Set<List<Object>> told = new HashSet<>();
        for (Line line : lines) {
            Set<String> reached = queuesOf.apply(line);
            queues.stream()
                    .filter(draft -> reached.contains(draft.queue().name()))
                    .forEach(draft -> languages(line, draft, told));
        }
    }

    /** A skill or a team that nobody has is told as a name that is not known. */
    private void somebodyIsInTheRings(QueueDraft draft, QueueDraft.Rings rings) {
        String skill = draft.queue().skill();
        Optional<Agent> best = agents.stream()
                .filter(agent -> agent.level(skill) > 0)
                .max(Comparator.comparingInt(agent -> agent.level(skill)));
        if (best.isPresent()
                && rings.written()
                && rings.all().isPresent()
                && rings.all().get().getFirst().who() instanceof Ring.Who.Skilled first) {
            String none = none(first, skill, best.get());
            if (admitted(rings, skill).isEmpty()) {
                rings.place().wrong("nobody can ever answer: " + none);
            } else if (nobodyIsFirst(rings.all().get(), skill)) {
                rings.place().doubtful("nobody is in the first ring: " + none);
            }
        }
    }

    private boolean nobodyIsFirst(List<Ring> rings, String skill) {
        return rings.stream()
                .filter(ring -> ring.after().equals(rings.getFirst().after()))
                .noneMatch(ring -> agents.stream().anyMatch(agent -> admits(ring, agent, skill)));
    }

    private static String none(Ring.Who.Skilled ring, String skill, Agent best) {
        String grade = ring.grade()
                .map(only -> " of the grade " + Formats.written(only))
                .orElse("");
        return "no agent" + grade + " has the skill '" + skill + "' at level " + ring.level()
                + " or above (the best is " + best.id() + ", " + Formats.written(best.grade()) + ", with "
                + best.level(skill) + ")";
    }

    /** A queue must have an agent who may answer in some of its hours. */
    private void somebodyWorks(QueueDraft draft, Map<String, Calendar> calendars) {
        draft.hours().ifPresent(hours -> {
            Calendar open = calendars.get(hours.value());
            if (open != null && draft.rings().all().isPresent()) {
                somebodyWorks(admitted(draft.rings(), draft.queue().skill()), open, hours, calendars);
            }
        });
    }

    private static void somebodyWorks(
            List<Agent> admitted, Calendar open, Text hours, Map<String, Calendar> calendars) {
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

    private void reserve(QueueDraft draft) {
        List<String> top = admitted(draft.rings(), draft.queue().skill()).stream()
                .filter(agent -> agent.grade() == Grade.TOP)
                .map(Agent::id)
                .toList();
        if (!top.isEmpty() && draft.queue().vipReserve() >= top.size()) {
            draft.vipReserve()
                    .ifPresent(text -> text.doubtful("'" + text.value()
                            + "' keeps all top engineers of the queue "
                            + draft.queue().name() + " from other callers ("
                            + String.join(", ", top) + "): expected less than " + top.size()));
        }
    }

    /** On a line for key accounts everybody is one, on another some are. */
    private void languages(Line line, QueueDraft draft, Set<List<Object>> told) {
        if (!line.vip()) {
            languages(line, draft.queue(), draft.rings(), told);
        }
        languages(line, draft.queue(), draft.vipRings(), told);
    }

    private void languages(Line line, ServiceQueue queue, QueueDraft.Rings rings, Set<List<Object>> told) {
        List<Agent> admitted = admitted(rings, queue.skill());
        for (Language language : line.languages()) {
            if (!admitted.isEmpty()
                    && admitted.stream().noneMatch(agent -> speaks(agent, language))
                    && told.add(List.of(rings, language))) {
                rings.place()
                        .doubtful("nobody in these rings speaks " + language.code() + ", which the line " + line.name()
                                + " speaks");
            }
        }
    }

    /** The agents in any of these rings; none when they are not known. */
    private List<Agent> admitted(QueueDraft.Rings rings, String skill) {
        List<Ring> all = rings.all().orElse(List.of());
        return agents.stream()
                .filter(agent -> all.stream().anyMatch(ring -> admits(ring, agent, skill)))
                .toList();
    }

    private boolean admits(Ring ring, Agent agent, String skill) {
        return unclear.contains(agent.id()) || ring.who().admits(agent, skill);
    }

    private boolean speaks(Agent agent, Language language) {
        return unclear.contains(agent.id()) || agent.languages().contains(language);
    }
}
