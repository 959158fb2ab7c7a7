package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.config.ConfigReader;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Survey;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.Party;
import dev.hotline.core.VertxLoop;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that come back, or go on, while another configuration serves. */
class ChangedConfigTest {
    private static final String STANDARD = "8008100800";
    private static final String CALLER = "13900139003";

    private final Vertx vertx = Vertx.vertx();
    private final MemoryJournal journal = new MemoryJournal();
    private final TwoConfigs configs = new TwoConfigs();
    private HotlineConfig began = configs.latest;
    private HotlineHandler handler = handler();

    /** The latest, and whatever else is still at hand. */
    private static final class TwoConfigs implements Configs {
        volatile HotlineConfig latest = shipped();
        volatile Optional<HotlineConfig> earlier = Optional.empty();

        @Override
        public HotlineConfig get() {
            return latest;
        }

        @Override
        public Optional<HotlineConfig> version(String version) {
            return Configs.super
                    .version(version)
                    .or(() -> earlier.filter(c -> c.version().equals(version)));
        }
    }

    @BeforeEach
    void begin() {
        began = configs.latest;
        handler = handler();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void callThatComesBack_goesOnWithTheVersionItBeganWith() {
        CallId id = inTheSurvey();
        configs.earlier = Optional.of(began);
        configs.latest = withOneQuestion(began);

        ScriptedLine line =
                new ScriptedLine(STANDARD, CALLER, "").backAs(id.toString()).at("zh/survey-solved", "1");
        serve(line);

        assertThat(line.heard()).containsExactly("zh/survey-solved", "zh/survey-thanks");
    }

    @Test
    void callThatComesBack_whenItsVersionIsNotAtHand_takesTheOneOfNow() {
        CallId id = inTheSurvey();
        configs.latest = withOneQuestion(began);

        ScriptedLine line = new ScriptedLine(STANDARD, CALLER, "").backAs(id.toString());
        serve(line);

        assertThat(line.heard()).containsExactly("zh/survey-thanks");
    }

    @Test
    void callThatComesBack_whoseStepIsGone_beginsAgain() {
        CallId id = arrived();
        journal.append(List.of(
                at(id, "faxes"),
                new CallEvent.TopicChosen(id, Instant.now(), "faxes", "faxes"),
                new CallEvent.Queued(id, Instant.now(), "faxes")));

        ScriptedLine line = new ScriptedLine(STANDARD, CALLER, "")
                .backAs(id.toString())
                .at("zh/menu-main", "0")
                .dials(new Dialled.Talked(false))
                .at("zh/survey-satisfaction", "4")
                .at("zh/survey-solved", "1");
        serve(line);

        assertThat(journal.only().agent()).isEqualTo("sun");
        assertThat(line.heard()).startsWith("zh/welcome-standard").endsWith("zh/survey-thanks");
    }

    @Test
    void callInProgress_finishesOnItsVersion() {
        ScriptedLine line = new ScriptedLine(STANDARD, CALLER, "")
                .at("zh/menu-main", "1")
                .dials(new Dialled.Talked(false))
                .at("zh/survey-satisfaction", "4")
                .at("zh/survey-solved", "1");
        Future<Void> served = start(line);
        configs.latest = withOneQuestion(began);
        await().until(served::isComplete);

        assertThat(line.heard()).contains("zh/survey-solved").endsWith("zh/survey-thanks");
        assertThat(journal.only().configVersion()).isEqualTo(began.version());
    }

    private static CallEvent at(CallId id, String step) {
        return new CallEvent.StepEntered(id, Instant.now(), "standard.service>service." + step, Map.of());
    }

    private CallId inTheSurvey() {
        CallId id = arrived();
        journal.append(List.of(
                at(id, "survey"),
                new CallEvent.TalkEnded(id, Instant.now(), "lin", Party.AGENT, Duration.ofSeconds(9)),
                new CallEvent.SurveyStarted(id, Instant.now()),
                new CallEvent.SurveyAnswered(id, Instant.now(), "satisfaction", 5)));
        return id;
    }

    private CallId arrived() {
        CallId id = CallId.next(Instant.now());
        journal.append(new Arrival(began)
                .of(new ScriptedLine(STANDARD, CALLER, "").request(), "pbx1", id, Instant.now())
                .orElseThrow());
        return id;
    }

    private HotlineHandler handler() {
        AcdService acd = new AcdService(
                VertxLoop.of(vertx), new Acd(configs.latest.agents().values(), Instant.now()), InstantSource.system());
        return new HotlineHandler(
                TestServices.of(VertxLoop.of(vertx), configs, journal, acd, new NoCases(), InstantSource.system()));
    }

    private void serve(ScriptedLine line) {
        Future<Void> served = start(line);
        await().until(served::isComplete);
        assertThat(served.succeeded()).as("served; heard " + line.heard()).isTrue();
    }

    /** Returns when the call has begun. */
    private Future<Void> start(ScriptedLine line) {
        Promise<Void> served = Promise.promise();
        Promise<Void> begun = Promise.promise();
        vertx.runOnContext(v -> {
            handler.handle(line).onComplete(served);
            begun.complete();
        });
        begun.future().await();
        return served.future();
    }

    private static HotlineConfig withOneQuestion(HotlineConfig config) {
        Survey survey = config.survey("service");
        Survey shorter = new Survey(
                survey.intro(), survey.thanks(), survey.questions().subList(0, 1), survey.keyWait(), survey.repeats());
        return new HotlineConfig(
                "other",
                config.site(),
                config.lines(),
                config.flows(),
                config.queues(),
                config.agents(),
                config.customers(),
                Map.of("service", shorter),
                config.callback(),
                config.calendars(),
                config.stories(),
                config.warnings());
    }

    private static HotlineConfig shipped() {
        return new ConfigReader(name -> "secret")
                .reading(Path.of("../config"))
                .config()
                .orElseThrow();
    }
}
