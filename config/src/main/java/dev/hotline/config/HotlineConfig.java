package dev.hotline.config;

import dev.hotline.config.flow.Flow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The whole configuration, checked: every name that one part uses is defined in another.
 *
 * @param version a hash of the content of all files; the same files give the same version
 * @param lines in the order of the file
 * @param flows by name
 * @param queues by name
 * @param agents by id, in the order of the file
 * @param surveys by name
 */
public record HotlineConfig(
        String version,
        Site site,
        List<Line> lines,
        Map<String, Flow> flows,
        Map<String, ServiceQueue> queues,
        Map<String, Agent> agents,
        Customers customers,
        Map<String, Survey> surveys,
        CallbackRules callback) {

    /** The flow of this name, which some part of this configuration gave. */
    public Flow flow(String name) {
        return Objects.requireNonNull(flows.get(name), () -> "flow " + name + " (checked when it was read)");
    }

    /** The line that this dialled number reaches, or empty when it is not ours. */
    public Optional<Line> line(String dnis) {
        return lines.stream().filter(line -> line.dnis().contains(dnis)).findFirst();
    }
}
