package dev.hotline.config;

import dev.hotline.config.source.CsvTable;
import dev.hotline.config.source.Problem;
import dev.hotline.config.source.Problems;
import dev.hotline.config.source.References;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.SourceFile;
import dev.hotline.config.source.SourceFolder;
import dev.hotline.config.source.Yaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the folder {@code config/}. Blocking; safe from any thread. */
public final class ConfigReader {
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
        return new Reading(folder, source, environment).read();
    }

    /** One reading of one folder. */
    private static final class Reading {
        private final SourceFolder source;
        private final References references;
        private final Problems problems = new Problems();
        private final KnownNames names = new KnownNames(problems);
        private final List<SourceFile> files = new ArrayList<>();

        private Reading(Path folder, SourceFolder source, Function<String, @Nullable String> environment) {
            this.source = source;
            this.references = new References(folder, environment);
        }

        private ConfigReading read() {
            readPromptNames();
            var calls = new CallReader(names);
            var staff = new StaffReader(names);
            var site = yaml("site.yaml", new SiteReader(references)::site);
            var lines = yaml("lines.yaml", calls::lines);
            var menu = yaml("menu.yaml", calls::menu);
            var survey = yaml("survey.yaml", calls::survey);
            var queues = yaml("queues.yaml", staff::queues);
            var agents = yaml("agents.yaml", staff::agents);
            var callback = yaml("callback.yaml", staff::callback);
            var customers = customers(site);
            return result(() -> new HotlineConfig(
                    Version.of(files),
                    site.orElseThrow(),
                    lines.orElseThrow(),
                    menu.orElseThrow(),
                    queues.orElseThrow(),
                    agents.orElseThrow(),
                    customers.orElseThrow(),
                    survey.orElseThrow(),
                    callback.orElseThrow()));
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

        private Optional<Customers> customers(Optional<Site> site) {
            var reader = new CustomerReader(names, site.map(Site::country).orElse(""), site.map(Site::language));
            return file("customers.csv")
                    .map(file -> CsvTable.read(file, CustomerReader.COLUMNS, problems))
                    .map(reader::customers);
        }

        private Optional<SourceFile> file(String name) {
            Optional<SourceFile> file = source.read(name, problems);
            file.ifPresent(files::add);
            return file;
        }

        private ConfigReading result(Supplier<HotlineConfig> whole) {
            List<Problem> all = problems.all();
            Optional<HotlineConfig> config = all.isEmpty() ? Optional.of(whole.get()) : Optional.empty();
            return new ConfigReading(config, List.copyOf(files), all);
        }
    }
}
