package dev.hotline.testbed.demo;

import dev.hotline.testbed.ConfigTree;
import dev.hotline.testbed.Home;
import dev.hotline.testbed.RunFolder;
import dev.hotline.testbed.Testbed;
import dev.hotline.testbed.asterisk.AsteriskInstall;
import dev.hotline.testbed.asterisk.AsteriskServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Calls the hotline as people do, tells what happens, and says whether all went as it was meant. */
@Command(
        name = "hotline demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a phone system, the engine and simulated phones; makes seven calls and the callbacks that come of them; tells what"
                    + " happens, and prints what is in SQL afterwards. Exit 0 only if all went as meant."
        })
public final class Demo implements Callable<Integer> {
    /** Where the phone system comes from. */
    enum Kind {
        auto,
        real,
        simulated
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(
            names = "--asterisk",
            defaultValue = "auto",
            description = "real, simulated, or auto (default): real where one can be had")
    private Kind kind = Kind.auto;

    @Option(names = "--keep", description = "leave everything running afterwards, until Ctrl-C")
    private boolean keep;

    @Option(names = "--home", hidden = true, defaultValue = ".")
    private Path home = Path.of(".");

    private final Narrator narrator;

    private Demo(Narrator narrator) {
        this.narrator = narrator;
    }

    public static void main(String[] arguments) {
        Narrator narrator = new Narrator(
                new java.io.PrintStream(System.out, true, StandardCharsets.UTF_8),
                "1".equals(System.getenv("HOTLINE_TTY")) && System.getenv("NO_COLOR") == null,
                PromptWords.read(Path.of(System.getProperty("hotline.home", "."))));
        System.exit(new CommandLine(new Demo(narrator)).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = RunFolder.make();
        try (Testbed testbed = start(new Home(home.toRealPath()), folder)) {
            narrator.progress("Starting the engine …");
            testbed.engine().start();
            boolean meant = tell(testbed);
            narrator.progress("The engine's log: " + testbed.engine().log());
            if (keep) {
                stay(testbed);
            }
            return meant ? 0 : 1;
        } catch (IllegalStateException broken) {
            narrator.say("The demo could not go on: " + broken.getMessage());
            return 1;
        }
    }

    private Testbed start(Home at, Path folder) {
        if (kind == Kind.simulated) {
            return simulated(at, folder);
        }
        narrator.progress("Looking for an Asterisk …");
        return switch (AsteriskInstall.find(narrator::progress)) {
            case AsteriskInstall.Available found -> {
                narrator.progress("Starting " + found.description() + " …");
                yield Testbed.real(at, folder, found, Demo::hurry);
            }
            case AsteriskInstall.Unavailable none -> {
                if (kind == Kind.real) {
                    throw new IllegalStateException("no Asterisk can be had here: " + none.why());
                }
                narrator.say("No Asterisk can be had here: " + none.why());
                yield simulated(at, folder);
            }
        };
    }

    private Testbed simulated(Home at, Path folder) {
        narrator.say("The calls are made on a simulated phone system, which speaks FastAGI and AMI to the engine.");
        return Testbed.simulated(at, folder, Demo::hurry);
    }

    /** Times that let a story be told in a minute. */
    static void hurry(ConfigTree config) {
        config.set("flows/service.yaml", "key-wait", Stories.KEY_WAIT.toSeconds() + "s")
                .set("surveys/service.yaml", "key-wait", "3s")
                .set("queues.yaml", "announce-every", "8s")
                .set("queues.yaml", "wrap-up", "1s")
                .set("callback.yaml", "first-after", "1s")
                .set("callback.yaml", "accept-wait", "5s")
                .set("callback.yaml", "agents-again-after", "5s")
                .set("callback.yaml", "retry-busy", "[3s, 5m, 1h]")
                .set("callback.yaml", "hours", "00:00-24:00");
    }

    private boolean tell(Testbed testbed) throws InterruptedException {
        Stories stories = new Stories(testbed.phones(), narrator);
        stories.agentsComeToWork();
        List<Story> calls = stories.all();
        narrator.say("");
        narrator.begin();
        Instant begun = Instant.now();
        play(calls);
        awaitMeant(testbed, calls);
        narrator.say("");
        Summary summary = new Summary();
        calls.forEach(story ->
                call(testbed, story.number()).ifPresent(call -> summary.add(call, caseOf(testbed, call))));
        narrator.say(summary.text());
        narrator.say(
                narrator.anythingWrong()
                        ? "Not all went as meant: see the lines that begin with ✗."
                        : "All " + calls.size() + " calls and their callbacks went as meant, in "
                                + Duration.between(begun, Instant.now()).toSeconds() + " s.");
        return !narrator.anythingWrong();
    }

    /** Makes the calls, side by side. */
    private void play(List<Story> stories) throws InterruptedException {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Duration>> playing = new ArrayList<>();
            for (Story story : stories) {
                playing.add(people.submit(() -> {
                    Thread.sleep(story.after());
                    return story.act().call();
                }));
            }
            for (int i = 0; i < playing.size(); i++) {
                ended(stories.get(i), playing.get(i));
            }
        }
    }

