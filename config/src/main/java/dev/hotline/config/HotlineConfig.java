package dev.hotline.config;

import dev.hotline.config.flow.Flow;
import dev.hotline.config.source.Problem;
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
 * @param calendars by name; none when there is no such file
 * @param stories calls as they should go, by the names of their files and in their order
 * @param warnings what somebody should look at, by file, line and column
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
        CallbackRules callback,
        Map<String, Calendar> calendars,
        List<Story> stories,
        List<Problem> warnings) {

    /** The flow of this name, which some part of this configuration gave. */
    public Flow flow(String name) {
        return Objects.requireNonNull(flows.get(name), () -> "flow " + name + " (checked when it was read)");
    }

    /** The survey of this name, which some part of this configuration gave. */
    public Survey survey(String name) {
        return Objects.requireNonNull(surveys.get(name), () -> "survey " + name + " (checked when it was read)");
    }

    /** The calendar of this name, which some part of this configuration gave. */
    public Calendar calendar(String name) {
        return Objects.requireNonNull(calendars.get(name), () -> "calendar " + name + " (checked when it was read)");
    }

    /** The web service of this name, which some part of this configuration gave. */
    public WebService service(String name) {
        return Objects.requireNonNull(
                site.services().get(name), () -> "service " + name + " (checked when it was read)");
    }

    /** The line that this dialled number reaches, or empty when it is not ours. */
    public Optional<Line> line(String dnis) {
        return lines.stream().filter(line -> line.dnis().contains(dnis)).findFirst();
    }

    /** The same with another site; the version stays that of the files. */
    public HotlineConfig with(Site other) {
        return new HotlineConfig(
                version, other, lines, flows, queues, agents, customers, surveys, callback, calendars, stories,
                warnings);
    }
}
