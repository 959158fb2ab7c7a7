package dev.hotline.bench.calls;

import dev.hotline.testbed.Home;
import dev.hotline.testbed.RunFolder;
import dev.hotline.testbed.asterisk.AsteriskInstall;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "calls", mixinStandardHelpOptions = true, description = "Real calls.")
public final class Calls implements Callable<Integer> {
    @Option(names = "--home", hidden = true, defaultValue = ".")
    private Path home = Path.of(".");

    @Option(names = "--rate", defaultValue = "20")
    private int rate;

    @Option(names = "--warm-up", defaultValue = "1200")
    private int warmUp;

    @Option(names = "--scripted", defaultValue = "5000")
    private int scripted;

    @Option(names = "--calls", defaultValue = "600")
    private int calls;

    @Option(names = "--rounds", defaultValue = "2")
    private int rounds;

    @Option(names = "--java", defaultValue = "")
    private String java = "";

    public static void main(String[] args) {
        System.exit(new CommandLine(new Calls()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        AsteriskInstall.Available install = (AsteriskInstall.Available) AsteriskInstall.find(System.err::println);
        Path folder = RunFolder.make();
        System.out.println(folder);
        try (Hotline hotline = new Hotline(
                new Home(home.toRealPath()),
                folder,
                install,
                java.isEmpty() ? Map.of() : Map.of("JDK_JAVA_OPTIONS", java))) {
            long t = System.nanoTime();
            System.out.println("scripted " + hotline.warmUp(scripted) + " in " + (System.nanoTime() - t) / 1e9 + " s");
            if (warmUp > 0) print("warm-up", hotline.call(true, rate, warmUp));
            for (int i = 0; i < rounds; i++) {
                print("pure", hotline.call(false, rate, calls));
                Hotline.Run run = hotline.call(true, rate, calls);
                print("engine", run);
                System.out.println("stored " + hotline.stored(run.began()));
            }
        }
        return 0;
    }

    private static void print(String what, Hotline.Run run) {
        double n = run.counts().good() + run.counts().failed();
        System.out.printf(
                "%-8s %s asterisk %.2f ms engine %.2f ms%n",
                what, run.counts(), run.asterisk().toMillis() / n, run.engine().toMillis() / n);
    }
}
