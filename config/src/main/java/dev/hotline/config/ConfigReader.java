package dev.hotline.config;

import static dev.hotline.config.source.Formats.NAME;

import dev.hotline.config.flow.ExpressionReader;
import dev.hotline.config.flow.Flow;
import dev.hotline.config.source.Names;
import dev.hotline.config.source.Position;
import dev.hotline.config.source.Problem;
import dev.hotline.config.source.Problems;
import dev.hotline.config.source.References;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.SourceFile;
import dev.hotline.config.source.SourceFolder;
import dev.hotline.config.source.Yaml;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the folder {@code config/}. Blocking; safe from any thread. */
public final class ConfigReader {
    private static final String YAML = ".yaml";
    private static final String MANIFEST = "prompts/manifest.yaml";
    private static final String CALENDARS = "calendars.yaml";

    private final Function<String, @Nullable String> environment;
    private final InstantSource clock;

    /** @param environment the value of an environment variable, or null when it is not set; {@code System::getenv} outside tests */
    public ConfigReader(Function<String, @Nullable String> environment) {
        this(environment, InstantSource.system());
    }

    /** @param clock tells which dates are past */
    public ConfigReader(Function<String, @Nullable String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * The configuration in this folder, with the warnings about it. A prompt must be in {@code prompts/manifest.yaml} when that file is
     * there.
     *
     * @throws ConfigException with all problems of all files when one of them is an error
     */
    public HotlineConfig read(Path folder) throws ConfigException {
        return reading(folder).orThrow();
    }

    /** What comes of reading this folder: the files that it was read from too. */
    public ConfigReading reading(Path folder) {
        return reading(folder, SourceFolder.at(folder));
    }

    /** What would come of reading this folder with these files in place of its own. */
    public ConfigReading reading(Path folder, List<SourceFile> files) {
        return reading(folder, SourceFolder.of(files));
    }

    private ConfigReading reading(Path folder, SourceFolder source) {
        return new Reading(folder, source, environment, clock).read();
    }

    /** One reading of one folder. */
    private static final class Reading {
        private final SourceFolder source;
        private final References references;
        private final InstantSource clock;
        private final Problems problems = new Problems();
        private final KnownNames names = new KnownNames(problems);
        private final List<SourceFile> files = new ArrayList<>();

        private Reading(
                Path folder, SourceFolder source, Function<String, @Nullable String> environment, InstantSource clock) {
            this.source = source;
            this.references = new References(folder, environment);
            this.clock = clock;
        }

        private ConfigReading read() {
            readPromptNames();
            var calls = new CallReader(names);
            var staff = new StaffReader(names);
            var site = yaml("site.yaml", new SiteReader(references, names)::site);
            var calendars = calendars(site.map(Site::timeZone).orElse(ZoneOffset.UTC));
            var lines = yaml("lines.yaml", calls::lines);
            var surveys = folder("surveys", names.surveys, calls::survey);
            var flows = flows();
            var queues = yaml("queues.yaml", new QueueReader(names)::queues);
            var agents = yaml("agents.yaml", staff::agents);
            var callback = yaml("callback.yaml", file -> staff.callback(file, calendars));
            var customers = customers(site, agents.orElse(Map.of()));
            var stories = folder(
                    "stories", names.of("file of stories"), (name, file) -> new StoryReader(names).stories(file));
            var checks = new FlowChecks(flows, lines.orElse(List.of()), names, problems);
            checks.run();
            new RoutingChecks(
                            queues.orElse(Map.of()).values(),
                            agents.orElse(Map.of()).values(),
                            staff.unclear())
                    .run(lines.orElse(List.of()), checks::queues, calendars);
            return result(warnings -> new HotlineConfig(
                    Version.of(files),
                    site.orElseThrow(),
                    lines.orElseThrow(),
                    byName(flows),
                    queues(queues.orElseThrow()),
                    agents.orElseThrow(),
                    customers.orElseThrow(),
                    surveys,
                    callback.orElseThrow(),
                    calendars,
                    stories.values().stream().flatMap(List::stream).toList(),
                    warnings));
        }

        /** Variables are known in all flows, whichever sets them. */
        private List<FlowDraft> flows() {
            Map<String, FlowReader> readers =
                    folder("flows", names.flows, (name, file) -> new FlowReader(names, name, file));
            if (names.flows.defined().isEmpty()) {
                problems.add(Position.top("flows"), "there is no flow: expected files such as flows/main.yaml");
                names.flows.incomplete();
            }
            Set<String> variables = readers.values().stream()
                    .flatMap(reader -> reader.variables().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            boolean all = names.flows.defined().equals(readers.keySet());
            var expressions = new ExpressionReader(variables, all);
            return new SubFlows(readers.values().stream()
                            .map(reader -> reader.flow(expressions))
                            .toList())
                    .connected();
        }

        private static Map<String, ServiceQueue> queues(Map<String, QueueDraft> drafts) {
            Map<String, ServiceQueue> queues = new LinkedHashMap<>();
            drafts.forEach((name, draft) -> queues.put(name, draft.queue()));
            return Collections.unmodifiableMap(queues);
        }

        private static Map<String, Flow> byName(List<FlowDraft> drafts) {
            Map<String, Flow> flows = new LinkedHashMap<>();
            drafts.forEach(draft -> flows.put(draft.name(), draft.flow()));
            return Collections.unmodifiableMap(flows);
        }

        /** The files of a folder, which may be missing, by their names without the ending. */
        private <T> Map<String, T> folder(String name, Names known, BiFunction<String, Section, T> reader) {
            Map<String, T> result = new LinkedHashMap<>();
            for (String file : yamlFiles(name)) {
                String id = file.substring(name.length() + 1, file.length() - YAML.length());
                if (NAME.parse(id).isEmpty()) {
                    problems.add(Position.top(file), "the file's name is not " + NAME.expected() + ", and " + YAML);
                }
                known.define(id, Position.top(file));
                yaml(file, section -> reader.apply(id, section)).ifPresent(read -> result.put(id, read));
            }
            return Collections.unmodifiableMap(result);
        }

        private List<String> yamlFiles(String name) {
            source.names(name, ".yml")
                    .forEach(
                            file -> problems.add(Position.top(file), "the file's name ends in .yml: expected " + YAML));
            return source.names(name, YAML);
        }

        private void readPromptNames() {
            if (source.has(MANIFEST)) {
                yaml(MANIFEST, names::readPrompts);
            } else {
                names.incomplete(MANIFEST);
            }
        }

        private <T> Optional<T> yaml(String name, Function<Section, T> reader) {
            Optional<Section> section = file(name).flatMap(file -> Yaml.read(file, problems));
            if (section.isEmpty()) {
                names.incomplete(name);
            }
            return section.map(reader);
        }

        private Map<String, Calendar> calendars(ZoneId zone) {
            if (!source.has(CALENDARS)) {
                return Map.of();
            }
            LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
            return yaml(CALENDARS, new CalendarReader(names, today)::calendars).orElse(Map.of());
        }

        private Optional<Customers> customers(Optional<Site> site, Map<String, Agent> agents) {
            var reader =
                    new CustomerReader(names, site.map(Site::country).orElse(""), site.map(Site::language), agents);
            return file("customers.csv").map(file -> reader.customers(file, problems));
        }

        private Optional<SourceFile> file(String name) {
            Optional<SourceFile> file = source.read(name, problems);
            file.ifPresent(files::add);
            return file;
        }

        private ConfigReading result(Function<List<Problem>, HotlineConfig> whole) {
            List<Problem> all = problems.all();
            Optional<HotlineConfig> config =
                    all.stream().anyMatch(Problem::isError) ? Optional.empty() : Optional.of(whole.apply(all));
            return new ConfigReading(config, List.copyOf(files), all);
        }
    }
}
