package dev.hotline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.asterisk.ami.AmiLink;
import dev.hotline.asterisk.ami.Originate;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Language;
import dev.hotline.console.CallDesk.Spy;
import dev.hotline.console.LiveCalls;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.Journal;
import dev.hotline.core.NoAnswer;
import dev.hotline.core.NotDoneException;
import dev.hotline.core.NotDoneException.Kind;
import dev.hotline.core.Party;
import dev.hotline.core.SupervisorDeed;
import dev.hotline.core.VertxLoop;
import dev.hotline.handlers.CallbackTalk;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.WaitingCall;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of Asterisk and of routing, and what is refused. */
final class SupervisorDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final CallId CALL = CallId.next(NOW);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Link link = new Link();
    private final LiveCalls calls = new LiveCalls();
    private final Journal journal = mock();
    private Optional<CallbackTalk> callback = Optional.empty();
    private final List<String> leaving = new ArrayList<>();
    private final List<CallEvent> noted = new CopyOnWriteArrayList<>();
    private HotlineConfig config;
    private AcdService acd;
    private SupervisorDesk desk;

    @BeforeEach
    void wire() throws Exception {
        when(journal.find(any())).thenReturn(Future.succeededFuture(Optional.empty()));
        config = TestConfig.in(folder)
                .change("queues.yaml", "    number: 803\n", "")
                .read();
        acd = new AcdService(VertxLoop.of(vertx), new Acd(config.agents().values(), NOW), InstantSource.system());
        desk = new SupervisorDesk(
                () -> config,
                calls,
                journal,
                acd,
                List.of(link),
                uniqueId -> {
                    leaving.add("leaves " + uniqueId);
                    return () -> leaving.add("stays " + uniqueId);
                },
                call -> callback.filter(talk -> talk.call().equals(call)),
                (uniqueId, fact) -> {
                    assertThat(uniqueId).isEqualTo("17.1");
                    noted.add(fact);
                },
                () -> NOW);
        calls.accept(new CallEvent.Arrived(
                CALL, NOW, "pbx1", "PJSIP/c-1", "17.1", "vip", "400", null, null, null, true, Language.ZH, "v"));
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void spy_ringsThePhoneIntoTheAgentsChannelOfThatTalk() {
        talks();
        done(desk.spy(CALL, Spy.WHISPER, "1009"));
        assertThat(link.asked).containsExactly("peer 17.1", "originate PJSIP/1009 hotline-spy PJSIP/1003-7 uqwES");
    }

    @Test
    void spy_onACallThatDoesNotTalk_orAPhoneThatDoesNotAnswer_isRefused() {
        refused(desk.spy(CALL, Spy.LISTEN, "1009"), "call " + CALL + ": GREETING (expected: TALKING)");
        talks();
        link.missed = Optional.of(NoAnswer.BUSY);
        refused(desk.spy(CALL, Spy.LISTEN, "1009"), "phone 1009: busy (expected: answered within 20 s)");
        link.peer = Optional.empty();
        refused(desk.spy(CALL, Spy.LISTEN, "1009"), "call " + CALL + ": connected with nobody (expected: a talk)");
    }

    @Test
    void spy_onATalkWithACustomerWhoWasCalledBack_ringsThePhoneIntoTheAgentsChannel() {
        CallId over = CallId.next(NOW);
        callback = Optional.of(new CallbackTalk(over, "zhou", "pbx1", "PJSIP/1008-3", NOW, true));
        done(desk.spy(over, Spy.LISTEN, "1009"));
        assertThat(link.asked).containsExactly("originate PJSIP/1009 hotline-spy PJSIP/1008-3 uqES");
    }

    @Test
    void hangUp_ofATalkWithACustomerWhoWasCalledBack_endsTheAgentsChannel() {
        CallId over = CallId.next(NOW);
        callback = Optional.of(new CallbackTalk(over, "zhou", "pbx1", "PJSIP/1008-3", NOW, true));
        done(desk.hangUp(over, "li"));
        assertThat(link.asked).containsExactly("hang up PJSIP/1008-3");
    }

    @Test
    void raise_isAlsoForWhoWaitsAtHomeToBeCalledBack() {
        CallRecord over = CallRecord.of(new CallEvent.Arrived(
                        CallId.next(NOW),
                        NOW,
                        "pbx1",
                        "PJSIP/c-1",
                        "17.1",
                        "vip",
                        "400",
                        null,
                        null,
                        null,
                        true,
                        Language.ZH,
                        "v"))
                .after(new CallEvent.Ended(CALL, NOW, Party.CALLER));
        when(journal.find(over.id())).thenReturn(Future.succeededFuture(Optional.of(over)));
        acd.awaitAgent(waiting(over.id(), NOW));
        done(desk.raise(over.id(), Duration.ofMinutes(5), "li"));
        assertThat(noted).hasSize(1);
        refused(desk.hangUp(over.id(), "li"), "call " + over.id() + ": ended (expected: in progress)");
    }

    @Test
    void takeOver_sendsTheCallerToThePhone_andTellsItsSession() {
        talks();
        done(desk.takeOver(CALL, "1009", "li"));
        assertThat(link.asked).containsExactly("redirect 17.1 hotline-transfer 1009 {BLINDTRANSFER=supervisor}");
        assertThat(leaving).containsExactly("leaves 17.1");
        assertThat(noted).containsExactly(did(SupervisorDeed.TAKEN_OVER, "wu", Duration.ZERO));
        refused(desk.takeOver(CALL, "2000", "li"), "phone: 2000 (expected: the phone of an agent, one of 1001, 1002, ");
    }

    @Test
    void takeOver_byAnAgentWhoCannotBeGivenACallNow_breaksNoTalk() {
        talks();
        acd.pause("wu", "lunch");
        refused(
                desk.takeOver(CALL, "1009", "li"),
                "agent wu: PAUSED (expected: AVAILABLE or WRAP_UP or SET_ASIDE)",
                Kind.NOT_NOW);
        assertThat(link.asked).isEmpty();
        assertThat(leaving).isEmpty();
        acd.ready("wu");
        done(desk.takeOver(CALL, "1009", "li"));
        CallId other = CallId.next(NOW);
        refused(desk.takeOver(other, "1009", "li"), "call: " + other + " (expected: one that is kept)", Kind.UNKNOWN);
    }

    @Test
    void takeOver_thatAsteriskDoesNotDo_leavesTheCallWhereItIs() {
        talks();
        link.broken = true;
        refused(desk.takeOver(CALL, "1009", "li"), "the link is down");
        assertThat(leaving).containsExactly("leaves 17.1", "stays 17.1");
        assertThat(noted).isEmpty();
    }

    @Test
    void reroute_needsAQueueWithANumber() {
        talks();
        refused(desk.reroute(CALL, "nowhere", "li"), "queue: nowhere (expected: one of hardware, ");
        refused(desk.reroute(CALL, "orders", "li"), "queue: orders (expected: one with a 'number' in queues.yaml)");
    }

    @Test
    void moveUpAndRaise_areForWhoWaits() {
        refused(desk.moveUp(CALL, "li"), "call " + CALL + ": does not wait (expected: one that waits");
        calls.accept(new CallEvent.Queued(CALL, NOW, "hardware"));
        refused(
                desk.raise(CALL, Duration.ofMinutes(5), "li"),
                "call " + CALL + ": does not wait (expected: one that waits");
        assertThat(noted).isEmpty();
    }

    @Test
    void moveUpAndRaise_areToldWithHowMuchTheyMovedTheCaller() {
        CallId first = CallId.next(NOW);
        acd.awaitAgent(waiting(first, NOW.minusSeconds(30)));
        acd.awaitAgent(waiting(CALL, NOW));
        calls.accept(new CallEvent.Queued(CALL, NOW, "hardware"));
        done(desk.moveUp(CALL, "li"));
        done(desk.moveUp(CALL, "li"));
        done(desk.raise(CALL, Duration.ofMinutes(5), "li"));
        assertThat(noted)
                .containsExactly(
                        did(
                                SupervisorDeed.MOVED_UP,
                                null,
                                Duration.ofSeconds(30).plusNanos(1)),
                        did(SupervisorDeed.MOVED_UP, null, Duration.ZERO),
                        did(SupervisorDeed.RAISED, null, Duration.ofMinutes(5)));
    }

    /** In a queue that nobody serves. */
    private WaitingCall waiting(CallId call, Instant since) {
        config.agents().keySet().forEach(agent -> acd.pause(agent, "lunch"));
        return new WaitingCall(
                call,
                Objects.requireNonNull(config.queues().get("hardware")),
                false,
                Language.ZH,
                null,
                null,
                since,
                null,
                Duration.ZERO);
    }

    private static CallEvent did(SupervisorDeed deed, @Nullable String to, Duration raised) {
        return new CallEvent.Supervised(CALL, NOW, deed, "li", to, raised);
    }

    @Test
    void callThatIsNotThere_orOver_isRefused() {
        done(desk.hangUp(CALL, "li"));
        assertThat(link.asked).containsExactly("hang up 17.1");
        assertThat(noted).containsExactly(did(SupervisorDeed.HUNG_UP, null, Duration.ZERO));
        CallId other = CallId.next(NOW);
        refused(desk.hangUp(other, "li"), "call: " + other + " (expected: one that is kept)");
    }

    private void talks() {
        calls.accept(new CallEvent.Connected(CALL, NOW, "chen"));
    }

    private static void done(Future<Void> deed) {
        try {
            deed.await(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not done after 10 s", e);
        }
    }

    private static void refused(Future<Void> deed, String why) {
        assertThatThrownBy(() -> done(deed)).message().startsWith(why);
    }

    private static void refused(Future<Void> deed, String why, Kind kind) {
        assertThatThrownBy(() -> done(deed))
                .hasMessage(why)
                .isInstanceOfSatisfying(
                        NotDoneException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    /** Notes what is asked of Asterisk. */
    private static final class Link implements AmiLink {
        private final List<String> asked = new ArrayList<>();
        private Optional<String> peer = Optional.of("PJSIP/1003-7");
        private Optional<NoAnswer> missed = Optional.empty();
        private boolean broken;

        @Override
        public String node() {
            return "pbx1";
        }

        @Override
        public Future<Optional<NoAnswer>> originate(Originate call) {
            asked.add("originate " + call.channel() + " " + call.context() + " "
                    + call.variables().get("HOTLINE_SPY") + " "
                    + call.variables().get("HOTLINE_SPY_HOW"));
            return Future.succeededFuture(missed);
        }

        @Override
        public Future<Void> redirect(String channel, Map<String, String> variables, String context, String extension) {
            asked.add("redirect " + channel + " " + context + " " + extension + " " + variables);
            return broken ? Future.failedFuture("the link is down") : Future.succeededFuture();
        }

        @Override
        public Future<Void> hangUp(String channel) {
            asked.add("hang up " + channel);
            return Future.succeededFuture();
        }

        @Override
        public Future<Optional<String>> peer(String uniqueId) {
            asked.add("peer " + uniqueId);
            return Future.succeededFuture(peer);
        }

        @Override
        public void subscribe(Consumer<AmiEvent> listener) {
            throw new AssertionError("nobody listens");
        }

        @Override
        public void subscribe(Context context, Consumer<AmiEvent> listener) {
            throw new AssertionError("nobody listens");
        }

        @Override
        public AmiHealth health() {
            throw new AssertionError("nobody asks");
        }
    }
}
