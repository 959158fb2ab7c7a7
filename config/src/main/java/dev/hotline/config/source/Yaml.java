package dev.hotline.config.source;

import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A YAML file as a {@link Section}. Nothing is constructed from tags; depth and aliases are limited. */
public final class Yaml {
    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 50;

    private final SourceFile file;
    private final Problems problems;

    private Yaml(SourceFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The file's content, which must be a mapping; empty when it is not, with the reason noted. */
    public static Optional<Section> read(SourceFile file, Problems problems) {
        return new Yaml(file, problems).read();
    }

    private Optional<Section> read() {
        try {
            return isModest() ? compose() : Optional.empty();
        } catch (MarkedYamlEngineException e) {
            problems.add(
                    e.getProblemMark().or(e::getContextMark).map(this::position).orElse(Position.top(file.name())),
                    explain(e));
        } catch (YamlEngineException e) {
            problems.add(Position.top(file.name()), "this is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<Section> compose() {
        Node root = new Compose(settings()).composeString(file.content()).orElse(null);
        if (root == null) {
            problems.add(Position.top(file.name()), "the file is empty: expected keys with values");
            return Optional.empty();
        }
        if (!(root instanceof MappingNode mapping)) {
            problems.add(position(root), "expected keys with values, such as 'name: value'");
            return Optional.empty();
        }
        return Optional.of(Section.of("", mapping, Position.top(file.name()), problems));
    }

    /** Looks at the events alone, which needs no recursion however deep the file is. */
    private boolean isModest() {
        int depth = 0;
        int aliases = 0;
        for (Event event : new Parse(settings()).parseString(file.content())) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            aliases += event instanceof AliasEvent ? 1 : 0;
            if (depth > DEEPEST || aliases > MOST_ALIASES) {
                problems.add(
                        event.getStartMark().map(this::position).orElse(Position.top(file.name())),
                        depth > DEEPEST
                                ? "more than " + DEEPEST + " levels deep"
                                : "more than " + MOST_ALIASES + " aliases");
                return false;
            }
        }
        return true;
    }

    private LoadSettings settings() {
        return LoadSettings.builder()
                .setLabel(file.name())
                .setMaxAliasesForCollections(MOST_ALIASES)
                .build();
    }

    private static String explain(MarkedYamlEngineException e) {
        String what = String.valueOf(e.getProblem());
        if (what.contains("\\t") || what.contains("TAB")) {
            return "here is a tab: expected spaces to indent with";
        }
        if (what.contains("mapping values are not allowed")) {
            return "this is not YAML: a ':' is not allowed here (quote a text that has ': ' in it; check the indent)";
        }
        if (what.contains("could not find expected ':'")) {
            return "this is not YAML: the key before this has no ':' after it (a key that is * needs quotes)";
        }
        return "this is not YAML: " + context(e) + what.strip().replaceAll("\\s+", " ");
    }

    private static String context(MarkedYamlEngineException e) {
        String since = e.getContextMark()
                .map(mark -> " since line " + (mark.getLine() + 1))
                .orElse("");
        return e.getContext() == null ? "" : e.getContext() + since + ", ";
    }

    private Position position(Node node) {
        return position(file.name(), node);
    }

    private Position position(Mark mark) {
        return new Position(file.name(), mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The column where the text begins, after its quote if it has one; empty when it is not on one line as it is. */
    static OptionalInt firstColumn(ScalarNode node) {
        Optional<Mark> start = node.getStartMark();
        Optional<Mark> end = node.getEndMark();
        if (start.isEmpty()
                || end.isEmpty()
                || start.get().getLine() != end.get().getLine()) {
            return OptionalInt.empty();
        }
        int quotes = node.isPlain() ? 0 : 1;
        int width = end.get().getColumn() - start.get().getColumn();
        return width == node.getValue().length() + 2 * quotes
                ? OptionalInt.of(start.get().getColumn() + 1 + quotes)
                : OptionalInt.empty();
    }

    static Position position(String file, Node node) {
        return node.getStartMark()
                .map(mark -> new Position(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Position.top(file));
    }
}
