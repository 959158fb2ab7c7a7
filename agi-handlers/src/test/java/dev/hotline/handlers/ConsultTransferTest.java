package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.ConfigReader;
import dev.hotline.config.HotlineConfig;
import dev.hotline.core.Assignment.Rule;
import dev.hotline.core.CallEvent;
import dev.hotline.core.VertxLoop;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks before he hands over, and what is told of it with his caller's call. */
class ConsultTransferTest {
    private static final String CALLER = "1.1";
    private static final String CONSULTATION = "2.2";

    private final Vertx vertx = Vertx.vertx();
    private final MemoryJournal journal = new MemoryJournal();
    private HotlineHandler hotline;
    private ConsultHandler consult;

    @BeforeEach
    void wire() throws Exception {
        HotlineConfig config = new ConfigReader(name -> "secret").read(Path.of("../config"));
        AcdService acd = new AcdService(
                VertxLoop.of(vertx), new Acd(config.agents().values(), Instant.now()), InstantSource.system());
        acd.on("pbx1", new AmiEvent.Phone("PJSIP/1006", PhoneState.IN_USE));
        HotlineServices services =
                TestServices.of(VertxLoop.of(vertx), () -> config, journal, acd, new NoCases(), InstantSource.system());
        hotline = new HotlineHandler(services);
        consult = new ConsultHandler(services, hotline, new CallbackLegs(services));
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void callerHandedOverToTheAgentOfAQueue_itIsToldWhyItIsThisOne() {
        waitingCaller();
        ask("804");
        consult.on(new AmiEvent.Transferred(CALLER, "1.2", CONSULTATION, "PJSIP/1005"));
        await().until(() -> journal.facts().getLast() instanceof CallEvent.Connected);
        List<CallEvent> facts = journal.facts();
        assertThat(facts.subList(facts.size() - 3, facts.size()))
                .satisfiesExactly(
                        handed -> assertThat(handed).isInstanceOf(CallEvent.Transferred.class),
                        assigned -> assertThat(assigned).isInstanceOfSatisfying(CallEvent.Assigned.class, fact -> {
                            assertThat(fact.agent()).isEqualTo("sun");
                            assertThat(fact.why().rule()).isEqualTo(Rule.BEST_LEVEL);
                        }),
                        talks -> assertThat(talks)
                                .isInstanceOfSatisfying(
                                        CallEvent.Connected.class,
                                        fact -> assertThat(fact.agent()).isEqualTo("sun")));
    }

    @Test
    void callerHandedOverToAColleagueWhoWasDialled_nobodyChoseHim() {
        waitingCaller();
        ask("1004");
        consult.on(new AmiEvent.Transferred(CALLER, "1.2", CONSULTATION, "PJSIP/1004"));
        await().until(() -> journal.facts().getLast() instanceof CallEvent.Connected);
        assertThat(journal.facts()).noneMatch(CallEvent.Assigned.class::isInstance);
    }

    private void waitingCaller() {
        ScriptedLine caller = new ScriptedLine("8008100800", "13900139003", "").at("zh/menu-main", "3");
        vertx.runOnContext(v -> hotline.handle(caller));
        await().until(() -> caller.heard().contains("music"));
    }

    private void ask(String number) {
        ScriptedLine line =
                ScriptedLine.asking("PJSIP/1001-00000002", CONSULTATION, number).dials(new Dialled.Talked(false));
        Promise<Void> asked = Promise.promise();
        vertx.runOnContext(v -> consult.handle(line).onComplete(asked));
        Future<Void> done = asked.future();
        await().until(done::isComplete);
        assertThat(done.succeeded()).isTrue();
    }
}
