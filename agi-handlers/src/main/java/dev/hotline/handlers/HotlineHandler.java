package dev.hotline.handlers;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.AgiHandler;
import dev.hotline.asterisk.agi.HungUp;
import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.config.Agent;
import dev.hotline.config.EnginePrompt;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.Loop;
import dev.hotline.core.NoAnswer;
import dev.hotline.core.Party;
import dev.hotline.core.TransferKind;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The AGI entry {@code hotline}: a caller, from the first step of his flow to the last. A call that comes back, because the engine that served it was lost, is
 * known by the channel variable {@code HOTLINE_CALL} and goes on where it was. The last thing set is {@code HOTLINE_DONE}: without it the
 * dialplan comes back.
 *
 * <p>Safe from any thread; each session runs on its own context.
 */
public final class HotlineHandler implements AgiHandler {
    private static final Logger log = LoggerFactory.getLogger(HotlineHandler.class);

    private final HotlineServices services;
    /** The sessions in progress, by Asterisk's id of the channel. */
    private final Map<String, Live> live = new ConcurrentHashMap<>();
    /** Calls on the phone that no session serves, because their engine or their session was lost: by Asterisk's id of the channel. */
    private final Map<String, CallId> unserved = new ConcurrentHashMap<>();

    public HotlineHandler(HotlineServices services) {
        this.services = services;
    }

    @Override
    public Future<Void> handle(AgiCall line) {
        return callBefore(line)
                .compose(text -> known(text.flatMap(CallId::parse)))
                .compose(record -> record.isPresent() ? back(line, record.get()) : arrive(line));
    }

    /** What {@code HOTLINE_CALL} says: the dialplan tells it with the request, one that does not is asked. */
    private static Future<Optional<String>> callBefore(AgiCall line) {
        String told = line.request().query().get("call");
        return told == null ? line.get("HOTLINE_CALL") : Future.succeededFuture(Optional.of(told));
    }

    /** Whether a call on this channel is being served by this engine now. */
    public boolean serves(String uniqueId) {
        return live.containsKey(uniqueId);
    }

    /**
     * The call on this channel is about to be sent elsewhere in the dialplan: the end of its session is not the end of the call, which comes
     * back in another one. Nothing changes when no session serves it.
     *
     * @return takes it back, when it was not sent after all
     */
    public Runnable leaving(String uniqueId) {
        Live served = live.get(uniqueId);
        if (served == null) {
            return () -> {};
        }
        served.leaves().set(true);
        return () -> served.leaves().set(false);
    }

    /** Somebody did something to the call on this channel: its session takes the fact in, if it has one. */
    public void note(String uniqueId, CallEvent fact) {
        Live served = live.get(uniqueId);
        if (served != null && served.session().id().equals(fact.call())) {
            served.loop().run(() -> served.session().note(fact));
            return;
        }
        services.events().publish(fact);
        services.journal()
                .append(fact)
                .onFailure(e -> log.error("call {}: {} was not stored: {}", fact.call(), fact, e.getMessage()));
    }

    /** A call on this channel is on the phone, and no engine serves it. */
    void leftUnserved(String uniqueId, CallId call) {
        unserved.put(uniqueId, call);
    }

    /** The call on this channel, if no session served it; it is forgotten. */
    Optional<CallId> takeUnserved(String uniqueId) {
        return Optional.ofNullable(unserved.remove(uniqueId));
    }

    /** Takes in what Asterisk says of calls: a talk is known to have begun as soon as the agent answers. */
    public void on(AmiEvent event) {
        if (event instanceof AmiEvent.Answered answered) {
            Live call = live.get(answered.uniqueId());
            if (call != null) {
                call.loop().run(() -> connected(call.session()));
            }
        }
    }

    private Future<Optional<CallRecord>> known(Optional<CallId> id) {
        return id.isPresent() ? services.journal().find(id.get()) : Future.succeededFuture(Optional.empty());
    }

    private Future<Void> arrive(AgiCall line) {
        CallId id = CallId.next(services.clock().instant());
        HotlineConfig config = services.config();
        String node = Nodes.named(config, line.request().query().get("node")).name();
        Optional<CallEvent.Arrived> arrived = new Arrival(config)
                .of(line.request(), node, id, services.clock().instant());
        return arrived.isPresent() ? begin(line, config, arrived.get()) : notInService(line, config);
    }

