package dev.hotline.config;

import dev.hotline.config.source.Problem;
import dev.hotline.config.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * What came of one reading of a configuration.
 *
 * @param config empty when there is an error among the problems
 * @param files every file that could be read as text, in the order of reading; of a whole configuration these are all that it was made from
 * @param problems errors and warnings, by file, line and column
 */
public record ConfigReading(Optional<HotlineConfig> config, List<SourceFile> files, List<Problem> problems) {

    /** @throws ConfigException with all problems */
    public HotlineConfig orThrow() throws ConfigException {
        return config.orElseThrow(() -> new ConfigException(problems));
    }
}
