package dev.hotline.config;

import static dev.hotline.config.source.Formats.DURATION;
import static dev.hotline.config.source.Formats.DURATION_OR_ZERO;
import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.TEXT;
import static dev.hotline.config.source.Formats.WHOLE_SECONDS;

import dev.hotline.config.source.Format;
import dev.hotline.config.source.Formats;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads who answers and who calls back: {@code agents.yaml} and {@code callback.yaml}. */
final class StaffReader {
    private static final Format<TimeRange> HOURS_OF_A_DAY = Format.of(
            "two times of one day such as 09:00-21:00",
            TimeRange.FORMAT.standIn(),
            text -> TimeRange.FORMAT.parse(text).filter(range -> !range.pastMidnight()));

    private final KnownNames names;
    private final Set<String> unclear = new HashSet<>();

    StaffReader(KnownNames names) {
        this.names = names;
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

    /** The ids of those of whom not all is known that decides what they may answer. */
    Set<String> unclear() {
        return Collections.unmodifiableSet(unclear);
    }

    private Agent agent(Section agent) {
        String id = agent.key().as(NAME);
        names.agents.define(id, agent.key());
        names.answering.defineAgain(id, agent.key());
        Optional<Text> phone = agent.text("phone", Written.PHONE.expected());
        phone.ifPresent(this::phone);
        Optional<Text> grade = agent.text("grade", Written.GRADE.expected());
        grade.ifPresent(text -> names.grades.defineAgain(text.value(), text));
        Optional<Grade> known = grade.flatMap(text -> text.attempt(Written.GRADE));
        Optional<Map<String, Integer>> skills = skills(agent);
        Set<Language> languages = languages(agent);
        if (known.isEmpty() || skills.isEmpty() || languages.isEmpty()) {
            unclear.add(id);
        }
        return new Agent(
                id,
                agent.get("name", TEXT),
                phone.map(text -> text.as(Written.PHONE)).orElse(""),
                known.orElse(Grade.JUNIOR),
                skills.orElse(Map.of()),
                languages,
                team(agent),
                names.calendar(agent).map(Text::value));
    }

    private void phone(Text phone) {
        names.phones.define(phone.value(), phone);
        if (Written.PHONE.parse(phone.value()).isPresent()
                && Written.DIGITS.parse(phone.value()).isEmpty()) {
            phone.doubtful("'" + phone.value() + "' cannot be dialled: no caller can be handed over to it (expected: "
                    + Written.DIGITS.expected() + ")");
        }
    }

    /** A list of names, or the level of each; empty when some cannot be read. */
    private Optional<Map<String, Integer>> skills(Section agent) {
        return agent.isGroup("skills") ? levels(agent.section("skills")) : bestAt(agent);
    }

    private Optional<Map<String, Integer>> levels(Section skills) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        List<Text> each = skills.names();
        for (Text skill : each) {
            names.skills.defineAgain(skill.value(), skill);
            Optional<Text> level = skills.text(skill.value(), Written.LEVEL.expected());
            skill.attempt(NAME)
                    .ifPresent(name -> level.flatMap(text -> text.attempt(Written.LEVEL))
                            .ifPresent(number -> levels.put(name, number)));
        }
        return levels.size() < each.size() ? Optional.empty() : Optional.of(Collections.unmodifiableMap(levels));
    }

    private Optional<Map<String, Integer>> bestAt(Section agent) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        List<Text> skills = agent.texts("skills", "names of skills, or [] for none");
        boolean whole = agent.has("skills") && (agent.hasEmptyList("skills") || !skills.isEmpty());
        for (Text skill : skills) {
            names.skills.defineAgain(skill.value(), skill);
            Optional<String> name = skill.attempt(NAME);
            whole &= name.isPresent();
            name.ifPresent(known -> levels.put(known, Agent.BEST_LEVEL));
        }
        return whole ? Optional.of(Collections.unmodifiableMap(levels)) : Optional.empty();
    }

    /** At least one: nobody could be put through to an agent without. Empty when one cannot be read. */
    private static Set<Language> languages(Section agent) {
        List<Optional<Language>> languages = agent.someTexts("languages", Written.LANGUAGE.expected()).stream()
                .map(text -> text.attempt(Written.LANGUAGE))
                .toList();
        return languages.stream().allMatch(Optional::isPresent)
                ? Written.set(languages.stream().flatMap(Optional::stream).toList())
                : Set.of();
    }

    private Optional<String> team(Section agent) {
        if (!agent.has("team")) {
            return Optional.empty();
        }
        Optional<Text> team = agent.text("team", NAME.expected());
        team.ifPresent(text -> names.teams.defineAgain(text.value(), text));
        return team.map(text -> text.as(NAME));
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
        return names.calendar(file, "calendar")
                .map(text -> calendars.get(text.value()))
                .orElse(daily);
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
