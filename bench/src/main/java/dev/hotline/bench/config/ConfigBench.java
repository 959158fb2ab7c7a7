package dev.hotline.bench.config;

import dev.hotline.bench.kit.Bars;
import dev.hotline.testbed.Home;
import dev.hotline.testbed.RunFolder;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./hotline bench config}. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description =
                "Checks and reloads a site of 50 flows, 500 steps, 1,000 agents, 100,000 customers and 200 stories, and"
                        + " measures what a step of a flow costs.")
public final class ConfigBench implements Callable<Integer> {
    private enum Part {
        CHECK,
        RELOAD,
        STEP,
        STORIES
    }

    @Option(names = "--only", paramLabel = "PART", description = "Only these parts: ${COMPLETION-CANDIDATES}.")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Home home = new Home(Path.of(System.getProperty("hotline.home", ".")).toAbsolutePath());
        Path folder = RunFolder.make();
        spec.commandLine().getErr().println("All files of this run are in " + folder);
        Path site = folder.resolve("site");
        LargeSite files = new LargeSite(home.config(), site);
        files.write();
        Bars bars = new Bars(spec.commandLine().getOut());
        if (only.contains(Part.CHECK)) {
            new CheckRounds(home.jar(), site).run(bars);
        }
        if (only.contains(Part.STORIES)) {
            new StorySpeed(site).run(bars);
        }
        if (only.contains(Part.STEP)) {
            new StepCost(home.config(), folder).run(bars);
        }
        if (only.contains(Part.RELOAD)) {
            new ReloadPauses(files, site, folder).run(bars);
        }
        return bars.verdict();
    }
}
