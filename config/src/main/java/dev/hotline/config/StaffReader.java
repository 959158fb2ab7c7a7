package dev.hotline.config;

import static dev.hotline.config.source.Formats.DURATION;
import static dev.hotline.config.source.Formats.DURATION_OR_ZERO;
import static dev.hotline.config.source.Formats.FLAG;
import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.TEXT;
import static dev.hotline.config.source.Formats.WHOLE_SECONDS;

import dev.hotline.config.source.Format;
import dev.hotline.config.source.Formats;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Reads who answers and when: {@code queues.yaml}, {@code agents.yaml} and {@code callback.yaml}. */
final class StaffReader {
    private static final Format<TimeRange> HOURS_OF_A_DAY = Format.of(
            "two times of one day such as 09:00-21:00",
            TimeRange.FORMAT.standIn(),
            text -> TimeRange.FORMAT.parse(text).filter(range -> !range.pastMidnight()));

    private final KnownNames names;
    /** The hours of queues, as they are written, by the queue's name. */
    private final Map<String, Text> queueHours = new LinkedHashMap<>();

    StaffReader(KnownNames names) {
        this.names = names;
    }

    Map<String, ServiceQueue> queues(Section file) {
        Section defaults = file.optionalSection("defaults");
        var queues = new LinkedHashMap<String, ServiceQueue>();
        file.section("queues").named().forEach(section -> {
            ServiceQueue queue = queue(section.withDefaults(defaults));
            queues.put(queue.name(), queue);
        });
        if (queues.isEmpty() && file.has("queues")) {
            file.wrong("there is no queue: expected at least one below 'queues'");
        }
        return Collections.unmodifiableMap(queues);
    }

    private ServiceQueue queue(Section queue) {
        String name = queue.key().as(NAME);
        names.queues.define(name, queue.key());
        return new ServiceQueue(
                name,
                skill(queue),
                List.of(new Ring(Duration.ZERO, new Ring.Who.Skilled(1, Optional.empty()))),
                List.of(
                        new Ring(Duration.ZERO, new Ring.Who.Skilled(1, Optional.of(Grade.TOP))),
                        new Ring(
                                queue.get("widen-after", DURATION_OR_ZERO), new Ring.Who.Skilled(1, Optional.empty()))),
                queue.get("head-start", DURATION_OR_ZERO, Duration.ofMinutes(5)),
                0,
                queue.get("dedicated-wait", DURATION_OR_ZERO, Duration.ZERO),
                queue.get("last-agent-wait", DURATION_OR_ZERO, Duration.ZERO),
                queue.get("ring-time", WHOLE_SECONDS),
                queue.get("announce-every", DURATION),
                queue.get("offer-callback-after", DURATION),
                queue.get("set-aside", DURATION_OR_ZERO),
                queue.get("wrap-up", DURATION_OR_ZERO),
                queue.get("music", NAME),
                new ServiceLevel(80, Duration.ofSeconds(20)),
                OptionalInt.empty(),
                queue.get("talk-time", DURATION, Duration.ofMinutes(4)),
                Optional.empty(),
                hours(queue).map(hours -> {
                    queueHours.put(name, hours);
                    return hours.value();
                }),
                queue.get("return-within", DURATION_OR_ZERO, Duration.ofMinutes(10)),
                queue.get("brief", FLAG, true));
    }

    /** The calendar that a queue or an agent names. */
    private Optional<Text> hours(Section section) {
        if (!section.has("hours")) {
            return Optional.empty();
        }
        Optional<Text> hours = section.text("hours", "the name of a calendar in calendars.yaml");
        hours.ifPresent(text -> names.calendars.use(text.value(), text));
        return hours;
    }

    private String skill(Section queue) {
        Text skill = queue.has("skill") ? queue.text("skill", NAME.expected()).orElse(queue.key()) : queue.key();
        names.skills.use(skill.value(), skill);
        return skill.as(NAME);
    }

    Map<String, Agent> agents(Section file) {
        var agents = new LinkedHashMap<String, Agent>();
        file.section("agents").named().forEach(section -> {
            Agent agent = agent(section);
            agents.put(agent.id(), agent);
        });
        if (agents.isEmpty() && file.has("agents")) {
            file.wrong("there is no agent: expected at least one below 'agents'");
        }
        return Collections.unmodifiableMap(agents);
    }

    private Agent agent(Section agent) {
        String id = agent.key().as(NAME);
        names.agents.define(id, agent.key());
        names.answering.defineAgain(id, agent.key());
        Optional<Text> phone = agent.text("phone", Written.PHONE.expected());
        phone.ifPresent(text -> names.phones.define(text.value(), text));
        Optional<Text> grade = agent.text("grade", Written.GRADE.expected());
        grade.ifPresent(text -> names.grades.defineAgain(text.value(), text));
        return new Agent(
                id,
                agent.get("name", TEXT),
                phone.map(text -> text.as(Written.PHONE)).orElse(""),
                grade.map(text -> text.as(Written.GRADE)).orElse(Grade.JUNIOR),
                skills(agent),
                Written.set(agent.list("languages", Written.LANGUAGE)),
                Optional.empty(),
                hours(agent).map(Text::value));
    }

