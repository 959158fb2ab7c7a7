package dev.hotline.config;

import static dev.hotline.config.source.Formats.DURATION;
import static dev.hotline.config.source.Formats.DURATION_OR_ZERO;
import static dev.hotline.config.source.Formats.FLAG;
import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.WHOLE_SECONDS;
import static dev.hotline.config.source.Formats.integer;

import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code queues.yaml}. */
final class QueueReader {
    private static final Ring ANYONE_SKILLED = skilled(Duration.ZERO, Optional.empty());

    /** Who answers where the file does not say. */
    private static final List<Ring> RINGS = List.of(ANYONE_SKILLED);

    private static final List<Ring> VIP_RINGS =
            List.of(skilled(Duration.ZERO, Optional.of(Grade.TOP)), skilled(Duration.ofSeconds(30), Optional.empty()));

    private static final ServiceLevel TARGET = new ServiceLevel(80, Duration.ofSeconds(20));

    private static final int MOST_WAITING = 100_000;
    private static final int MOST_RESERVED = 1_000;

    private final KnownNames names;

    QueueReader(KnownNames names) {
        this.names = names;
    }

    /** By name. */
    Map<String, QueueDraft> queues(Section file) {
        Section defaults = file.optionalSection("defaults");
        var queues = new LinkedHashMap<String, QueueDraft>();
        file.section("queues").named().forEach(section -> {
            Optional<String> number = number(section);
            QueueDraft queue = queue(section.withDefaults(defaults), number);
            queues.put(queue.queue().name(), queue);
        });
        if (queues.isEmpty() && file.has("queues")) {
            file.wrong("there is no queue: expected at least one below 'queues'");
        }
        return Collections.unmodifiableMap(queues);
    }

    /** What is dialled for this queue and for no other, so that the defaults cannot say it. */
    private Optional<String> number(Section queue) {
        if (!queue.has("number")) {
            return Optional.empty();
        }
        Optional<Text> number = queue.text("number", Written.DIGITS.expected());
        number.ifPresent(text -> names.phones.define(text.value(), text));
        return number.map(text -> text.as(Written.DIGITS));
    }

    private QueueDraft queue(Section queue, Optional<String> number) {
        String name = queue.key().as(NAME);
        names.queues.define(name, queue.key());
        QueueDraft.Rings rings = rings(queue, "rings");
        QueueDraft.Rings vipRings = rings(queue, "vip-rings");
        List<Ring> standard = rings.all().orElse(RINGS);
        List<Ring> vip = vipRings.all().orElse(VIP_RINGS);
        Optional<Text> hours = names.calendar(queue);
        return new QueueDraft(
                new ServiceQueue(
                        name,
                        skill(queue, asksForSkill(standard) || asksForSkill(vip)),
                        standard,
                        vip,
                        queue.get("head-start", DURATION_OR_ZERO, Duration.ofMinutes(5)),
                        queue.get("vip-reserve", integer(0, MOST_RESERVED), 0),
                        queue.get("dedicated-wait", DURATION_OR_ZERO, Duration.ofSeconds(15)),
                        queue.get("last-agent-wait", DURATION_OR_ZERO, Duration.ZERO),
                        queue.get("ring-time", WHOLE_SECONDS),
                        queue.get("announce-every", DURATION),
                        queue.get("offer-callback-after", DURATION),
                        queue.get("set-aside", DURATION_OR_ZERO),
                        queue.get("wrap-up", DURATION_OR_ZERO),
                        queue.get("music", NAME),
                        queue.get("service-level", Written.SERVICE_LEVEL, TARGET),
                        queue.has("size")
                                ? OptionalInt.of(queue.get("size", integer(1, MOST_WAITING)))
                                : OptionalInt.empty(),
                        queue.get("talk-time", DURATION, Duration.ofMinutes(4)),
                        number,
                        hours.map(Text::value),
                        queue.get("return-within", DURATION_OR_ZERO, Duration.ofMinutes(10)),
                        queue.get("brief", FLAG, true)),
                rings,
                vipRings,
                hours,
                queue.has("vip-reserve") ? queue.text("vip-reserve", "a number") : Optional.empty());
    }

    private QueueDraft.Rings rings(Section queue, String key) {
        boolean written = queue.has(key);
        List<Ring> unwritten = key.equals("rings") ? RINGS : VIP_RINGS;
        return new QueueDraft.Rings(
                queue.key(key), written, written ? new RingReader(names).rings(queue, key) : Optional.of(unwritten));
    }

    /** An agent must have it, unless no ring asks for it. */
    private String skill(Section queue, boolean asked) {
        Text skill = queue.has("skill") ? queue.text("skill", NAME.expected()).orElse(queue.key()) : queue.key();
        names.skills.use(skill.value(), skill, () -> asked);
        return skill.as(NAME);
    }

    private static boolean asksForSkill(List<Ring> rings) {
        return rings.stream().anyMatch(ring -> ring.who() instanceof Ring.Who.Skilled);
    }

    private static Ring skilled(Duration after, Optional<Grade> grade) {
        return new Ring(after, new Ring.Who.Skilled(1, grade));
    }
}
