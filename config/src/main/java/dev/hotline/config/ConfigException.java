package dev.hotline.config;

import dev.hotline.config.source.Problem;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** The files cannot be used; the message has one line for each problem. */
public final class ConfigException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems at least one error, and warnings if there are any, in the order they are shown */
    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All of them, the warnings too, by file, line and column. */
    public List<Problem> problems() {
        return problems;
    }
}
