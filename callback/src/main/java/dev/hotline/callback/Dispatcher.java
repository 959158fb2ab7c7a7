package dev.hotline.callback;

import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.asterisk.ami.AmiLink;
import dev.hotline.asterisk.ami.Originate;
import dev.hotline.config.Agent;
import dev.hotline.config.AsteriskNode;
import dev.hotline.config.CallbackRules;
import dev.hotline.config.Customer;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import dev.hotline.core.Journal;
import dev.hotline.core.NoAnswer;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.AgentState;
import dev.hotline.routing.Offer;
import dev.hotline.routing.WaitingCall;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings an agent for each case that is due. Looks every second, one look at a time. Safe from any thread. What the agent hears when he
 * answers, and everything after, is the callback handler's; an agent who does not answer is followed by the next.
 *
 * <p>Who was promised a callback instead of waiting waits in the line of his queue as if he had stayed on the phone, and the agent whom
 * routing gives him is rung. For every other case a senior is reserved.
 */
public final class Dispatcher {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** More than ever wait for the same few agents: cases that nobody can take must not hide those that somebody can. */
    private static final int AT_ONCE = 2_000;
    /** Longer than anybody is asked for a case: then who was asked in vain for it matters no more. */
    private static final Duration ASKED_KEPT = Duration.ofDays(1);
    /** From the agent's answer until his phone must have entered the dialplan. */
    private static final Duration ENTRY = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final Supplier<HotlineConfig> configs;
    private final CaseStore cases;
    private final Journal journal;
    private final AcdService acd;
    private final List<? extends AmiLink> links;
    private final InstantSource clock;
    private final CasesInLine line;
    /** Who was asked in vain for a case since its agents were last exhausted. */
    private final Map<CaseId, Asked> asked = new ConcurrentHashMap<>();

    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile long timer;

    /** @param configs the configuration as it is now: each step asks for it anew */
    public Dispatcher(
            Vertx vertx,
            Supplier<HotlineConfig> configs,
            CaseStore cases,
            Journal journal,
            AcdService acd,
            List<? extends AmiLink> links,
            InstantSource clock) {
        this.vertx = vertx;
        this.configs = configs;
        this.cases = cases;
        this.journal = journal;
        this.acd = acd;
        this.links = links;
        this.clock = clock;
        line = new CasesInLine(acd);
    }