    private Future<Void> begin(AgiCall line, HotlineConfig config, CallEvent.Arrived arrived) {
        CallSession session = session(line, config, CallRecord.of(arrived));
        log.info(
                "call {}: {} on line {}",
                session.id(),
                session.record().customer() == null
                        ? "a caller"
                        : "customer " + session.record().customer(),
                arrived.line());
        session.note(arrived);
        return line.set("__HOTLINE_CALL", session.id().toString())
                .onFailure(e -> leftUnserved(line.request().uniqueId(), session.id()))
                .compose(v -> serve(session, new FlowRunner(session, services).run()));
    }

    private Future<Void> back(AgiCall line, CallRecord record) {
        boolean handedOver = "1".equals(line.request().query().get("transfer"));
        return handedOver ? handedOver(line, record) : resume(line, record);
    }

    /** An agent handed the caller over without asking, or a supervisor sent him: the number is the extension. */
    private Future<Void> handedOver(AgiCall line, CallRecord record) {
        CallSession session = session(line, services.config(record.configVersion()), record);
        Dialable to = Dialable.of(line.request().extension(), services.config());
        takeUp(session);
        if (waits(record)) {
            log.info("call {}: sent to {} while he waits", session.id(), to.number());
        } else {
            noteTransfer(session, to.number(), TransferKind.BLIND);
        }
        return line.set(Map.of("HOTLINE_TRANSFER", "", "BLINDTRANSFER", ""))
                .onFailure(e -> leftUnserved(line.request().uniqueId(), session.id()))
                .compose(v -> serve(session, new FlowRunner(session, services).handedOver(to)));
    }

    /** Whether nobody talks with the caller, nor rings for him: a supervisor sent him elsewhere, and no talk is over. */
    private static boolean waits(CallRecord record) {
        return record.talkSince() == null && record.offeredTo() == null && record.outside() == null;
    }

    private static void noteTransfer(CallSession session, String to, TransferKind kind) {
        CallRecord record = session.record();
        Instant now = session.now();
        Instant since = Objects.requireNonNullElse(record.talkSince(), now);
        String from = Objects.requireNonNullElse(record.party(), "unknown");
        log.info("call {}: {} hands the caller over to {} ({})", session.id(), from, to, kind);
        session.note(new CallEvent.Transferred(session.id(), now, from, to, kind, Duration.between(since, now)));
    }

    /**
     * Who talked with the caller on this channel handed him over to whom he asked first, and they talk now.
     *
     * @param to what he dialled to ask
     * @param agent who talks with the caller now; empty when it is nobody of ours
     * @param assigned tells for a call, at a time, why routing chose this agent; empty when it did not
     */
    void handedOver(
            String uniqueId,
            String to,
            Optional<Agent> agent,
            BiFunction<CallId, Instant, Optional<CallEvent.Assigned>> assigned) {
        Live call = live.get(uniqueId);
        if (call != null) {
            call.loop().run(() -> handedOver(call.session(), to, agent, assigned));
        }
    }

    private void handedOver(
            CallSession session,
            String to,
            Optional<Agent> agent,
            BiFunction<CallId, Instant, Optional<CallEvent.Assigned>> assigned) {
        CallRecord record = session.record();
        if (record.ended() || (record.talkEndedAt() != null && record.talkSince() == null)) {
            return;
        }
        noteTransfer(session, to, TransferKind.ATTENDED);
        Duration wrapUp = session.queue().map(ServiceQueue::wrapUp).orElse(Duration.ZERO);
        if (agent.isPresent()) {
            assigned.apply(session.id(), session.now()).ifPresent(session::note);
            session.note(new CallEvent.Connected(
                    session.id(), session.now(), agent.get().id()));
            services.acd().handedOver(session.id(), agent.get().id(), wrapUp);
        } else {
            session.note(new CallEvent.TransferStarted(session.id(), session.now(), to));
            session.note(new CallEvent.TransferAnswered(session.id(), session.now(), to));
            services.acd().finished(session.id(), wrapUp);
        }
    }

    /** The call of the caller with whom this agent talks. */
    Optional<CallRecord> callOf(Agent agent) {
        return live.values().stream()
                .map(call -> call.session().record())
                .filter(record -> record.talkSince() != null && agent.id().equals(record.party()))
                .findFirst();
    }

    private Future<Void> resume(AgiCall line, CallRecord record) {
        CallSession session = session(line, services.config(record.configVersion()), record);
        log.info("call {} is back at {}", session.id(), record.place());
        takeUp(session);
        return serve(session, new FlowRunner(session, services).resume());
    }

