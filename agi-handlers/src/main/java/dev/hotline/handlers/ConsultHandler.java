package dev.hotline.handlers;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.AgiHandler;
import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.callback.LegKind;
import dev.hotline.config.Agent;
import dev.hotline.config.AsteriskNode;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.Party;
import dev.hotline.core.TransferKind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The AGI entry {@code consult}: what an agent's phone dials by itself, mostly to ask somebody before he hands his caller over: a colleague, a queue,
 * whose next agent is rung while he hears music, or a number outside. When he hands the caller over, {@link HotlineHandler} hears of it here.
 *
 * <p>A caller who is handed over before anybody answered takes the agent's place on this very session: Asterisk puts his channel where the
 * agent's was. What comes of it is noted with his call, and his call goes on in the entry {@code hotline}, where the dialplan sends a
 * channel that has a call.
 *
 * <p>A customer who was called back comes here himself when the agent hands him over without asking, and stays here also when he has taken the agent's
 * place: his talks are legs of the try ({@link CallbackLegs}), and when nobody can be had he is called again ({@link HandedOverInVain}).
 *
 * <p>Safe from any thread; each session runs on its own context.
 */
public final class ConsultHandler implements AgiHandler {
    private static final Logger log = LoggerFactory.getLogger(ConsultHandler.class);

    private static final Duration RINGS = Duration.ofSeconds(30);
    /** AMI may tell of a transfer a little after the session has ended by it. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private static final int TIMES_LOOKED = 40;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private final HotlineServices services;
    private final HotlineHandler hotline;
    private final CallbackLegs legs;
    /** By Asterisk's id of the channel: the agent's, and that of a caller who has taken his place. */
    private final Map<String, Consultation> consultations = new ConcurrentHashMap<>();

    public ConsultHandler(HotlineServices services, HotlineHandler hotline, CallbackLegs legs) {
        this.services = services;
        this.hotline = hotline;
        this.legs = legs;
    }

    @Override
    public Future<Void> handle(AgiCall line) {
        Consultation consultation = new Consultation(
                CallId.next(services.clock().instant()),
                line,
                services.loop().here(),
                Dialable.of(line.request().extension(), services.config()));
        String uniqueId = line.request().uniqueId();
        consultations.put(uniqueId, consultation);
        return begin(consultation)
                .compose(v -> connect(consultation))
                .onFailure(e -> broken(consultation))
                .compose(dialled -> over(consultation, dialled))
                .onComplete(done -> consultation
                        .loop()
                        .after(REMEMBERED, () -> consultations.values().removeIf(other -> other == consultation)));
    }

    private void broken(Consultation consultation) {
        services.acd().leave(consultation.id());
        legs.forget(consultation.channel());
    }

    /** A phone that is no agent's may be that of a customer who was called back, and is handed over. */
    private Future<Void> begin(Consultation consultation) {
        AgiCall line = consultation.line();
        return Staff.onChannel(services.config(), line.request().channel()).isPresent()
                ? Future.succeededFuture()
                : customerHere(consultation).compose(there -> there ? arrives(consultation) : Future.succeededFuture());
    }

    /** Who handed him over is no mark of his next talk's end. */
    private Future<Void> arrives(Consultation consultation) {
        AgiCall line = consultation.line();
        String node = Nodes.named(services.config(), line.request().query().get("node"))
                .name();
        consultation.customer().ifPresent(customer -> legs.begins(consultation.channel(), node, customer));
        return line.set("BLINDTRANSFER", "");
    }

    private static Future<Boolean> customerHere(Consultation consultation) {
        return CalledBack.on(consultation.line()).map(found -> {
            found.ifPresent(consultation::serves);
            return found.isPresent();
        });
    }

    /** Takes in what Asterisk says of calls. */
    public void on(AmiEvent event) {
        switch (event) {
            case AmiEvent.Answered answered -> answered(answered.uniqueId());
            case AmiEvent.Transferred transferred -> transferred(transferred);
            default -> {}
        }
    }

    /** Whether the session of this channel serves another one now: that of a caller who took the agent's place. */
    public boolean isReplaced(String uniqueId) {
        Consultation consultation = consultations.get(uniqueId);
        return consultation != null && consultation.handedOver().future().isComplete();
    }

    private void answered(String uniqueId) {
        Consultation consultation = consultations.get(uniqueId);
        if (consultation != null) {
            talks(uniqueId, consultation.to().number(), consultation.agent(), consultation.kind());
            consultation.loop().run(() -> consultation.answered(services.clock().instant()));
            if (consultation.agent().isPresent()) {
                services.acd().connected(consultation.id());
            }
        }
    }