    public void start() {
        timer = vertx.setPeriodic(LOOK_EVERY.toMillis(), id -> look());
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    /**
     * An agent took the call and passed the case on: he is not asked again in this round.
     *
     * @return whether the case waits in a queue's line, so that routing has to pass him over
     */
    public boolean refused(CustomerCase taken, String agent) {
        boolean inLine = queueOf(taken).isPresent();
        if (!inLine) {
            remember(taken.id(), agent);
        }
        return inLine;
    }

    private void look() {
        Optional<AmiLink> link = linkUp();
        if (link.isEmpty() || !looking.compareAndSet(false, true)) {
            return;
        }
        cases.due(clock.instant(), AT_ONCE)
                .onSuccess(this::leaveTheOthers)
                .compose(due -> inTurn(due, link.get()))
                .onFailure(
                        e -> log.warn("callbacks wait: the cases that are due could not be read: {}", e.getMessage()))
                .onComplete(done -> looking.set(false));
    }

    /** A case that is not due is closed, or somebody works on it. */
    private void leaveTheOthers(List<CustomerCase> due) {
        if (due.size() < AT_ONCE) {
            line.retain(due.stream().map(CustomerCase::id).collect(Collectors.toSet()));
        }
    }

    private Future<Void> inTurn(List<CustomerCase> due, AmiLink link) {
        Future<Void> done = Future.succeededFuture();
        for (CustomerCase open : due) {
            done = done.compose(v -> work(open, link)).recover(e -> {
                log.warn("case {} waits: {}", open.id(), e.getMessage());
                return Future.succeededFuture();
            });
        }
        return done;
    }

    private Future<Void> work(CustomerCase open, AmiLink link) {
        Instant now = clock.instant();
        Optional<ServiceQueue> queue = queueOf(open);
        if (!plan().mayCall(open, now)) {
            line.leave(open.id());
            return save(plan().waitForHours(open, now), Optional.empty()).mapEmpty();
        }
        if (queue.isPresent() && line.has(open, queue.get())) {
            return Future.succeededFuture();
        }
        return journal.find(open.call()).compose(call -> {
            if (!call.map(CallRecord::ended).orElse(true)) {
                return save(plan().waitForCall(open, now), Optional.empty()).mapEmpty();
            }
            if (queue.isPresent()) {
                line.enter(open, waiting(open, queue.get(), call), offer -> offered(open, offer));
                return Future.succeededFuture();
            }
            line.leave(open.id());
            return ask(open, link);
        });
    }

    /** In whose line the case waits; empty when in none: it is no callback instead of waiting, or the queue is there no more. */
    private Optional<ServiceQueue> queueOf(CustomerCase open) {
        return Optional.ofNullable(open.queue())
                .filter(name -> open.reason() == CaseReason.PROMISED_CALLBACK
                        && open.status().toBeReached())
                .map(name -> configs.get().queues().get(name));
    }

    /** The call as it waited, with its place. */
    private WaitingCall waiting(CustomerCase open, ServiceQueue queue, Optional<CallRecord> call) {
        String dedicated = Optional.ofNullable(open.customer())
                .flatMap(configs.get().customers()::byId)
                .flatMap(Customer::dedicatedAgent)
                .orElse(null);
        Instant since = call.map(CallRecord::queuedAt).orElse(open.openedAt());
        Duration raised = call.map(CallRecord::raised).orElse(Duration.ZERO);
        return new WaitingCall(open.call(), queue, open.vip(), open.language(), dedicated, null, since, null, raised);
    }

    /** It is the case's turn: routing has engaged this agent for it. */
    private void offered(CustomerCase open, Offer offer) {
        Optional<AmiLink> link = linkUp();
        if (link.isEmpty()) {
            line.giveBack(open.id());
            return;
        }
        Instant now = clock.instant();
        save(plan().taken(open, offer.agent().id(), now), lostTry(open))
                .onSuccess(taken -> taken.ifPresentOrElse(
                        mine -> {
                            acd.ringing(open.call());
                            assigned(offer, now);
                            ring(mine, offer.agent(), link.get());
                        },
                        () -> acd.leave(open.call())))
                .onFailure(e -> {
                    log.warn("case {} waits: {}", open.id(), e.getMessage());
                    line.giveBack(open.id());
                });
    }

    /** Why he is rung is told with the call that the case is from. */
    private void assigned(Offer offer, Instant now) {
        journal.append(new CallEvent.Assigned(offer.call(), now, offer.agent().id(), offer.why()))
                .onFailure(e -> log.error(
                        "call {}: why {} is rung was not stored: {}",
                        offer.call(),
                        offer.agent().id(),
                        e.getMessage()));
    }

    private Future<Void> ask(CustomerCase open, AmiLink link) {
        Predicate<Agent> may = new Candidates(rules()).of(open);
        Predicate<Agent> notAsked = agent -> !asked(open.id()).contains(agent.id());
        return acd.reserve(open.call(), open.dueAt(), may.and(notAsked))
                .compose(offer -> offer.isPresent()
                        ? take(open, offer.get(), link)
                        : acd.anyone(may.and(notAsked))
                                .compose(busy -> busy ? Future.succeededFuture() : nobodyLeft(open)));
    }

    /** Nobody is left to ask. When nobody was asked at all, the case just stays due until somebody comes. */
    private Future<Void> nobodyLeft(CustomerCase open) {
        if (asked.remove(open.id()) == null) {
            return Future.succeededFuture();
        }
        log.info("case {}: every agent was asked in vain; asking again in {}", open.id(), rules().agentsAgainAfter());
        return save(plan().agentsExhausted(open, clock.instant()), Optional.empty())
                .mapEmpty();
    }

    private Future<Void> take(CustomerCase open, Offer offer, AmiLink link) {
        Agent agent = offer.agent();
        Instant now = clock.instant();
        return save(plan().taken(open, agent.id(), now), lostTry(open))
                .onSuccess(taken -> taken.ifPresentOrElse(
                        mine -> {
                            assigned(offer, now);
                            ring(mine, agent, link);
                        },
                        () -> release(open, agent.id(), AgentState.WRAP_UP, Duration.ZERO)))
                .onFailure(e -> release(open, agent.id(), AgentState.WRAP_UP, Duration.ZERO))
                .mapEmpty();
    }

    /** A case in progress that is due again: whoever worked on it was lost. */
    private Optional<Attempt> lostTry(CustomerCase open) {
        return open.status() == CaseStatus.IN_PROGRESS && open.agent() != null
                ? Optional.of(new Attempt(
                        open.attempts(),
                        open.dueAt(),
                        open.dueAt(),
                        open.agent(),
                        AttemptResult.LOST,
                        Duration.ZERO,
                        null))
                : Optional.empty();
    }

    private void ring(CustomerCase taken, Agent agent, AmiLink link) {
        Instant started = clock.instant();
        log.info("case {}: ringing {} (try {})", taken.id(), agent.id(), taken.attempts());
        link.originate(originate(taken, agent, link))
                .onSuccess(missed -> missed.ifPresentOrElse(
                        why -> agentMissed(taken, agent, started, why), () -> expectEntry(taken, agent)))
                .onFailure(e -> {
                    log.warn("case {}: {} could not be rung: {}", taken.id(), agent.id(), e.getMessage());
                    agentMissed(taken, agent, started, NoAnswer.UNREACHABLE);
                });
    }

    /** The customer's channel inherits of which try it is, should he be handed over. */
    private Originate originate(CustomerCase taken, Agent agent, AmiLink link) {
        AsteriskNode node = node(link.node());
        return new Originate(
                node.channelOf(agent),
                node.callbackContext(),
                rules().ringAgent(),
                "Callback",
                rules().callerId(),
                Map.of(
                        "__HOTLINE_CASE",
                        taken.id().toString(),
                        "__HOTLINE_ATTEMPT",
                        Integer.toString(taken.attempts())));
    }

    private void agentMissed(CustomerCase taken, Agent agent, Instant started, NoAnswer why) {
        Instant now = clock.instant();
        refused(taken, agent.id());
        release(taken, agent.id(), AgentState.SET_ASIDE, rules().agentsAgainAfter());
        Attempt attempt = new Attempt(taken.attempts(), started, now, agent.id(), resultOf(why), Duration.ZERO, null);
        save(plan().agentMissed(taken, now), Optional.of(attempt))
                .onFailure(e -> log.warn("case {}: the missed try was not kept: {}", taken.id(), e.getMessage()));
    }

    /** The agent answered; if his phone does not reach the callback handler, he must not stay reserved for ever. */
    private void expectEntry(CustomerCase taken, Agent agent) {
        Instant answered = clock.instant();
        CallId inLineAs = queueOf(taken).isPresent() ? taken.call() : null;
        vertx.setTimer(
                ENTRY.toMillis(),
                id -> acd.snapshot()
                        .onSuccess(snapshot -> snapshot.agents().stream()
                                .filter(view -> view.agent().equals(agent.id())
                                        && view.state() == AgentState.RINGING
                                        && Objects.equals(view.call(), inLineAs)
                                        && !view.since().isAfter(answered))
                                .findFirst()
                                .ifPresent(stuck -> {
                                    log.warn(
                                            "case {}: {} answered but his phone did not enter the dialplan",
                                            taken.id(),
                                            agent.id());
                                    agentMissed(taken, agent, answered, NoAnswer.UNREACHABLE);
                                })));
    }

    private Future<Optional<CustomerCase>> save(CustomerCase changed, Optional<Attempt> ended) {
        return cases.save(changed, ended);
    }

    private void release(CustomerCase of, String agent, AgentState why, Duration pause) {
        acd.release(agent, of.call(), why, pause);
    }

    private void remember(CaseId id, String agent) {
        Instant now = clock.instant();
        asked.values().removeIf(old -> old.last().plus(ASKED_KEPT).isBefore(now));
        asked.merge(id, new Asked(Set.of(agent), now), Asked::and);
    }

    private Set<String> asked(CaseId id) {
        Asked known = asked.get(id);
        return known == null ? Set.of() : known.agents();
    }

    private Optional<AmiLink> linkUp() {
        return links.stream()
                .filter(link -> link.health().state() == AmiHealth.State.UP)
                .map(AmiLink.class::cast)
                .findFirst();
    }

    private CallbackRules rules() {
        return configs.get().callback();
    }

    private CasePlan plan() {
        return new CasePlan(rules(), configs.get().site().timeZone());
    }

    private AsteriskNode node(String name) {
        return configs.get().site().asterisk(name).orElseThrow();
    }

    private static AttemptResult resultOf(NoAnswer why) {
        return switch (why) {
            case BUSY -> AttemptResult.AGENT_BUSY;
            case NOT_ANSWERED -> AttemptResult.AGENT_NOT_ANSWERED;
            case UNREACHABLE -> AttemptResult.AGENT_UNREACHABLE;
            case REFUSED, HUNG_UP, CALLER_LEFT, TAKEN_AWAY -> AttemptResult.AGENT_REFUSED;
        };
    }

    /** @param last when the last of them was asked */
    private record Asked(Set<String> agents, Instant last) {
        private Asked and(Asked later) {
            return new Asked(
                    Stream.concat(agents.stream(), later.agents.stream()).collect(Collectors.toUnmodifiableSet()),
                    later.last);
        }
    }
}
