package dev.hotline.server;

import dev.hotline.asterisk.ami.AmiException;
import dev.hotline.asterisk.ami.AmiLink;
import dev.hotline.asterisk.ami.Originate;
import dev.hotline.config.AsteriskNode;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.ServiceQueue;
import dev.hotline.console.CallDesk;
import dev.hotline.console.LiveCall;
import dev.hotline.console.LiveCalls;
import dev.hotline.console.Stage;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.Journal;
import dev.hotline.core.NotDoneException;
import dev.hotline.core.NotDoneException.Kind;
import dev.hotline.core.SupervisorDeed;
import dev.hotline.handlers.CallbackTalk;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What supervisors do with calls in progress, by AMI and by routing. Safe from any thread. */
final class SupervisorDesk implements CallDesk {
    /** What the dialplan does with a phone that listens in: {@code extensions-hotline.conf}. */
    private static final Pattern DIALLED = Pattern.compile("[0-9]{3,}");

    private static final String SPY = "hotline-spy";
    /** Where a caller goes who is sent to the number that is the extension. */
    private static final String TRANSFER = "hotline-transfer";

    private static final Duration RING = Duration.ofSeconds(20);
    private static final String NAME = "Hotline";

    private final Supplier<HotlineConfig> config;
    private final LiveCalls calls;
    private final Journal journal;
    private final AcdService acd;
    private final Map<String, AmiLink> links;
    private final Function<String, Runnable> leaving;
    private final Function<CallId, Optional<CallbackTalk>> callbacks;
    private final BiConsumer<String, CallEvent> noted;
    private final InstantSource clock;

    /**
     * @param leaving tells whoever serves the channel with this unique id that its call goes elsewhere; what it gives takes that back
     * @param callbacks the talk in progress by which the customer of this call is called back
     * @param noted is told what was done to the call on that channel
     */
    SupervisorDesk(
            Supplier<HotlineConfig> config,
            LiveCalls calls,
            Journal journal,
            AcdService acd,
            List<? extends AmiLink> links,
            Function<String, Runnable> leaving,
            Function<CallId, Optional<CallbackTalk>> callbacks,
            BiConsumer<String, CallEvent> noted,
            InstantSource clock) {
        this.config = config;
        this.calls = calls;
        this.journal = journal;
        this.acd = acd;
        this.links = links.stream().collect(Collectors.toMap(AmiLink::node, Function.identity()));
        this.leaving = leaving;
        this.callbacks = callbacks;
        this.noted = noted;
        this.clock = clock;
    }

    @Override
    public Future<Void> spy(CallId call, Spy how, String phone) {
        return callbacks
                .apply(call)
                .map(talk -> ring(link(call, talk.node()), talk.channel(), how, phone))
                .orElseGet(() -> live(call, Stage.TALKING)
                        .compose(record -> link(record)
                                .peer(record.uniqueId())
                                .compose(peer -> peer.map(Future::succeededFuture)
                                        .orElseGet(() ->
                                                notNow("call " + call + ": connected with nobody (expected: a talk)")))
                                .compose(agent -> ring(link(record), agent, how, phone))));
    }

    private Future<Void> ring(AmiLink link, String agentChannel, Spy how, String phone) {
        AsteriskNode node = config.get().site().asterisk(link.node()).orElseThrow();
        var rung = new Originate(
                node.channelOfPhone(phone),
                SPY,
                RING,
                NAME,
                phone,
                Map.of("HOTLINE_SPY", agentChannel, "HOTLINE_SPY_HOW", options(how)));
        return link.originate(rung)
                .compose(missed -> missed.isEmpty()
                        ? Future.succeededFuture()
                        : notNow("phone " + phone + ": "
                                + missed.get().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                + " (expected: answered within " + RING.toSeconds() + " s)"));
    }

    /** u: this very channel; q: without a tone; E, S: ends with that channel, or when it is gone already; w, B: who hears him. */
    private static String options(Spy how) {
        return switch (how) {
            case LISTEN -> "uqES";
            case WHISPER -> "uqwES";
            case BARGE -> "uqBES";
        };
    }

    @Override
    public Future<Void> takeOver(CallId call, String phone, String who) {
        Map<String, String> agents = config.get().agents().values().stream()
                .collect(Collectors.toMap(
                        agent -> agent.phone(), agent -> agent.id(), (one, other) -> one, LinkedHashMap::new));
        String agent = agents.get(phone);
        if (agent != null && !DIALLED.matcher(phone).matches()) {
            return wrong("phone: " + phone
                    + " (expected: of digits only, at least three, so that a caller can be sent to it)");
        }
        return agent == null
                ? wrong("phone: " + phone + " (expected: the phone of an agent, one of "
                        + String.join(", ", agents.keySet()) + ")")
                : movable(call)
                        .compose(record -> takeable(agent))
                        .compose(v -> send(call, phone, deed(call, SupervisorDeed.TAKEN_OVER, who, agent)));
    }

    /** A talk is not broken for whom the caller could not be given to. */
    private Future<Void> takeable(String agent) {
        return acd.snapshot()
                .compose(now -> now.agents().stream()
                        .filter(view -> view.agent().equals(agent) && !Acd.TAKEABLE.contains(view.state()))
                        .findFirst()
                        .map(view -> SupervisorDesk.<Void>notNow("agent " + agent + ": " + view.state()
                                + " (expected: "
                                + Acd.TAKEABLE.stream().map(Enum::name).collect(Collectors.joining(" or ")) + ")"))
                        .orElseGet(Future::succeededFuture));
    }

