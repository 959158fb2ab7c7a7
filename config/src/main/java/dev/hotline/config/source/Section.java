package dev.hotline.config.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Keys with values in a YAML file. Each key that is right is asked for; when all is read, those that nobody asked for are problems. What
 * is missing or wrong is noted and replaced by a stand-in.
 */
public final class Section {
    private final String name;
    private final Position at;
    private final Problems problems;
    private final boolean present;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Position> keys = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private @Nullable Section defaults;

    private Section(String name, Position at, Problems problems, boolean present) {
        this.name = name;
        this.at = at;
        this.problems = problems;
        this.present = present;
    }

    static Section of(String name, MappingNode node, Position at, Problems problems) {
        var section = new Section(name, at, problems, true);
        node.getValue().forEach(section::put);
        problems.whenAllIsRead(section::reportUnknownKeys);
        return section;
    }

    /** Keys that are not here are taken from there. */
    public Section withDefaults(Section defaults) {
        this.defaults = defaults;
        return this;
    }

    /** Any other key than those asked for is right as well. */
    public void ignoreUnknownKeys() {
        asked.addAll(keys.keySet());
    }

    /** All keys that are here, in the order of the file, without asking for any. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(keys.keySet());
    }

    /** Whether this is what the file says, and no stand-in for what it does not. */
    public boolean isPresent() {
        return present;
    }

    /** The keys below this key, in the order of the file, without asking for any; none when it is not here. */
    public Set<String> keysBelow(String key) {
        return values.get(key) instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .map(NodeTuple::getKeyNode)
                        .filter(ScalarNode.class::isInstance)
                        .map(each -> ((ScalarNode) each).getValue())
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                : Set.of();
    }

    /** The plain value of a key, without asking for it; empty when it is not here. */
    public Optional<String> plain(String key) {
        return values.get(key) instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** Whether the key is here or in the defaults. */
    public boolean has(String key) {
        return find(key) != null;
    }

    /** Whether the key is here with nothing after it. */
    public boolean isEmpty(String key) {
        return find(key) instanceof ScalarNode scalar && isNull(scalar);
    }

    /** Whether the key is here with keys below it, or with none in braces. */
    public boolean isGroup(String key) {
        return find(key) instanceof MappingNode;
    }

    /** Whether the key is here with a list of nothing. */
    public boolean hasEmptyList(String key) {
        return find(key) instanceof SequenceNode list && list.getValue().isEmpty();
    }

    /** The value of a key that must be there. */
    public <T> T get(String key, Format<T> format) {
        return text(key, format.expected()).map(text -> text.as(format)).orElse(format.standIn());
    }

    /** The value of a key, or {@code absent} when it is not there. */
    public <T> T get(String key, Format<T> format, T absent) {
        return has(key) ? get(key, format) : absent;
    }

    /** The plain value of a key that must be there, or empty, with the reason noted. */
    public Optional<Text> text(String key, String expected) {
        return node(key, expected).flatMap(node -> scalar(key, node, expected));
    }

    /** The values of a list; a single value is a list of one. */
    public List<Text> texts(String key, String expected) {
        return node(key, "a list of " + expected)
                .map(node -> scalars(key, node, expected))
                .orElse(List.of());
    }

    /** The same for a list that must not be empty. */
    public List<Text> someTexts(String key, String expected) {
        if (find(key) instanceof SequenceNode list && list.getValue().isEmpty()) {
            report(list, key + " is an empty list: expected " + expected);
        }
        return texts(key, expected);
    }

    /** The values of a list in this format. */
    public <T> List<T> list(String key, Format<T> format) {
        return texts(key, format.expected()).stream()
                .map(text -> text.as(format))
                .toList();
    }

    /** The keys and values below a key that must be there; those of the defaults are called after them, so that a mistake there is told once. */
    public Section section(String key) {
        if (inherits(key)) {
            return Objects.requireNonNull(defaults).section(key);
        }
        return node(key, "keys with values")
                .map(node -> mapping(key, node, place(key)))
                .orElseGet(() -> standIn(key));
    }

    /** The same, with nothing in it when the key is not there. */
    public Section optionalSection(String key) {
        return has(key) ? section(key) : standIn(key);
    }

    private boolean inherits(String key) {
        return defaults != null && !values.containsKey(key) && has(key);
    }

    /** The sections of a list; those of the defaults are called after them, so that a mistake there is told once. */
    public List<Section> sections(String key) {
        if (inherits(key)) {
            return Objects.requireNonNull(defaults).sections(key);
        }
        Node node = node(key, "a list").orElse(null);
        if (!(node instanceof SequenceNode list)) {
            if (node != null) {
                report(node, key + " is not a list: expected lines that begin with '- '");
            }
            return List.of();
        }
        return list.getValue().stream()
                .map(each -> mapping(key, each, Yaml.position(at.file(), each)))
                .toList();
    }

    /** The sections of all keys here, which are then names and no longer unknown. */
    public List<Section> named() {
        asked.addAll(keys.keySet());
        var result = new ArrayList<Section>();
        values.forEach((key, node) -> result.add(mapping(key, node, place(key))));
        return result;
    }

    /** All keys here, which are then names and no longer unknown. */
    public List<Text> names() {
        asked.addAll(keys.keySet());
        return keys.entrySet().stream()
                .map(key -> new Text(path(key.getKey()), key.getKey(), key.getValue(), problems))
                .toList();
    }

    /** The plain values of all keys here, which are then names and no longer unknown. */
    public Map<String, Text> namedTexts() {
        var result = new LinkedHashMap<String, Text>();
        keys.keySet().forEach(key -> text(key, "a text").ifPresent(text -> result.put(key, text)));
        return result;
    }

    /** The key that this section stands below, with its place. */
    public Text key() {
        return new Text(name, name.substring(name.lastIndexOf('.') + 1), at, problems);
    }

    /** A key that is here, with its place. */
    public Text key(String key) {
        return new Text(path(key), key, place(key), problems);
    }

    /** Notes a problem with the section as a whole. */
    public void wrong(String message) {
        problems.add(at, label() + message);
    }

    private void put(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            report(tuple.getKeyNode(), "a list or mapping cannot be a key: expected a name");
            return;
        }
        Position first = keys.putIfAbsent(key.getValue(), Yaml.position(at.file(), key));
        if (first == null) {
            values.put(key.getValue(), tuple.getValueNode());
        } else {
            report(key, label() + "the key '" + key.getValue() + "' is already used at line " + first.line());
        }
    }

