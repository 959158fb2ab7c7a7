package dev.hotline.config;

import static dev.hotline.config.source.Formats.DURATION_OR_ZERO;
import static dev.hotline.config.source.Formats.NAME;

import dev.hotline.config.source.Format;
import dev.hotline.config.source.Formats;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the rings of a queue, each with those before it. */
final class RingReader {
    private static final Format<Boolean> TRUE =
            Format.of("true", true, text -> Optional.of(true).filter(value -> text.equals("true")));

    private static final String WHO = "'level' or 'grade' or both, or 'team', or 'anyone'";

    private final KnownNames names;
    private final List<Ring> rings = new ArrayList<>();

    RingReader(KnownNames names) {
        this.names = names;
    }

    /** The rings below this key of a queue; empty, with the reason noted, when some cannot be read. */
    Optional<List<Ring>> rings(Section queue, String key) {
        List<Section> sections = queue.sections(key);
        if (queue.hasEmptyList(key)) {
            queue.key(key).wrong("is an empty list: expected at least one ring, such as {level: 1}");
        }
        sections.forEach(ring -> ring(ring).ifPresent(rings::add));
        return rings.isEmpty() || rings.size() < sections.size() ? Optional.empty() : Optional.of(List.copyOf(rings));
    }

    private Optional<Ring> ring(Section ring) {
        Optional<Duration> after =
                ring.has("after") ? read(ring, "after", DURATION_OR_ZERO) : Optional.of(Duration.ZERO);
        Optional<Ring.Who> who = who(ring);
        after.ifPresent(wait -> checkWait(ring.key("after"), wait));
        who.ifPresent(some -> checkAddsSomebody(ring, some));
        return after.flatMap(wait -> who.map(some -> new Ring(wait, some)));
    }

    private Optional<Ring.Who> who(Section ring) {
        boolean skilled = ring.has("level") || ring.has("grade");
        boolean team = ring.has("team");
        boolean anyone = ring.has("anyone");
        if (Stream.of(skilled, team, anyone).filter(said -> said).count() != 1) {
            if (ring.isPresent()) {
                ring.wrong("expected just one of " + WHO);
            }
            return Optional.empty();
        }
        if (skilled) {
            return skilled(ring);
        }
        return team ? team(ring) : read(ring, "anyone", TRUE).map(yes -> new Ring.Who.Anyone());
    }

    private static Optional<Ring.Who> skilled(Section ring) {
        Optional<Integer> level = ring.has("level") ? read(ring, "level", Written.LEVEL) : Optional.of(1);
        if (!ring.has("grade")) {
            return level.map(least -> new Ring.Who.Skilled(least, Optional.empty()));
        }
        Optional<Grade> grade = read(ring, "grade", Written.GRADE);
        return level.flatMap(least -> grade.map(only -> new Ring.Who.Skilled(least, Optional.of(only))));
    }

    private Optional<Ring.Who> team(Section ring) {
        Optional<Text> team = ring.text("team", NAME.expected());
        team.ifPresent(name -> names.teams.use(name.value(), name));
        return team.map(name -> new Ring.Who.Team(name.value()));
    }

    private void checkWait(Text place, Duration wait) {
        Duration last = rings.isEmpty() ? Duration.ZERO : rings.getLast().after();
        if (rings.isEmpty() && !wait.isZero()) {
            place.wrong("callers would wait for nobody before the first ring: expected 0s, or no 'after'");
        } else if (wait.compareTo(last) < 0) {
            place.wrong("this ring is earlier than the one above it: expected " + Formats.written(last) + " or more");
        }
    }

    private void checkAddsSomebody(Section ring, Ring.Who who) {
        if (rings.stream().anyMatch(before -> before.who().covers(who))) {
            ring.wrong("this ring adds nobody: all of it are in a ring above it");
        }
    }

    private static <T> Optional<T> read(Section ring, String key, Format<T> format) {
        return ring.text(key, format.expected()).flatMap(text -> text.attempt(format));
    }
}
