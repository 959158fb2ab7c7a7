package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.ConfigException;
import dev.hotline.config.ConfigReader;
import dev.hotline.config.HotlineConfig;
import dev.hotline.core.AgentChange;
import dev.hotline.core.AgentLog;
import dev.hotline.core.CallId;
import dev.hotline.core.VertxLoop;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.AcdSnapshot.AgentView;
import dev.hotline.routing.AgentDesk;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What agents dial, and what they hear. */
class AgentHandlerTest {
    private static final String CHEN = "PJSIP/1003-00000012";

    private final Vertx vertx = Vertx.vertx();
    private final HotlineConfig config = config();
    private final AcdService acd = new AcdService(
            VertxLoop.of(vertx), new Acd(config.agents().values(), Instant.now()), InstantSource.system());
    private final Changes changes = new Changes();
    private final AgentDesk desk = new AgentDesk(acd, changes, () -> config, InstantSource.system());
    private final AgentHandler handler = new AgentHandler(() -> config, desk, new TestStandIn());

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @ParameterizedTest
    @CsvSource({
        "*11,  zh/agent-logged-in,      AVAILABLE",
        "*12,  zh/agent-logged-out,     OFFLINE",
        "*14,  zh/agent-ready,          AVAILABLE",
        "*132, zh/agent-paused zh/pause-break, PAUSED",
        "*139, zh/agent-reason-unknown, AVAILABLE",
        "*15,  zh/agent-code-unknown,   AVAILABLE",
        "*1,   zh/agent-code-unknown,   AVAILABLE",
        "*1311, zh/agent-code-unknown,  AVAILABLE"
    })
    void code_isObeyed_andSaid(String code, String said, String state) {
        assertThat(dial(CHEN, code).heard()).containsExactly(said.split(" "));
        assertThat(chen().state().name()).isEqualTo(state);
    }

    @Test
    void pauseWithoutAReason_asksForIt() {
        ScriptedLine line = ScriptedLine.ofPhone(CHEN, "*13").at("zh/agent-pause-why", "4");
        await(handler.handle(line));
        assertThat(line.heard()).containsExactly("zh/agent-pause-why", "zh/agent-paused", "zh/pause-paperwork");
        assertThat(chen().pause()).isEqualTo("paperwork");
        assertThat(dial(CHEN, "*13").heard()).containsExactly("zh/agent-pause-why", "zh/agent-reason-unknown");
    }

    @Test
    void theChannelTellsWhoItIs_andNotTheCallerId() {
        assertThat(dial("PJSIP/1007-00000001", "*12").heard()).containsExactly("zh/agent-phone-unknown");
        assertThat(changes.kept).isEmpty();
    }

    @Test
    void whoIsLoggedOut_hearsSo_untilHeLogsIn() {
        dial(CHEN, "*12");
        assertThat(dial(CHEN, "*14").heard()).containsExactly("zh/agent-not-logged-in");
        assertThat(dial(CHEN, "*131").heard()).containsExactly("zh/agent-not-logged-in");
        dial(CHEN, "*11");
        assertThat(dial(CHEN, "*14").heard()).containsExactly("zh/agent-ready");
        assertThat(changes.kept)
                .extracting(change -> change.what() + " by " + change.by())
                .containsExactly("LOGGED_OUT by phone 1003", "LOGGED_IN by phone 1003", "READY by phone 1003");
    }

    @Test
    void whileHeTalks_itIsForAfterTheTalk() {
        await(acd.reserve(
                CallId.next(Instant.now()), Instant.now(), agent -> agent.id().equals("chen")));
        acd.reservedTalks("chen");
        assertThat(dial(CHEN, "*12").heard()).containsExactly("zh/agent-logged-out-later");
        dial(CHEN, "*11");
        assertThat(dial(CHEN, "*131").heard()).containsExactly("zh/agent-paused-later", "zh/pause-lunch");
        assertThat(chen().state().name()).isEqualTo("TALKING");
    }

    @Test
    void changeThatCannotBeKept_isNotMade_andSaid() {
        changes.lost = true;
        assertThat(dial(CHEN, "*12").heard()).containsExactly("zh/agent-not-done");
        assertThat(chen().state().name()).isEqualTo("AVAILABLE");
    }

    @Test
    void restored_areThoseWhoTakeNoCalls() {
        dial(CHEN, "*131");
        AcdService next = new AcdService(
                VertxLoop.of(vertx), new Acd(config.agents().values(), Instant.now()), InstantSource.system());
        AgentDesk restarted = new AgentDesk(next, changes, () -> config, InstantSource.system());
        await(restarted.restore(config.agents().keySet()));
        assertThat(await(next.snapshot()).agents())
                .filteredOn(view -> view.state().name().equals("PAUSED"))
                .extracting(view -> view.agent() + " " + view.pause())
                .containsExactly("chen lunch");
        assertThat(restarted.last("chen")).hasValue(changes.kept.getFirst());
    }

    private ScriptedLine dial(String channel, String code) {
        ScriptedLine line = ScriptedLine.ofPhone(channel, code);
        await(handler.handle(line));
        assertThat(line.variables()).containsEntry("HOTLINE_DONE", "1");
        return line;
    }

    private AgentView chen() {
        return await(acd.snapshot()).agents().stream()
                .filter(view -> view.agent().equals("chen"))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(10, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("not done after 10 s", e);
        }
    }

    private static HotlineConfig config() {
        try {
            return new ConfigReader(name -> "secret").read(Path.of("../config"));
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    /** Keeps changes, until it is lost. */
    private static final class Changes implements AgentLog {
        private final List<AgentChange> kept = new ArrayList<>();
        private boolean lost;

        @Override
        public Future<List<AgentChange>> since(Instant from) {
            return Future.succeededFuture(
                    kept.stream().filter(change -> !change.at().isBefore(from)).toList());
        }

        @Override
        public Future<Void> keep(AgentChange change) {
            if (lost) {
                return Future.failedFuture("the database is gone");
            }
            kept.add(change);
            return Future.succeededFuture();
        }

        @Override
        public Future<Map<String, AgentChange>> latest(Collection<String> agents) {
            Map<String, AgentChange> latest = new java.util.HashMap<>();
            kept.forEach(change -> latest.put(change.agent(), change));
            latest.keySet().retainAll(agents);
            return Future.succeededFuture(latest);
        }
    }
}