    /** This engine may not have served the call so far. */
    private void takeUp(CallSession session) {
        CallEvent.Resumed resumed = new CallEvent.Resumed(session.id(), session.now());
        services.events().takenUp(session.record().after(resumed));
        session.note(resumed);
    }

    /** Runs the steps to their end, however it comes, and says that the engine has finished. */
    private Future<Void> serve(CallSession session, Future<Void> steps) {
        AgiCall line = session.line();
        String uniqueId = line.request().uniqueId();
        unserved.remove(uniqueId);
        Live served = new Live(session, services.loop().here(), new AtomicBoolean());
        live.put(uniqueId, served);
        return steps.map(v -> line.isHungUp() ? Party.CALLER : Party.HOTLINE)
                .recover(e -> e instanceof CallerGone ? Future.succeededFuture(Party.CALLER) : Future.failedFuture(e))
                .compose(by -> served.leaves().get() ? gone(served) : ended(session, by))
                .onFailure(e -> leftUnserved(uniqueId, session.id()))
                .recover(e -> e instanceof HandedOver ? Future.succeededFuture() : Future.failedFuture(e))
                .onComplete(done -> live.remove(uniqueId, served));
    }

    /** Until it comes back, no session serves the call; it may end before. */
    private Future<Void> gone(Live served) {
        CallSession session = served.session();
        String uniqueId = session.line().request().uniqueId();
        log.info("call {} was sent elsewhere", session.id());
        ringsNoMore(session);
        if (served.equals(live.get(uniqueId))) {
            leftUnserved(uniqueId, session.id());
        }
        return Future.succeededFuture();
    }

    /** Whose phone rang for the caller has missed him. */
    private static void ringsNoMore(CallSession session) {
        CallRecord record = session.record();
        if (record.talkSince() != null) {
            return;
        }
        if (record.outside() != null) {
            session.note(
                    new CallEvent.TransferEnded(session.id(), session.now(), record.outside(), false, Duration.ZERO));
        } else if (record.offeredTo() != null) {
            session.note(new CallEvent.Missed(session.id(), session.now(), record.offeredTo(), NoAnswer.TAKEN_AWAY));
        }
    }

    /** However it came to its end, nobody is kept for it any more. */
    private Future<Void> ended(CallSession session, Party by) {
        services.acd().leave(session.id());
        end(session, by);
        return session.line().set("HOTLINE_DONE", "1");
    }

    private static void end(CallSession session, Party by) {
        session.note(new CallEvent.Ended(session.id(), session.now(), by));
        log.info("call {} ended by the {}", session.id(), by == Party.CALLER ? "caller" : "hotline");
    }

    private void connected(CallSession session) {
        CallRecord record = session.record();
        if (record.outside() != null && record.talkSince() == null) {
            session.note(new CallEvent.TransferAnswered(session.id(), session.now(), record.outside()));
        } else if (record.offeredTo() != null && record.talkSince() == null && record.talkEndedAt() == null) {
            session.note(new CallEvent.Connected(session.id(), session.now(), record.offeredTo()));
            services.acd().connected(session.id());
        }
    }

    private Future<Void> notInService(AgiCall line, HotlineConfig config) {
        log.warn(
                "number dialled: {} (expected: a dnis of lines.yaml, one of {}); the caller hears that it is not in service",
                line.request().extension().replaceAll("\\p{Cntrl}", " "),
                config.lines().stream().flatMap(l -> l.dnis().stream()).toList());
        Speaker speaker = new Speaker(
                line, config.site().prompts(), services.standIn(), config.site().language());
        return line.answer()
                .compose(acted ->
                        acted instanceof HungUp ? Future.succeededFuture() : speaker.say(EnginePrompt.NOT_IN_SERVICE))
                .recover(e -> e instanceof CallerGone ? Future.succeededFuture() : Future.failedFuture(e))
                .compose(v -> line.set("HOTLINE_DONE", "1"));
    }

    private CallSession session(AgiCall line, HotlineConfig config, CallRecord record) {
        return new CallSession(
                line, config, services.journal(), services.events(), services.standIn(), services.clock(), record);
    }

    /**
     * A session and the loop it runs on.
     *
     * @param leaves whether the call goes on elsewhere when the session ends
     */
    private record Live(CallSession session, Loop loop, AtomicBoolean leaves) {}
}
