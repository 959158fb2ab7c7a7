package dev.hotline.console;

import dev.hotline.config.source.Problem;
import java.time.Instant;
import java.util.List;

/**
 * The configuration that serves, and what is wrong with the files that do not.
 *
 * @param version that new calls take
 * @param since when it began to serve
 * @param by who or what had it loaded
 * @param warnings what of it takes effect at the next start only
 * @param problems why the files as they were read last do not serve; none when they do
 */
public record ConfigStatus(String version, Instant since, String by, List<String> warnings, List<Problem> problems) {}