    /** If it is a customer who was called back. */
    private void talks(String uniqueId, String to, Optional<Agent> agent, LegKind kind) {
        legs.talks(uniqueId, kind, agent.map(Agent::id).orElse(to), agent.isPresent());
    }

    private void transferred(AmiEvent.Transferred event) {
        legs.handedOver(event.byUniqueId(), event.uniqueId());
        Consultation consultation = consultations.get(event.consultUniqueId());
        if (!event.device().isEmpty()) {
            Optional<Agent> agent =
                    consultation == null ? Staff.atDevice(services.config(), event.device()) : consultation.agent();
            String to =
                    consultation == null ? event.device() : consultation.to().number();
            talks(event.uniqueId(), to, agent, LegKind.ATTENDED);
            hotline.handedOver(
                    event.uniqueId(),
                    to,
                    agent,
                    (call, now) -> consultation == null ? Optional.empty() : consultation.assigned(call, now));
        } else if (consultation != null) {
            consultations.put(event.uniqueId(), consultation);
            legs.over(event.uniqueId());
            consultation.takenBy(event.uniqueId());
        }
    }

    /** Empty when nobody was dialled. */
    private Future<Optional<Dialled>> connect(Consultation consultation) {
        AsteriskNode node = Nodes.named(
                services.config(), consultation.line().request().query().get("node"));
        return switch (consultation.to()) {
            case Dialable.Colleague colleague ->
                new ColleagueCall(services, consultation, colleague.agent(), queueOfCaller(consultation))
                        .run(node.channelOf(colleague.agent()), RINGS);
            case Dialable.Outside outside ->
                consultation
                        .line()
                        .dial(
                                node.channelOf(outside.number()),
                                RINGS,
                                services.config().site().outside().dialOptions())
                        .map(Optional::of);
            case Dialable.Waiting waiting ->
                new QueueCall(services, consultation, waiting.queue(), callerOf(consultation)).run(node);
            case Dialable.Nobody nobody -> {
                log.warn(
                        "{} dialled {}: nobody's number, or one that may not be dialled",
                        consultation.line().request().channel(),
                        nobody.number());
                yield Future.succeededFuture(Optional.empty());
            }
        };
    }

    /** To which the talk belongs, should he be handed over. */
    private Optional<ServiceQueue> queueOfCaller(Consultation consultation) {
        return callerOf(consultation)
                .flatMap(caller -> Optional.ofNullable(caller.queue()))
                .flatMap(queue -> Optional.ofNullable(services.config().queues().get(queue)));
    }

    /** The caller of the agent who asks. */
    private Optional<CallRecord> callerOf(Consultation consultation) {
        return Staff.onChannel(services.config(), consultation.line().request().channel())
                .flatMap(hotline::callOf);
    }

    /** The agent hung up or handed over, or was told that he cannot have whom he dialled; or it was his caller, who took his place. */
    private Future<Void> over(Consultation consultation, Optional<Dialled> dialled) {
        legs.over(consultation.channel());
        if (consultation.customer().isPresent()) {
            return customerIsOver(consultation, dialled);
        }
        return callHere(consultation, TIMES_LOOKED).compose(call -> {
            if (consultation.customer().isPresent()) {
                return customerCame(consultation, dialled);
            }
            return call.flatMap(CallId::parse)
                    .map(id -> callerIsOver(consultation, id, dialled))
                    .orElseGet(() -> agentIsOver(consultation, dialled));
        });
    }

    /**
     * AMI tells that the caller takes the agent's place a moment before his channel, with its variables, is there. Empty also when it is a
     * customer who was called back: the consultation serves him then.
     */
    private static Future<Optional<String>> callHere(Consultation consultation, int times) {
        return consultation
                .line()
                .get("HOTLINE_CALL")
                .compose(call -> call.isPresent() || !consultation.isLeft()
                        ? Future.succeededFuture(call)
                        : customerHere(consultation)
                                .compose(there -> there || times == 1
                                        ? Future.succeededFuture(Optional.empty())
                                        : lookAgain(consultation, times - 1)));
    }

    private static Future<Optional<String>> lookAgain(Consultation consultation, int times) {
        Promise<Void> later = Promise.promise();
        consultation.loop().after(BETWEEN_LOOKS, later::complete);
        return later.future().compose(v -> callHere(consultation, times));
    }

    /** He took the agent's place; where nobody was rung for the agent, he waits for himself. */
    private Future<Void> customerCame(Consultation consultation, Optional<Dialled> dialled) {
        return dialled.isPresent() || consultation.line().isHungUp()
                ? customerIsOver(consultation, dialled)
                : connect(consultation)
                        .onFailure(e -> broken(consultation))
                        .compose(again -> over(consultation, again));
    }

