package dev.hotline.server;

import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Line;
import dev.hotline.config.Story;
import dev.hotline.config.source.Position;
import dev.hotline.core.CallId;
import dev.hotline.handlers.story.StoryRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline explain}. */
@Command(
        name = "explain",
        description = {
            "Say in words what a call would go through: each decision with its reason and its place in the files.",
            "With the id of a call: why that one went where it went."
        },
        footer = {
            "",
            "Examples: hotline explain --line vip --from 13800138001 --keys 1,5,1 --away lin",
            "          hotline explain 019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071"
        })
final class ExplainCommand implements Runnable {
    private static final String KEYS = "[0-9*#]{1,40}|nothing|hangs-up";

    @Parameters(
            paramLabel = "DIR|CALL",
            arity = "0..1",
            defaultValue = "${env:HOTLINE_CONFIG:-config}",
            description =
                    "The configuration (default: ${DEFAULT-VALUE}), or the id of a call, as in 'hotline calls --format json'.")
    private String what = "config";

    @Option(
            names = "--line",
            paramLabel = "LINE",
            defaultValue = "",
            description = "The line that is called; needed unless a CALL is given.")
    private String line = "";

    @Mixin
    private Folders folders = new Folders();

    @Option(
            names = "--from",
            paramLabel = "NUMBER",
            defaultValue = "",
            description = "The caller's number; hidden when not said.")
    private String from = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When, in the site's time zone, such as 2026-11-23T10:00 (default: now).")
    private LocalDateTime at = LocalDateTime.MIN;

    @Option(
            names = "--keys",
            paramLabel = "KEYS",
            split = ",",
            description = "What is pressed at one question after the other: keys, 'nothing' or 'hangs-up'.")
    private String[] keys = {};

    @Option(names = "--away", paramLabel = "AGENT", split = ",", description = "Agents who are not there; * for all.")
    private String[] away = {};

    @Option(names = "--open-case", description = "The caller has a case that is still to be solved.")
    private boolean openCase;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        CallId.parse(what)
                .ifPresentOrElse(
                        call -> show(new WhyOfCall(folders.config(), folders.data()).lines(call)),
                        () -> explain(ConfigFolder.readWithoutSecrets(Path.of(what))));
    }

    private void explain(HotlineConfig read) {
        List<String> lines = read.lines().stream().map(Line::name).toList();
        require(lines.contains(line), "--line", line, "one of " + String.join(", ", lines));
        require(from.matches("(\\+?[0-9][0-9-]{2,20})?"), "--from", from, "a number such as 13800138001");
        for (String key : keys) {
            require(key.matches(KEYS), "--keys", key, "keys such as 1 or 8008#, nothing, or hangs-up");
        }
        Map<String, Story.Phone> phones = new LinkedHashMap<>();
        for (String agent : away) {
            require(
                    agent.equals(Story.OTHERS) || read.agents().containsKey(agent),
                    "--away",
                    agent,
                    "one of " + String.join(", ", read.agents().keySet()) + ", or *");
            phones.put(agent, new Story.Phone(Story.Answer.AWAY, Duration.ZERO));
        }
        show(new StoryRun(read, story(read, phones)).run().explanation());
    }

    private Story story(HotlineConfig read, Map<String, Story.Phone> phones) {
        LocalDateTime when = at.equals(LocalDateTime.MIN)
                ? LocalDateTime.now(read.site().timeZone()).truncatedTo(ChronoUnit.MINUTES)
                : at;
        return new Story(
                "explained",
                Position.top("command line"),
                line,
                from,
                when,
                Arrays.asList(keys),
                Map.of(),
                phones,
                Map.of(),
                Map.of(),
                Optional.empty(),
                openCase,
                false,
                new Story.Expected(Optional.empty(), Optional.empty(), Map.of(), Map.of()));
    }

    private void show(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
    }

    private void require(boolean right, String option, String value, String expected) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), option + ": " + value + " (expected: " + expected + ")");
        }
    }
}
