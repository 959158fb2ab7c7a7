package dev.hotline.config;

import static dev.hotline.config.source.Formats.DURATION;
import static dev.hotline.config.source.Formats.DURATION_OR_ZERO;
import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.TEXT;
import static dev.hotline.config.source.Formats.TIME_OF_DAY;

import dev.hotline.config.source.Format;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads who answers and when: {@code queues.yaml}, {@code agents.yaml} and {@code callback.yaml}. */
final class StaffReader {
    private static final Format<Hours> HOURS = Format.of(
            "two times of one day such as 09:00-21:00", new Hours(LocalTime.MIN, LocalTime.MAX), Hours::parse);

    private final KnownNames names;

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
                queue.get("ring-time", DURATION),
                queue.get("announce-every", DURATION),
                queue.get("widen-after", DURATION_OR_ZERO),
                queue.get("offer-callback-after", DURATION),
                queue.get("set-aside", DURATION_OR_ZERO),
                queue.get("wrap-up", DURATION_OR_ZERO),
                queue.get("music", NAME));
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
                Written.set(agent.list("languages", Written.LANGUAGE)));
    }

    private Set<String> skills(Section agent) {
        List<Text> skills = agent.texts("skills", "names of skills, or [] for none");
        skills.forEach(text -> names.skills.defineAgain(text.value(), text));
        return Written.set(skills.stream().map(text -> text.as(NAME)).toList());
    }

    CallbackRules callback(Section file) {
        List<Text> grades = file.texts("grades", Written.GRADE.expected());
        Hours hours = file.get("hours", HOURS);
        return new CallbackRules(
                Written.set(grades.stream()
                        .map(this::grade)
                        .flatMap(Optional::stream)
                        .toList()),
                file.get("first-after", DURATION_OR_ZERO),
                file.get("ring-agent", DURATION),
                file.get("ring-customer", DURATION),
                file.get("accept-wait", DURATION),
                file.get("agents-again-after", DURATION),
                file.list("retry-busy", DURATION),
                file.list("retry-no-answer", DURATION),
                file.get("call-again", DURATION),
                hours.from(),
                hours.until(),
                file.get("caller-id", Written.DIALLED));
    }

    private Optional<Grade> grade(Text text) {
        Optional<Grade> grade = text.attempt(Written.GRADE);
        grade.ifPresent(known -> names.grades.use(text.value(), text));
        return grade;
    }

    private record Hours(LocalTime from, LocalTime until) {
        private static Optional<Hours> parse(String text) {
            String[] times = text.split("-", -1);
            if (times.length != 2) {
                return Optional.empty();
            }
            Optional<LocalTime> until = until(times[1]);
            return TIME_OF_DAY
                    .parse(times[0])
                    .flatMap(from -> until.filter(end -> from.isBefore(end) || end.equals(LocalTime.MIDNIGHT))
                            .map(end -> new Hours(from, end)));
        }

        private static Optional<LocalTime> until(String text) {
            return text.equals("24:00")
                    ? Optional.of(LocalTime.MIDNIGHT)
                    : TIME_OF_DAY.parse(text).filter(time -> !time.equals(LocalTime.MIDNIGHT));
        }
    }
}
