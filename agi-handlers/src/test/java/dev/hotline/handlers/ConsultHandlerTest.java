package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.ConfigException;
import dev.hotline.config.ConfigReader;
import dev.hotline.config.HotlineConfig;
import dev.hotline.core.CallId;
import dev.hotline.core.VertxLoop;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.AcdSnapshot.AgentView;
import dev.hotline.routing.Offer;
import dev.hotline.routing.WaitingCall;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Agents who ask colleagues by their phones. */
class ConsultHandlerTest {
    /** The phone of lin, a top engineer. */
    private static final String LIN = "PJSIP/1001-00000007";

    private static final String HE = "1006";

    private final Vertx vertx = Vertx.vertx();
    private final MemoryJournal journal = new MemoryJournal();
    private final HotlineConfig config = config();
    private final AcdService acd = new AcdService(
            VertxLoop.of(vertx), new Acd(config.agents().values(), Instant.now()), InstantSource.system());
    private final HotlineServices services =
            TestServices.of(VertxLoop.of(vertx), () -> config, journal, acd, new NoCases(), InstantSource.system());
    private final ConsultHandler handler =
            new ConsultHandler(services, new HotlineHandler(services), new CallbackLegs(services));

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void colleagueWhoIsAsked_getsNoCaller_untilTheyHaveTalked() {
        Promise<Offer> caller = Promise.promise();
        Promise<String> whileItRings = Promise.promise();
        Promise<String> whileTheyTalk = Promise.promise();
        ScriptedLine line = ScriptedLine.asking(LIN, HE).dials(new Dialled.Talked(false));
        ask(line.whenDialled(() -> {
            aCallerForOrders().onComplete(caller);
            state().onComplete(whileItRings);
            handler.on(new AmiEvent.Answered("2.1", "PJSIP/" + HE));
            state().onComplete(whileTheyTalk);
        }));

        assertThat(line.dialled()).containsExactly("PJSIP/1006");
        assertThat(await(whileItRings.future())).isEqualTo("RINGING");
        assertThat(await(whileTheyTalk.future())).isEqualTo("TALKING");
        assertThat(await(caller.future()).agent().id()).isEqualTo("he");
        assertThat(line.heard()).isEmpty();
    }

    static Dialled[] inVain() {
        return new Dialled[] {
            new Dialled.Busy(),
            new Dialled.NotAnswered(),
            new Dialled.Unreachable("CHANUNAVAIL"),
            new Dialled.CallerLeft()
        };
    }

    @ParameterizedTest
    @MethodSource("inVain")
    void colleagueWhoDoesNotAnswer_isFreeAgainAtOnce(Dialled dialled) {
        ask(ScriptedLine.asking(LIN, HE).dials(dialled));

        assertThat(await(state())).isEqualTo("AVAILABLE");
    }

    @Test
    void colleagueWhoIsPaused_isNotRung_andTheReasonIsSaid() {
        acd.pause("he", "lunch");
        ScriptedLine line = ask(ScriptedLine.asking(LIN, HE));

        assertThat(line.dialled()).isEmpty();
        assertThat(line.heard()).containsExactly("zh/colleague-paused", "zh/pause-lunch");
        assertThat(line.variables()).containsEntry("HOTLINE_DONE", "1");
        assertThat(await(state())).isEqualTo("PAUSED");
    }

    @Test
    void colleagueWhoIsLoggedOut_orHasAnUnreachablePhone_isNotRung() {
        acd.logOut("he");
        assertThat(ask(ScriptedLine.asking(LIN, HE)).heard()).containsExactly("zh/colleague-away");
        acd.logIn("he");
        acd.on("pbx1", new AmiEvent.Phone("PJSIP/" + HE, PhoneState.UNAVAILABLE));
        ScriptedLine line = ask(ScriptedLine.asking(LIN, HE));
        assertThat(line.heard()).containsExactly("zh/colleague-away");
        assertThat(line.dialled()).isEmpty();
    }

    @Test
    void colleagueWhoTalks_orIsAskedByAnother_isNotRung() {
        Promise<ScriptedLine> second = Promise.promise();
        ScriptedLine first = ScriptedLine.asking(LIN, HE).dials(new Dialled.Talked(false));
        first.whenDialled(() -> {
            ScriptedLine other = ScriptedLine.asking("PJSIP/1002-00000008", HE);
            handler.handle(other).map(other).onComplete(second);
        });
        ask(first);

        assertThat(await(second.future()).heard()).containsExactly("zh/colleague-busy");
        acd.on("pbx1", new AmiEvent.Phone("PJSIP/" + HE, PhoneState.IN_USE));
        assertThat(ask(ScriptedLine.asking(LIN, HE)).heard()).containsExactly("zh/colleague-busy");
    }

    @Test
    void numberOfNobody_isNotDialled() {
        ScriptedLine line = ask(ScriptedLine.asking(LIN, "1999"));

        assertThat(line.dialled()).isEmpty();
        assertThat(line.heard()).containsExactly("Congestion");
    }

    /** Nobody but he can serve him. */
    private Future<Offer> aCallerForOrders() {
        return acd.awaitAgent(new WaitingCall(
                CallId.next(Instant.now()),
                Objects.requireNonNull(config.queues().get("orders")),
                false,
                config.site().language(),
                null,
                null,
                Instant.now(),
                null,
                Duration.ZERO));
    }

    private ScriptedLine ask(ScriptedLine line) {
        await(start(line));
        return line;
    }

    private Future<Void> start(ScriptedLine line) {
        Promise<Void> asked = Promise.promise();
        vertx.runOnContext(v -> handler.handle(line).onComplete(asked));
        return asked.future();
    }

    private Future<String> state() {
        return acd.snapshot()
                .map(now -> now.agents().stream()
                        .filter(view -> view.agent().equals("he"))
                        .map(AgentView::state)
                        .findFirst()
                        .orElseThrow()
                        .name());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("nothing within 10 s", e);
        }
    }

    private static HotlineConfig config() {
        try {
            return new ConfigReader(name -> "secret").read(Path.of("../config"));
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }
}
