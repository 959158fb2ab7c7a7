package dev.hotline.config;

import static dev.hotline.config.source.Formats.NAME;

import dev.hotline.config.flow.ExpressionReader;
import dev.hotline.config.flow.Flow;
import dev.hotline.config.source.CsvTable;
import dev.hotline.config.source.Names;
import dev.hotline.config.source.Position;
import dev.hotline.config.source.Problem;
import dev.hotline.config.source.Problems;
import dev.hotline.config.source.References;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.SourceFile;
import dev.hotline.config.source.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the folder {@code config/}. Blocking; safe from any thread. */
public final class ConfigReader {
    private static final String YAML = ".yaml";
    private static final String MANIFEST = "prompts/manifest.yaml";

    private final Function<String, @Nullable String> environment;

    /** @param environment the value of an environment variable, or null when it is not set; {@code System::getenv} outside tests */
    public ConfigReader(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * The configuration in this folder. A prompt must be in {@code prompts/manifest.yaml} when that file is there.
     *
     * @throws ConfigException with all problems of all files
     */
    public HotlineConfig read(Path folder) throws ConfigException {
        return new Reading(folder, environment).read();
    }

    /** One reading of one folder. */
    private static final class Reading {
        private final Path folder;
        private final References references;
        private final Problems problems = new Problems();
        private final KnownNames names = new KnownNames(problems);
        private final List<SourceFile> files = new ArrayList<>();

        private Reading(Path folder, Function<String, @Nullable String> environment) {
            this.folder = folder;
            this.references = new References(folder, environment);
        }

        private HotlineConfig read() throws ConfigException {
            readPromptNames();
            var calls = new CallReader(names);
            var staff = new StaffReader(names);
            var site = yaml("site.yaml", new SiteReader(references, names)::site);
            var lines = yaml("lines.yaml", calls::lines);
            var surveys = folder("surveys", names.surveys, calls::survey);
            var flows = flows();
            var queues = yaml("queues.yaml", staff::queues);
            var agents = yaml("agents.yaml", staff::agents);
            var callback = yaml("callback.yaml", staff::callback);
            var customers = customers(site);
            new FlowChecks(flows, lines.orElse(List.of()), names, problems).run();
            refuseAnyProblem();
            return new HotlineConfig(
                    Version.of(files),
                    site.orElseThrow(),
                    lines.orElseThrow(),
                    byName(flows),
                    queues.orElseThrow(),
                    agents.orElseThrow(),
                    customers.orElseThrow(),
                    surveys,
                    callback.orElseThrow());
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
            try (Stream<Path> files = Files.list(folder.resolve(name))) {
                List<String> all = files.map(file -> name + "/" + file.getFileName())
                        .sorted()
                        .toList();
                all.stream()
                        .filter(file -> file.endsWith(".yml"))
                        .forEach(file ->
                                problems.add(Position.top(file), "the file's name ends in .yml: expected " + YAML));
                return all.stream().filter(file -> file.endsWith(YAML)).toList();
            } catch (NoSuchFileException none) {
                return List.of();
            } catch (IOException | UncheckedIOException e) {
                problems.add(Position.top(name), "the folder cannot be read: " + e.getMessage());
                return List.of();
            }
        }

        private void readPromptNames() {
            if (Files.exists(folder.resolve(MANIFEST))) {
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

        private Optional<Customers> customers(Optional<Site> site) {
            var reader = new CustomerReader(names, site.map(Site::country).orElse(""), site.map(Site::language));
            return file("customers.csv")
                    .map(file -> CsvTable.read(file, CustomerReader.COLUMNS, problems))
                    .map(reader::customers);
        }

        private Optional<SourceFile> file(String name) {
            Optional<SourceFile> file = SourceFile.read(folder, name, problems);
            file.ifPresent(files::add);
            return file;
        }

        private void refuseAnyProblem() throws ConfigException {
            List<Problem> all = problems.all();
            if (!all.isEmpty()) {
                throw new ConfigException(all);
            }
        }
    }
}