    /** A customer who was called back has talked, was handed on, has hung up, or cannot have anybody. */
    private Future<Void> customerIsOver(Consultation consultation, Optional<Dialled> dialled) {
        AgiCall line = consultation.line();
        boolean talked = dialled.filter(how -> how instanceof Dialled.Talked || how instanceof Dialled.Transferred)
                .isPresent();
        if (talked || line.isHungUp()) {
            return line.set("HOTLINE_DONE", "1");
        }
        return consultation
                .customer()
                .map(customer -> new HandedOverInVain(services, line, consultation.loop(), customer).run())
                .orElse(Future.succeededFuture())
                .compose(v -> line.set("HOTLINE_DONE", "1"));
    }

    private static Future<Void> agentIsOver(Consultation consultation, Optional<Dialled> dialled) {
        AgiCall line = consultation.line();
        boolean wasNobody = consultation.to() instanceof Dialable.Nobody;
        boolean inVain = dialled.isPresent() && !(dialled.get() instanceof Dialled.Talked);
        Future<?> told = line.isHungUp() || (!wasNobody && !inVain)
                ? Future.succeededFuture()
                : line.exec(dialled.isPresent() && dialled.get() instanceof Dialled.Busy ? "Busy" : "Congestion", "3");
        return told.transform(v -> line.set("HOTLINE_DONE", "1"));
    }

    /** The dialplan sends him on when this session has ended: his call is not over, unless he hung up. */
    private Future<Void> callerIsOver(Consultation consultation, CallId id, Optional<Dialled> dialled) {
        if (dialled.isEmpty()) {
            return consultation.line().set("HOTLINE_TRANSFER", "1");
        }
        return ended(consultation, dialled.get())
                .compose(how -> services.journal().find(id).map(found -> {
                    found.ifPresent(record -> note(facts(consultation, record, how)));
                    return null;
                }));
    }

    /** His channel is another one than that of this session, which looks like a transfer: it is one where Asterisk names who did it. */
    private static Future<Dialled> ended(Consultation consultation, Dialled dialled) {
        return dialled instanceof Dialled.Transferred
                ? consultation
                        .line()
                        .get("BLINDTRANSFER")
                        .map(by -> by.orElse("").isEmpty() ? new Dialled.Talked(true) : dialled)
                : Future.succeededFuture(dialled);
    }

    private List<CallEvent> facts(Consultation consultation, CallRecord record, Dialled dialled) {
        Instant now = services.clock().instant();
        Instant since = consultation.since().orElse(now);
        boolean talked = dialled instanceof Dialled.Talked || dialled instanceof Dialled.Transferred;
        Instant left = talked ? since : now;
        Instant began = Objects.requireNonNullElse(record.talkSince(), left);
        CallId id = record.id();
        List<CallEvent> facts = new ArrayList<>();
        facts.add(new CallEvent.Transferred(
                id,
                left,
                Objects.requireNonNullElse(record.party(), "unknown"),
                consultation.to().number(),
                TransferKind.ATTENDED,
                Duration.between(began, left)));
        if (talked) {
            consultation.assigned(id, left).ifPresent(facts::add);
        }
        if (dialled instanceof Dialled.Transferred) {
            facts.addAll(talksUntilHandedOver(consultation, id, since));
        } else if (dialled instanceof Dialled.Talked talk) {
            Duration length = Duration.between(since, now);
            Party by = talk.callerLeft() ? Party.CALLER : Party.AGENT;
            facts.add(consultation
                    .agent()
                    .<CallEvent>map(agent -> new CallEvent.TalkEnded(id, now, agent.id(), by, length))
                    .orElseGet(() -> new CallEvent.TransferEnded(
                            id, now, consultation.to().number(), true, length)));
        }
        if (consultation.line().isHungUp() && !(dialled instanceof Dialled.Transferred)) {
            facts.add(new CallEvent.Ended(id, now, Party.CALLER));
        }
        return facts;
    }

    /** Who has handed him over again: the session in which the call goes on tells the end of that talk. */
    private static List<CallEvent> talksUntilHandedOver(Consultation consultation, CallId id, Instant since) {
        String to = consultation.to().number();
        return consultation
                .agent()
                .<List<CallEvent>>map(agent -> List.of(new CallEvent.Connected(id, since, agent.id())))
                .orElseGet(() -> List.of(
                        new CallEvent.TransferStarted(id, since, to), new CallEvent.TransferAnswered(id, since, to)));
    }

    private void note(List<CallEvent> facts) {
        facts.forEach(services.events()::publish);
        services.journal().append(facts).onFailure(e -> log.error("{} was not stored: {}", facts, e.getMessage()));
    }
}