    private Map<String, Integer> skills(Section agent) {
        List<Text> skills = agent.texts("skills", "names of skills, or [] for none");
        skills.forEach(text -> names.skills.defineAgain(text.value(), text));
        Map<String, Integer> levels = new LinkedHashMap<>();
        skills.forEach(text -> levels.put(text.as(NAME), Agent.BEST_LEVEL));
        return Collections.unmodifiableMap(levels);
    }

    /** A queue must have an agent with its skill in some of its hours; to be called when all three files have been read. */
    void reportHoursWithoutAgents(
            Map<String, ServiceQueue> queues, Map<String, Agent> agents, Map<String, Calendar> calendars) {
        for (ServiceQueue queue : queues.values()) {
            Text hours = queueHours.get(queue.name());
            Calendar open = hours == null ? null : calendars.get(hours.value());
            if (hours != null && open != null) {
                reportIfNobodyWorks(queue, open, hours, agents, calendars);
            }
        }
    }

    private static void reportIfNobodyWorks(
            ServiceQueue queue, Calendar open, Text hours, Map<String, Agent> agents, Map<String, Calendar> calendars) {
        List<Agent> skilled = skilled(agents, queue.skill());
        if (!skilled.isEmpty() && skilled.stream().noneMatch(agent -> works(agent, open, calendars))) {
            hours.wrong("nobody with the skill '" + queue.skill() + "' works in the hours of '" + open.name() + "': "
                    + skilled.stream()
                            .map(agent -> agent.id() + " has the hours of '"
                                    + agent.hours().orElseThrow() + "'")
                            .collect(Collectors.joining(", ")));
        }
    }

    private static List<Agent> skilled(Map<String, Agent> agents, String skill) {
        return agents.values().stream().filter(agent -> agent.level(skill) > 0).toList();
    }

    /** An agent whose calendar there is not counts as there: the name is a problem of its own. */
    private static boolean works(Agent agent, Calendar open, Map<String, Calendar> calendars) {
        return agent.hours()
                .map(calendars::get)
                .map(shift -> shift.week().overlaps(open.week()))
                .orElse(true);
    }

    CallbackRules callback(Section file, Map<String, Calendar> calendars) {
        List<Text> grades = file.texts("grades", Written.GRADE.expected());
        Calendar hours = callingHours(file, calendars);
        Duration firstAfter = file.get("first-after", DURATION_OR_ZERO);
        return new CallbackRules(
                Written.set(grades.stream()
                        .map(this::grade)
                        .flatMap(Optional::stream)
                        .toList()),
                firstAfter,
                file.get("ring-agent", WHOLE_SECONDS),
                file.get("ring-customer", WHOLE_SECONDS),
                file.get("accept-wait", DURATION),
                file.get("agents-again-after", DURATION),
                file.list("retry-busy", DURATION),
                file.list("retry-no-answer", DURATION),
                file.get("call-again", DURATION),
                hours,
                target(file, hours.week().longestGap(), firstAfter),
                file.get("caller-id", Written.DIALLED));
    }

    /** Written down as hours of every day, or by the name of a calendar. */
    private Calendar callingHours(Section file, Map<String, Calendar> calendars) {
        if (file.has("calendar") && file.has("hours")) {
            file.wrong("expected either 'hours' or 'calendar'");
        }
        Calendar daily = Calendar.of(
                "hours",
                WeeklyHours.daily(
                        file.has("calendar")
                                ? file.get("hours", HOURS_OF_A_DAY, HOURS_OF_A_DAY.standIn())
                                : file.get("hours", HOURS_OF_A_DAY)));
        if (!file.has("calendar")) {
            return daily;
        }
        Optional<Text> name = file.text("calendar", "the name of a calendar in calendars.yaml");
        name.ifPresent(text -> names.calendars.use(text.value(), text));
        return name.map(text -> calendars.get(text.value())).orElse(daily);
    }

    private static Optional<Duration> target(Section file, Duration gap, Duration firstAfter) {
        if (!file.has("target")) {
            return Optional.empty();
        }
        Optional<Text> written = file.text("target", DURATION.expected());
        Optional<Duration> target = written.flatMap(text -> text.attempt(DURATION));
        Duration longest = gap.plus(firstAfter);
        if (written.isPresent() && target.isPresent() && target.get().compareTo(longest) < 0) {
            written.get()
                    .wrong("the calling hours make '" + written.get().value()
                            + "' impossible: a case may be opened when they end, "
                            + Formats.written(gap) + " before they begin again, and 'first-after' is "
                            + Formats.written(firstAfter) + " (expected: " + Formats.written(longest) + " or more)");
        }
        return target;
    }

    private Optional<Grade> grade(Text text) {
        Optional<Grade> grade = text.attempt(Written.GRADE);
        grade.ifPresent(known -> names.grades.use(text.value(), text));
        return grade;
    }
}
