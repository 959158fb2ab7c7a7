package dev.hotline.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole configuration, checked: every name that one part uses is defined in another.
 *
 * @param version a hash of the content of all files; the same files give the same version
 * @param lines in the order of the file
 * @param queues by name
 * @param agents by id, in the order of the file
 */
public record HotlineConfig(
        String version,
        Site site,
        List<Line> lines,
        Menu menu,
        Map<String, ServiceQueue> queues,
        Map<String, Agent> agents,
        Customers customers,
        Survey survey,
        CallbackRules callback) {

    /** The line that this dialled number reaches, or empty when it is not ours. */
    public Optional<Line> line(String dnis) {
        return lines.stream().filter(line -> line.dnis().contains(dnis)).findFirst();
    }

    /** The same with another site; the version stays that of the files. */
    public HotlineConfig with(Site other) {
        return new HotlineConfig(version, other, lines, menu, queues, agents, customers, survey, callback);
    }
}