    private void ended(Story story, Future<Duration> playing) throws InterruptedException {
        try {
            Duration silence = playing.get();
            if (silence.compareTo(story.pause()) > 0) {
                wrong(story, "heard nothing for " + silence.toMillis() + " ms");
            }
        } catch (ExecutionException e) {
            wrong(story, String.valueOf(e.getCause()));
        }
    }

    private void wrong(Story story, String what) {
        narrator.wrong(story.number() + ": " + what);
    }

    /** Waits until SQL has what is meant, and says what differs when it never does. */
    private void awaitMeant(Testbed testbed, List<Story> stories) throws InterruptedException {
        Instant until = Instant.now().plus(PATIENCE);
        while (stories.stream().anyMatch(story -> pending(testbed, story))
                && Instant.now().isBefore(until)) {
            Thread.sleep(250);
        }
        for (Story story : stories) {
            var call = call(testbed, story.number());
            String wrong = call.map(found -> story.meant().differs(found, caseOf(testbed, found)))
                    .orElse(" the call is not in SQL");
            if (!wrong.isEmpty()) {
                wrong(story, wrong);
            }
        }
    }

    private static boolean pending(Testbed testbed, Story story) {
        return call(testbed, story.number())
                .map(call -> story.meant().pending(call, caseOf(testbed, call)))
                .orElse(true);
    }

    private static java.util.Optional<JsonObject> call(Testbed testbed, String number) {
        return testbed.api().calls().stream()
                .filter(call -> number.equals(call.getString("number")))
                .findFirst();
    }

    private static @Nullable JsonObject caseOf(Testbed testbed, JsonObject call) {
        return testbed.api().cases().stream()
                .filter(one -> call.getString("call").equals(one.getString("call")))
                .findFirst()
                .orElse(null);
    }

    private void stay(Testbed testbed) throws InterruptedException, IOException {
        narrator.say("");
        narrator.say("The hotline stays up until Ctrl-C. Status page: "
                + testbed.api().base() + "/");
        testbed.asterisk().ifPresent(this::howToCall);
        Thread.currentThread().join();
    }

    private void howToCall(AsteriskServer asterisk) {
        narrator.say("Your own SIP phone on this machine: server "
                + asterisk.settings().sip().getAddress().getHostAddress() + ":"
                + asterisk.settings().sip().getPort() + " (UDP).");
        narrator.say("  As a caller: user caller, password change-me-caller; dial " + Stories.VIP_LINE + " or "
                + Stories.STANDARD_LINE + ".");
        narrator.say("  As an agent: user 1006, password change-me-1006; the standard line's key 3 then rings you.");
    }
}
