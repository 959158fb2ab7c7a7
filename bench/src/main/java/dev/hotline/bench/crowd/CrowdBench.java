package dev.hotline.bench.crowd;

import dev.hotline.testbed.Home;
import dev.hotline.testbed.RunFolder;
import dev.hotline.testbed.asterisk.AsteriskInstall;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./hotline bench crowd}. */
@Command(
        name = "crowd",
        mixinStandardHelpOptions = true,
        description = {
            "Has 200 callers (SIPp) and 50 agents on a real Asterisk with the whole engine: nobody may be stuck, lost, connected twice or"
                    + " overtaken out of turn.",
            "Needs Linux and SIPp (apt-get install sip-tester). About 3 minutes, with --long 13."
        })
public final class CrowdBench implements Callable<Integer> {
    private static final Duration SHORT = Duration.ofSeconds(90);
    private static final Duration LONG = Duration.ofMinutes(10);

    @Option(names = "--long", description = "New calls for ten minutes instead of one and a half.")
    private boolean isLong;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        AsteriskInstall.Available install = install(err);
        Home home = new Home(Path.of(System.getProperty("hotline.home", ".")).toRealPath());
        Path folder = RunFolder.make();
        err.println("All files of this run are in " + folder);
        try (CrowdRun run = new CrowdRun(home, folder, install)) {
            CrowdRun.Seen seen = run.go(isLong ? LONG : SHORT, progress -> {
                err.println("  " + progress);
                err.flush();
            });
            return new Verdict(seen, out).print(install.description());
        }
    }

    private static AsteriskInstall.Available install(PrintWriter err) {
        return switch (AsteriskInstall.find(err::println)) {
            case AsteriskInstall.Available found -> found;
            case AsteriskInstall.Unavailable none -> throw new IllegalStateException("no Asterisk: " + none.why());
        };
    }
}
