package dev.hotline.config;

import dev.hotline.config.source.Problem;
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
 * @param calendars by name; none when there is no such file
 * @param warnings what somebody should look at, by file, line and column
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
        CallbackRules callback,
        Map<String, Calendar> calendars,
        List<Problem> warnings) {

    /** The line that this dialled number reaches, or empty when it is not ours. */
    public Optional<Line> line(String dnis) {
        return lines.stream().filter(line -> line.dnis().contains(dnis)).findFirst();
    }
}