    private Optional<Node> node(String key, String expected) {
        Node node = find(key);
        if (node == null && present) {
            wrong("'" + key + "' is missing: expected " + expected);
        }
        return Optional.ofNullable(node);
    }

    private @Nullable Node find(String key) {
        asked.add(key);
        Node inherited = defaults == null ? null : defaults.find(key);
        Node own = values.get(key);
        return own == null ? inherited : own;
    }

    private Optional<Text> scalar(String key, Node node, String expected) {
        if (node instanceof ScalarNode scalar && !isNull(scalar)) {
            Position place = Yaml.position(at.file(), node);
            return Optional.of(new Text(key, scalar.getValue(), place, Yaml.firstColumn(scalar), problems));
        }
        report(node, key + " is " + kind(node) + ": expected " + expected);
        return Optional.empty();
    }

    private List<Text> scalars(String key, Node node, String expected) {
        List<Node> nodes = node instanceof SequenceNode list ? list.getValue() : List.of(node);
        var result = new ArrayList<Text>();
        nodes.forEach(each -> scalar(key, each, expected).ifPresent(result::add));
        return result;
    }

    private Section mapping(String key, Node node, Position start) {
        if (node instanceof MappingNode mapping) {
            return of(path(key), mapping, start, problems);
        }
        if (node instanceof ScalarNode scalar && isNull(scalar)) {
            return new Section(path(key), start, problems, true);
        }
        report(node, path(key) + " is " + kind(node) + ": expected keys with values");
        return new Section(path(key), start, problems, false);
    }

    private Section standIn(String key) {
        return new Section(path(key), at, problems, false);
    }

    private void reportUnknownKeys() {
        keys.forEach((key, place) -> {
            if (!asked.contains(key)) {
                problems.add(place, label() + "there is no key '" + key + "'" + Suggestion.of(key, asked));
            }
        });
    }

    private void report(Node node, String message) {
        problems.add(Yaml.position(at.file(), node), message);
    }

    private Position place(String key) {
        return keys.getOrDefault(key, at);
    }

    private String path(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    private String label() {
        return name.isEmpty() ? "" : name + ": ";
    }

    private static boolean isNull(ScalarNode node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String kind(Node node) {
        return switch (node) {
            case SequenceNode list -> "a list";
            case MappingNode mapping -> "a group of keys";
            case ScalarNode scalar -> isNull(scalar) ? "empty" : "a single value";
            default -> "of an unknown kind";
        };
    }
}
