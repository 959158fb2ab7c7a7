package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.callback.Attempt;
import dev.hotline.callback.AttemptLeg;
import dev.hotline.callback.AttemptResult;
import dev.hotline.callback.CaseStatus;
import dev.hotline.callback.Dispatcher;
import dev.hotline.callback.LegKind;
import dev.hotline.callback.Outcome;
import dev.hotline.config.ConfigReader;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Language;
import dev.hotline.core.Leg;
import dev.hotline.core.VertxLoop;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** zhou, who is rung to call a customer back. */
class CallbackHandlerTest {
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    /** Of zhou's phone. */
    private static final String UNIQUE_ID = "2.1";

    private final Vertx vertx = Vertx.vertx();
    private final MemoryCases cases = new MemoryCases(MemoryCases.inProgress(Language.ZH));
    private volatile Instant now = NOON;
    private CallbackHandler handler;

    @BeforeEach
    void wire() throws Exception {
        HotlineConfig config = new ConfigReader(name -> "secret").read(Path.of("../config"));
        MemoryJournal journal = new MemoryJournal();
        HotlineServices services = TestServices.of(
                VertxLoop.of(vertx),
                () -> config,
                journal,
                new AcdService(VertxLoop.of(vertx), new Acd(config.agents().values(), NOON), () -> now),
                cases,
                () -> now);
        handler = new CallbackHandler(services, cases, mock(Dispatcher.class), new CallbackLegs(services));
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void customerAnswered_theTalkIsTheFirstLegOfTheTry_andTheOutcomeIsKept() throws Exception {
        ScriptedLine line =
                zhou().at("zh/cb-accept", "1").at("zh/cb-outcome", "1").dials(new Dialled.Talked(false));
        serve(line.whenDialled(() -> {
            now = NOON.plusSeconds(5);
            handler.on(new AmiEvent.Answered(UNIQUE_ID, "PJSIP/carrier"));
            now = NOON.plusSeconds(65);
        }));

        assertThat(cases.legs())
                .containsExactly(new AttemptLeg(
                        1, LegKind.FIRST, new Leg("zhou", true, NOON.plusSeconds(5), NOON.plusSeconds(65))));
        assertThat(cases.only().status()).isEqualTo(CaseStatus.SOLVED);
        assertThat(last().talk()).isEqualTo(Duration.ofSeconds(60));
        assertThat(last().outcome()).isEqualTo(Outcome.SOLVED);
    }

    @Test
    void agentWhoHandedTheCustomerOver_isAskedLater_andHisTalkIsKept() throws Exception {
        ScriptedLine line = zhou().at("zh/cb-accept", "1").dials(new Dialled.Transferred());
        serve(line.whenDialled(() -> handler.on(new AmiEvent.Answered(UNIQUE_ID, "PJSIP/carrier"))));

        assertThat(cases.legs()).extracting(AttemptLeg::kind).containsExactly(LegKind.FIRST);
        assertThat(cases.only().status()).isEqualTo(CaseStatus.AWAITING_OUTCOME);
        assertThat(last().result()).isEqualTo(AttemptResult.REACHED);
    }

    @Test
    void customerWhoDoesNotAnswer_hasNoLeg() throws Exception {
        serve(zhou().at("zh/cb-accept", "1").dials(new Dialled.NotAnswered()));

        assertThat(cases.legs()).isEmpty();
        assertThat(last().result()).isEqualTo(AttemptResult.CUSTOMER_NOT_ANSWERED);
    }

    private Attempt last() {
        List<Attempt> attempts = cases.attempts(cases.only().id()).result();
        return attempts.getLast();
    }

    private ScriptedLine zhou() {
        return ScriptedLine.asking("PJSIP/1008-00000003", UNIQUE_ID, "s")
                .with("HOTLINE_CASE", cases.only().id().toString())
                .with("HOTLINE_ATTEMPT", "1");
    }

    private void serve(ScriptedLine line) throws Exception {
        Promise<Void> served = Promise.promise();
        vertx.runOnContext(v -> handler.handle(line).onComplete(served));
        served.future().await(10, TimeUnit.SECONDS);
    }
}