    @Override
    public Future<Void> reroute(CallId call, String queue, String who) {
        Map<String, ServiceQueue> queues = config.get().queues();
        ServiceQueue to = queues.get(queue);
        if (to == null) {
            return wrong("queue: " + queue + " (expected: one of " + String.join(", ", queues.keySet()) + ")");
        }
        return to.number()
                .map(number -> send(call, number, deed(call, SupervisorDeed.REROUTED, who, queue)))
                .orElseGet(() -> wrong("queue: " + queue + " (expected: one with a 'number' in queues.yaml)"));
    }

    /** BLINDTRANSFER is what Asterisk sets when a phone does the same: the session that the caller leaves knows by it that he has not hung up. */
    private Future<Void> send(CallId call, String number, CallEvent.Supervised deed) {
        return movable(call).compose(record -> {
            Runnable back = leaving.apply(record.uniqueId());
            return link(record)
                    .redirect(record.uniqueId(), Map.of("BLINDTRANSFER", "supervisor"), TRANSFER, number)
                    .onSuccess(v -> noted.accept(record.uniqueId(), deed))
                    .onFailure(e -> back.run())
                    .recover(SupervisorDesk::refused);
        });
    }

    private Future<CallRecord> movable(CallId call) {
        return live(call, Stage.WAITING, Stage.CALLBACK_OFFER, Stage.RINGING, Stage.TALKING);
    }

    @Override
    public Future<Void> moveUp(CallId call, String who) {
        return forward(call, SupervisorDeed.MOVED_UP, who, acd::moveFirst);
    }

    @Override
    public Future<Void> raise(CallId call, Duration by, String who) {
        return forward(
                call,
                SupervisorDeed.RAISED,
                who,
                waiting -> acd.raise(waiting, by).map(done -> done ? Optional.of(by) : Optional.empty()));
    }

    /**
     * Also who is just offered a callback, hears an announcement, or waits at home to be called back, is moved: routing knows who waits.
     *
     * @param move gives by how much the call was moved forward; empty when it does not wait
     */
    private Future<Void> forward(
            CallId call, SupervisorDeed deed, String who, Function<CallId, Future<Optional<Duration>>> move) {
        Instant now = clock.instant();
        return kept(call)
                .compose(record -> move.apply(call).compose(raised -> {
                    raised.ifPresent(more -> noted.accept(
                            record.uniqueId(), new CallEvent.Supervised(call, now, deed, who, null, more)));
                    return raised.isPresent()
                            ? Future.succeededFuture()
                            : notNow("call " + call + ": does not wait (expected: one that waits for an agent)");
                }));
    }

    /** The talk by which a customer is called back ends with the agent's channel; he is asked for its outcome by another call. */
    @Override
    public Future<Void> hangUp(CallId call, String who) {
        return callbacks
                .apply(call)
                .map(talk -> link(call, talk.node()).hangUp(talk.channel()).recover(SupervisorDesk::refused))
                .orElseGet(() -> hangUpCaller(call, who));
    }

    private Future<Void> hangUpCaller(CallId call, String who) {
        CallEvent.Supervised deed = deed(call, SupervisorDeed.HUNG_UP, who, null);
        return live(call)
                .compose(record -> link(record)
                        .hangUp(record.uniqueId())
                        .onSuccess(v -> noted.accept(record.uniqueId(), deed))
                        .recover(SupervisorDesk::refused));
    }

    /** A fact that is noted when it is done, with the time at which it was asked for: what follows from it is told meanwhile. */
    private CallEvent.Supervised deed(CallId call, SupervisorDeed what, String who, @Nullable String to) {
        return new CallEvent.Supervised(call, clock.instant(), what, who, to, Duration.ZERO);
    }

    /** The call, if it is in progress and in one of these stages; any stage when none is named. */
    private Future<CallRecord> live(CallId call, Stage... expected) {
        LiveCall live = calls.find(call).orElse(null);
        if (live == null) {
            return kept(call).compose(ended -> notNow("call " + call + ": ended (expected: in progress)"));
        }
        List<Stage> stages = Arrays.asList(expected);
        return stages.isEmpty() || stages.contains(live.stage())
                ? Future.succeededFuture(live.record())
                : notNow("call " + call + ": " + live.stage() + " (expected: "
                        + stages.stream().map(Stage::name).collect(Collectors.joining(" or ")) + ")");
    }

    /** The call, also when it has ended. */
    private Future<CallRecord> kept(CallId call) {
        return calls.find(call)
                .map(live -> Future.succeededFuture(live.record()))
                .orElseGet(() -> journal.find(call)
                        .compose(known -> known.map(Future::succeededFuture)
                                .orElseGet(() -> Future.failedFuture(new NotDoneException(
                                        Kind.UNKNOWN, "call: " + call + " (expected: one that is kept)")))));
    }

    private AmiLink link(CallRecord record) {
        return link(record.id(), record.node());
    }

    private AmiLink link(CallId call, String node) {
        AmiLink link = links.get(node);
        if (link == null) {
            throw new NotDoneException(
                    Kind.NOT_NOW,
                    "call " + call + ": on Asterisk " + node + " (expected: one of " + String.join(", ", links.keySet())
                            + ")");
        }
        return link;
    }

    /** Asterisk says no where the channel is gone by now. */
    private static Future<Void> refused(Throwable why) {
        return why instanceof AmiException refused && refused.kind() == AmiException.Kind.REFUSED
                ? notNow(String.valueOf(why.getMessage()))
                : Future.failedFuture(why);
    }

    private static <T> Future<T> notNow(String message) {
        return Future.failedFuture(new NotDoneException(Kind.NOT_NOW, message));
    }

    private static <T> Future<T> wrong(String message) {
        return Future.failedFuture(new NotDoneException(Kind.WRONG, message));
    }
}
