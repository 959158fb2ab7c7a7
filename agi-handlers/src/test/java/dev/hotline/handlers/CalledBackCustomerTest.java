package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.callback.AttemptLeg;
import dev.hotline.callback.CasePlan;
import dev.hotline.callback.CaseStatus;
import dev.hotline.callback.CustomerCase;
import dev.hotline.callback.Outcome;
import dev.hotline.config.ConfigReader;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Language;
import dev.hotline.core.VertxLoop;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers who were called back, and whom an agent's phone hands over. */
class CalledBackCustomerTest {
    private static final String CUSTOMER = "2.1";
    private static final String PHONE = "PJSIP/carrier-00000007";
    private static final String HE = "1006";

    private final Vertx vertx = Vertx.vertx();
    private final MemoryJournal journal = new MemoryJournal();
    private final CustomerCase inProgress = MemoryCases.inProgress(Language.EN);
    private final MemoryCases cases = new MemoryCases(inProgress);
    private HotlineConfig config;
    private AcdService acd;
    private CallbackLegs legs;
    private ConsultHandler handler;

    @BeforeEach
    void wire() throws Exception {
        config = new ConfigReader(name -> "secret").read(Path.of("../config"));
        acd = new AcdService(
                VertxLoop.of(vertx), new Acd(config.agents().values(), Instant.now()), InstantSource.system());
        HotlineServices services =
                TestServices.of(VertxLoop.of(vertx), () -> config, journal, acd, cases, InstantSource.system());
        legs = new CallbackLegs(services);
        handler = new ConsultHandler(services, new HotlineHandler(services), legs);
        cases.save(plan().reached(cases.only(), Instant.now()), Optional.empty());
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void handedOverToAColleague_theTalkIsALegOfTheTry() throws Exception {
        ScriptedLine line = customer(HE).dials(new Dialled.Talked(false));
        serve(line.whenDialled(() -> handler.on(new AmiEvent.Answered(CUSTOMER, "PJSIP/" + HE))));

        assertThat(legs()).containsExactly("1 BLIND he");
        assertThat(line.dialled()).containsExactly("PJSIP/" + HE);
        assertThat(line.heard()).isEmpty();
        assertThat(line.variables()).containsEntry("HOTLINE_DONE", "1").containsEntry("BLINDTRANSFER", "");
        assertThat(cases.only().status()).isEqualTo(CaseStatus.AWAITING_OUTCOME);
    }

    @Test
    void whoThenHangsUpFirst_hasHisLegToo() throws Exception {
        ScriptedLine line = customer("13911112222").dials(new Dialled.Talked(true));
        serve(line.whenDialled(() -> {
            handler.on(new AmiEvent.Answered(CUSTOMER, "PJSIP/carrier"));
            legs.on("pbx1", new AmiEvent.Gone(CUSTOMER));
        }));

        assertThat(legs()).containsExactly("1 BLIND +8613911112222");
    }

    @Test
    void colleagueWhoDoesNotAnswer_heIsToldThatHeIsCalledAgain_andTheCaseIsDue() throws Exception {
        ScriptedLine line = customer(HE).dials(new Dialled.NotAnswered());
        serve(line);

        assertThat(line.heard()).containsExactly("en/callback-promised");
        assertThat(cases.only().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(legs()).isEmpty();
        assertThat(line.variables()).containsEntry("HOTLINE_DONE", "1");
    }

    @Test
    void colleagueWhoIsPaused_orANumberOfNobody_heHearsTheSame() throws Exception {
        acd.pause("he", "lunch");
        assertThat(serve(customer(HE)).heard()).containsExactly("en/callback-promised");
        assertThat(serve(customer("1999")).heard()).containsExactly("en/callback-promised");
        assertThat(cases.only().status()).isEqualTo(CaseStatus.OPEN);
    }

    @Test
    void queueWithNobodyAtWork_heHearsTheSame() throws Exception {
        config.agents().keySet().forEach(acd::logOut);
        ScriptedLine line = serve(customer("804"));

        assertThat(line.heard()).containsExactly("music", "en/callback-promised");
        assertThat(line.dialled()).isEmpty();
        assertThat(cases.only().status()).isEqualTo(CaseStatus.OPEN);
    }

    @Test
    void queueWithAnAgent_heIsRung() throws Exception {
        config.agents().values().forEach(agent -> {
            if (!agent.id().equals("sun")) {
                acd.logOut(agent.id());
            }
        });
        acd.on("pbx1", new AmiEvent.Phone("PJSIP/1005", PhoneState.FREE));
        ScriptedLine line = customer("804").dials(new Dialled.Talked(false));
        serve(line.whenDialled(() -> handler.on(new AmiEvent.Answered(CUSTOMER, "PJSIP/1005"))));

        assertThat(legs()).containsExactly("1 BLIND sun");
    }

    @Test
    void caseThatWasClosedWhileHeWaited_isOpenAgain() throws Exception {
        CustomerCase solved = plan().ended(cases.only(), Outcome.SOLVED, Instant.now());
        cases.save(solved, Optional.empty());
        serve(customer("1999"));

        assertThat(cases.only().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(cases.only().closedAt()).isNull();
    }

    @Test
    void tryThatIsNotKeptYet_isWaitedFor() throws Exception {
        CustomerCase reached = cases.only();
        cases.save(inProgress, Optional.empty());
        vertx.setTimer(300, timer -> cases.save(reached, Optional.empty()));
        Instant before = Instant.now();
        serve(customer("1999"));

        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(250));
        assertThat(cases.only().status()).isEqualTo(CaseStatus.OPEN);
    }

    @Test
    void whoIsKnownByNoCase_isConnectedAndNothingMore() throws Exception {
        ScriptedLine line = ScriptedLine.asking(PHONE, CUSTOMER, HE).dials(new Dialled.Busy());
        serve(line);

        assertThat(line.heard()).containsExactly("Busy");
        assertThat(cases.only().status()).isEqualTo(CaseStatus.AWAITING_OUTCOME);
    }

    @Test
    void agentsPhone_isNeverTakenForACustomer() throws Exception {
        ScriptedLine line =
                known(ScriptedLine.asking("PJSIP/1001-00000007", CUSTOMER, HE)).dials(new Dialled.Busy());
        serve(line);

        assertThat(line.heard()).containsExactly("Busy");
    }

    @Test
    void tookTheAgentsPlaceWhileThePhoneRang_hisTalkIsALeg_ofWhatTheAgentAsked() throws Exception {
        legs.begins("1.1", "pbx1", new CalledBack(cases.only().id(), 1));
        ScriptedLine line =
                known(ScriptedLine.asking("PJSIP/1008-00000009", "3.1", HE)).dials(new Dialled.Transferred());
        serve(line.whenDialled(() -> {
            handler.on(new AmiEvent.Transferred(CUSTOMER, "1.1", "3.1", ""));
            handler.on(new AmiEvent.Answered(CUSTOMER, "PJSIP/" + HE));
        }));

        assertThat(legs()).containsExactly("1 ATTENDED he");
        assertThat(line.variables()).containsEntry("HOTLINE_DONE", "1");
    }

    @Test
    void tookTheAgentsPlaceWhileThePhoneRang_inVain_heIsToldThatHeIsCalledAgain() throws Exception {
        legs.begins("1.1", "pbx1", new CalledBack(cases.only().id(), 1));
        ScriptedLine line =
                known(ScriptedLine.asking("PJSIP/1008-00000009", "3.1", HE)).dials(new Dialled.NotAnswered());
        serve(line.whenDialled(() -> handler.on(new AmiEvent.Transferred(CUSTOMER, "1.1", "3.1", ""))));

        assertThat(line.heard()).containsExactly("en/callback-promised");
        assertThat(legs()).isEmpty();
    }

    @Test
    void tookTheAgentsPlaceInAQueue_heWaitsForHimself() throws Exception {
        config.agents().keySet().forEach(acd::logOut);
        legs.begins("1.1", "pbx1", new CalledBack(cases.only().id(), 1));
        ScriptedLine line = known(ScriptedLine.asking("PJSIP/1008-00000009", "3.1", "804"));
        vertx.setTimer(200, timer -> handler.on(new AmiEvent.Transferred(CUSTOMER, "1.1", "3.1", "")));
        serve(line);

        assertThat(line.heard()).containsExactly("music", "music", "en/callback-promised");
        assertThat(cases.only().status()).isEqualTo(CaseStatus.OPEN);
    }

    private ScriptedLine customer(String number) {
        return known(ScriptedLine.asking(PHONE, CUSTOMER, number)).with("BLINDTRANSFER", "PJSIP/1008-00000003");
    }

    private ScriptedLine known(ScriptedLine line) {
        return line.with("HOTLINE_CASE", cases.only().id().toString()).with("HOTLINE_ATTEMPT", "1");
    }

    private ScriptedLine serve(ScriptedLine line) throws Exception {
        Promise<Void> served = Promise.promise();
        vertx.runOnContext(v -> handler.handle(line).onComplete(served));
        served.future().await(10, TimeUnit.SECONDS);
        return line;
    }

    private List<String> legs() {
        return cases.legs().stream().map(CalledBackCustomerTest::text).toList();
    }

    private static String text(AttemptLeg leg) {
        assertThat(leg.talk().agent()).isEqualTo(!leg.talk().with().startsWith("+"));
        return leg.attempt() + " " + leg.kind() + " " + leg.talk().with();
    }

    private CasePlan plan() {
        return new CasePlan(config.callback(), config.site().timeZone());
    }
}
