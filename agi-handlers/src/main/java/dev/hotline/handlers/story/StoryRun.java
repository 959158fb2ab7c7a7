package dev.hotline.handlers.story;

import dev.hotline.asterisk.agi.AgiRequest;
import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.config.AsteriskNode;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Line;
import dev.hotline.config.Story;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Step;
import dev.hotline.core.CallEvents;
import dev.hotline.handlers.HotlineHandler;
import dev.hotline.handlers.HotlineServices;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.MDC;

/** Runs one story through the handler that serves real calls. Confined to one thread; blocks for a few milliseconds. */
public final class StoryRun {
    /** Of the logging context. */
    public static final String LOG_KEY = "story";

    private static final String UNIQUE_ID = "story.1";
    private static final Duration LONGEST = Duration.ofHours(4);

    private final HotlineConfig config;
    private final Story story;
    private final StoryTime time;
    private final Dialogue dialogue = new Dialogue();

    public StoryRun(HotlineConfig config, Story story) {
        this.config = config;
        this.story = story;
        Instant start = story.when().atZone(config.site().timeZone()).toInstant();
        time = new StoryTime(start);
    }

    /** What came of it. What the handlers log meanwhile carries the key {@value #LOG_KEY}, so that it can be told from what real calls do. */
    public StoryResult run() {
        MDC.put(LOG_KEY, "yes");
        try {
            return runMarked();
        } finally {
            MDC.remove(LOG_KEY);
        }
    }

    private void left(Step step, Exit exit, String why) {
        String target = step.target(exit).orElse("the end");
        String place = step.at() + "  " + step.name() + " (" + step.action().word() + ") → " + target;
        dialogue.add(Dialogue.Kind.STEP, place, why);
    }

    private StoryResult runMarked() {
        AsteriskNode node = config.site().asterisk().getFirst();
        AcdService acd = new AcdService(time, new Acd(config.agents().values(), time.instant()), time);
        StoryJournal journal = new StoryJournal(story, config, time.instant());
        HotlineHandler handler = new HotlineHandler(new HotlineServices(
                time,
                () -> config,
                journal,
                new CallEvents(),
                acd,
                journal,
                journal,
                new StoryServices(story.services()),
                Set::of,
                new NothingMissing(),
                time,
                (call, flow, step, exit, why) -> left(step, exit, why)));
        StoryPhones phones = new StoryPhones(
                story, config, node, time, dialogue, channel -> handler.on(new AmiEvent.Answered(channel, "")));
        phones.tell(acd);
        new StoryCrowd(config, time, acd).wait(story);
        StoryLine line = new StoryLine(story, request(node), time, phones, dialogue);
        Future<Void> served = handler.handle(line);
        time.pass(served::isComplete, LONGEST);
        return new StoryResult(story, dialogue, journal, end(served));
    }

    private static String end(Future<Void> served) {
        if (!served.isComplete()) {
            return "the call did not end within " + LONGEST.toHours() + " h, or goes round without time passing";
        }
        return served.failed() ? "the call failed: " + served.cause() : "";
    }

    private AgiRequest request(AsteriskNode node) {
        String dialled = config.lines().stream()
                .filter(line -> line.name().equals(story.dialled()))
                .map(Line::dnis)
                .flatMap(Set::stream)
                .findFirst()
                .orElse(story.dialled());
        Map<String, String> environment =
                new HashMap<>(Map.of("channel", "PJSIP/carrier-00000001", "uniqueid", UNIQUE_ID, "extension", dialled));
        environment.put("callerid", story.from().isEmpty() ? "unknown" : story.from());
        return AgiRequest.of("hotline", Map.of("node", node.name(), "call", ""), environment);
    }
}
