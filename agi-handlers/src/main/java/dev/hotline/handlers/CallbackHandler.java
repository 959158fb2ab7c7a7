package dev.hotline.handlers;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.AgiHandler;
import dev.hotline.asterisk.agi.AgiRequest;
import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.agi.Failed;
import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.callback.Attempt;
import dev.hotline.callback.AttemptResult;
import dev.hotline.callback.CasePlan;
import dev.hotline.callback.CaseStatus;
import dev.hotline.callback.CaseStore;
import dev.hotline.callback.CustomerCase;
import dev.hotline.callback.Dispatcher;
import dev.hotline.callback.LegKind;
import dev.hotline.callback.Outcome;
import dev.hotline.config.Agent;
import dev.hotline.config.AsteriskNode;
import dev.hotline.config.CallbackRules;
import dev.hotline.config.EnginePrompt;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Language;
import dev.hotline.config.Site;
import dev.hotline.core.CallId;
import dev.hotline.core.CaseId;
import dev.hotline.routing.AgentState;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The AGI entry {@code callback}: an agent whose phone was rung for a case hears who is to be called and why, accepts with 1, talks with the
 * customer, and keys how it ended. Each try is carried by the channel variables {@code HOTLINE_CASE} and {@code HOTLINE_ATTEMPT}; a try that is
 * not the case's latest is told that the case is settled. A try keeps the configuration it began with.
 *
 * <p>Safe from any thread; each session runs on its own context.
 */
public final class CallbackHandler implements AgiHandler {
    private static final Logger log = LoggerFactory.getLogger(CallbackHandler.class);
    private static final int TIMES_ASKED = 2;
    private static final String DIALLED = "HOTLINE_DIALLED";

    private final HotlineServices services;
    private final CaseStore cases;
    private final Dispatcher dispatcher;
    private final CallbackLegs legs;
    /** Customers who are dialled or talked to, by the agent's channel. */
    private final Map<String, CallbackTalk> talks = new ConcurrentHashMap<>();

    public CallbackHandler(HotlineServices services, CaseStore cases, Dispatcher dispatcher, CallbackLegs legs) {
        this.services = services;
        this.cases = cases;
        this.dispatcher = dispatcher;
        this.legs = legs;
    }

    @Override
    public Future<Void> handle(AgiCall line) {
        return line.get("HOTLINE_CASE")
                .compose(id ->
                        id.flatMap(CaseId::parse).map(cases::find).orElse(Future.succeededFuture(Optional.empty())))
                .compose(found ->
                        line.get("HOTLINE_ATTEMPT").map(attempt -> found.filter(open -> isLatest(open, attempt))))
                .compose(open -> open.isPresent() ? serve(line, open.get()) : settled(line))
                .compose(v -> line.set("HOTLINE_DONE", "1"));
    }

    /** Takes in what Asterisk says of calls: a customer has answered. */
    public void on(AmiEvent event) {
        if (event instanceof AmiEvent.Answered answered) {
            CallbackTalk talk =
                    talks.computeIfPresent(answered.uniqueId(), (channel, dialled) -> dialled.answered(now()));
            if (talk != null) {
                legs.talks(answered.uniqueId(), LegKind.FIRST, talk.agent(), true);
            }
        }
    }

    /** The talk in progress by which the customer of this call is called back. */
    public Optional<CallbackTalk> talk(CallId call) {
        return talks.values().stream()
                .filter(talk -> talk.isAnswered() && talk.call().equals(call))
                .findFirst();
    }

    private static boolean isLatest(CustomerCase open, Optional<String> attempt) {
        return open.status().active() && attempt.equals(Optional.of(Integer.toString(open.attempts())));
    }

    private Future<Void> settled(AgiCall line) {
        log.warn(
                "a callback on {} belongs to no try in progress", line.request().channel());
        Site site = services.config().site();
        return gone(
                new Speaker(line, site.prompts(), services.standIn(), site.language()).say(EnginePrompt.CB_SETTLED));
    }

    private Future<Void> serve(AgiCall line, CustomerCase open) {
        HotlineConfig config = services.config();
        String agent = Objects.requireNonNull(open.agent(), "a case in progress has an agent");
        services.acd().reservedTalks(agent);
        Speaker speaker = new Speaker(line, config.site().prompts(), services.standIn(), languageOf(agent, config));
        Try first = new Try(line, config, speaker, open, agent, new AtomicBoolean());
        return gone(steps(first)).onComplete(done -> letGo(first, AgentState.WRAP_UP, Duration.ZERO));
    }

    /** Routing has the agent back, once. */
    private void letGo(Try now, AgentState why, Duration leftAlone) {
        if (now.over().compareAndSet(false, true)) {
            services.acd().release(now.agent(), now.open().call(), why, leftAlone);
        }
    }

    /** Back from an engine that was lost in the middle of the talk, only the outcome is missing. */
    private Future<Void> steps(Try now) {
        if (now.open().status() == CaseStatus.AWAITING_OUTCOME) {
            return now.speaker().say(EnginePrompt.ASK_OUTCOME).compose(v -> askOutcome(now, Duration.ZERO));
        }
        return now.line().get(DIALLED).compose(dialled -> dialled.isPresent() ? talkedMeanwhile(now) : brief(now));
    }

    private Future<Void> talkedMeanwhile(Try now) {
        return now.line()
                .lastDialled()
                .compose(last -> last.filter(Dialled.Talked.class::isInstance).isPresent()
                        ? reached(now, Duration.ZERO)
                        : customerMissed(now, AttemptResult.LOST));
    }

    private Future<Void> brief(Try now) {
        return accepted(now, 1)
                .onFailure(e -> {
                    if (e instanceof CallerGone) {
                        missedBy(now, AttemptResult.AGENT_REFUSED);
                    }
                })
                .compose(yes -> yes ? call(now) : passed(now));
    }

    private Future<Boolean> accepted(Try now, int time) {
        return now.speaker()
                .ask(
                        Briefing.of(now.open(), now.speaker().language(), services.sounds()),
                        now.rules().acceptWait())
                .compose(key -> {
                    if (key.isPresent() && (key.get() == '1' || key.get() == '2')) {
                        return Future.succeededFuture(key.get() == '1');
                    }
                    return time < TIMES_ASKED ? accepted(now, time + 1) : Future.succeededFuture(false);
                });
    }

    private Future<Void> passed(Try now) {
        return missedBy(now, AttemptResult.AGENT_REFUSED)
                .compose(v -> now.speaker().say(EnginePrompt.CB_PASSED));
    }

    /** The next agent is asked. */
    private Future<Void> missedBy(Try now, AttemptResult result) {
        log.info("case {}: {} passed it on", now.open().id(), now.agent());
        if (dispatcher.refused(now.open(), now.agent())) {
            letGo(now, AgentState.SET_ASIDE, now.rules().agentsAgainAfter());
        }
        return save(now, now.plan().agentMissed(now.open(), now()), now.ended(now(), result, Duration.ZERO, null))
                .mapEmpty();
    }

    private Future<Void> call(Try now) {
        return save(now, now.plan().calling(now.open(), now()), null)
                .compose(calling -> now.speaker()
                        .say(EnginePrompt.CB_DIALLING)
                        .compose(
                                v -> now.line().set("CALLERID(num)", now.rules().callerId()))
                        .compose(v -> now.line().set(DIALLED, "1"))
                        .compose(v -> dial(calling)));
    }

    private Future<Void> dial(Try now) {
        String number = Objects.requireNonNull(now.open().number(), "a case without a number is never due");
        AgiRequest request = now.line().request();
        AsteriskNode node = Nodes.named(now.config(), request.query().get("node"));
        String uniqueId = request.uniqueId();
        talks.put(
                uniqueId, CallbackTalk.dialled(now.open().call(), now.agent(), node.name(), request.channel(), now()));
        legs.begins(
                uniqueId,
                node.name(),
                new CalledBack(now.open().id(), now.open().attempts()));
        return now.line()
                .dial(node.channelOf(number), now.rules().ringCustomer(), "r")
                .onSuccess(dialled -> legs.over(uniqueId))
                .onFailure(e -> {
                    talks.remove(uniqueId);
                    legs.forget(uniqueId);
                })
                .compose(dialled -> dialled(
                        now, dialled, Duration.between(talks.remove(uniqueId).since(), now())));
    }

    private Future<Void> dialled(Try now, Dialled dialled, Duration talk) {
        return switch (dialled) {
            case Dialled.Talked talked -> reached(now, talk);
            case Dialled.Transferred transferred -> reached(now, talk);
            case Dialled.Busy busy -> customerMissed(now, AttemptResult.CUSTOMER_BUSY);
            case Dialled.NotAnswered none -> customerMissed(now, AttemptResult.CUSTOMER_NOT_ANSWERED);
            case Dialled.Unreachable away -> customerMissed(now, AttemptResult.CUSTOMER_UNREACHABLE);
            case Failed failed -> notDialled(now, failed);
            case Dialled.CallerLeft left -> missedBy(now, AttemptResult.LOST);
        };
    }

    private Future<Void> notDialled(Try now, Failed failed) {
        log.error("case {}: Asterisk did not dial: {} {}", now.open().id(), failed.code(), failed.text());
        return customerMissed(now, AttemptResult.CUSTOMER_UNREACHABLE);
    }

    private Future<Void> customerMissed(Try now, AttemptResult result) {
        CustomerCase next = now.plan().customerMissed(now.open(), result, now());
        log.info("case {}: {}, now {} until {}", next.id(), result, next.status(), next.dueAt());
        EnginePrompt said = !next.status().active()
                ? EnginePrompt.CB_GIVEN_UP
                : result == AttemptResult.CUSTOMER_BUSY ? EnginePrompt.CB_BUSY : EnginePrompt.CB_NO_ANSWER;
        return save(now, next, now.ended(now(), result, Duration.ZERO, null))
                .compose(v -> now.speaker().say(said));
    }

    /** They talked. What the agent keys now is the outcome; if he hung up, he is asked by another call. */
    private Future<Void> reached(Try now, Duration talk) {
        return save(now, now.plan().reached(now.open(), now()), now.ended(now(), AttemptResult.REACHED, talk, null))
                .compose(reached -> askOutcome(reached, talk));
    }

    private Future<Void> askOutcome(Try now, Duration talk) {
        return outcome(now, 1).compose(outcome -> {
            if (outcome.isEmpty()) {
                return save(now, now.plan().reached(now.open(), now()), null).mapEmpty();
            }
            CustomerCase next = now.plan().ended(now.open(), outcome.get(), now());
            log.info("case {}: {} says {}", next.id(), now.agent(), outcome.get());
            return save(now, next, now.ended(now(), AttemptResult.REACHED, talk, outcome.get()))
                    .compose(v -> now.speaker().say(EnginePrompt.CB_NOTED));
        });
    }

    private Future<Optional<Outcome>> outcome(Try now, int time) {
        return now.speaker()
                .ask(List.of(EnginePrompt.CB_OUTCOME.id()), now.rules().acceptWait())
                .compose(key -> {
                    Optional<Outcome> outcome = key.flatMap(pressed -> Arrays.stream(Outcome.values())
                            .filter(o -> o.key() == pressed)
                            .findFirst());
                    return outcome.isPresent() || time == TIMES_ASKED
                            ? Future.succeededFuture(outcome)
                            : outcome(now, time + 1);
                });
    }

    /**
     * The try with the case as kept; fails with {@link CallerGone}, and the agent has heard so, when somebody else has changed the case: it is
     * theirs now.
     */
    private Future<Try> save(Try now, CustomerCase changed, @Nullable Attempt ended) {
        return cases.save(changed, Optional.ofNullable(ended))
                .compose(kept -> kept.isPresent()
                        ? Future.succeededFuture(
                                new Try(now.line(), now.config(), now.speaker(), kept.get(), now.agent(), now.over()))
                        : now.speaker()
                                .say(EnginePrompt.CB_SETTLED)
                                .compose(v -> Future.failedFuture(new CallerGone())));
    }

    private static Future<Void> gone(Future<Void> steps) {
        return steps.recover(e -> e instanceof CallerGone ? Future.succeededFuture() : Future.failedFuture(e));
    }

    /** The site's when he speaks it, or is no agent any more; else the first of his own. */
    private static Language languageOf(String id, HotlineConfig config) {
        Language site = config.site().language();
        Agent agent = config.agents().get(id);
        return agent == null ? site : agent.spoken(site);
    }

    private Instant now() {
        return services.clock().instant();
    }

    /**
     * One try, as far as it has come.
     *
     * @param over whether routing has the agent back
     */
    private record Try(
            AgiCall line, HotlineConfig config, Speaker speaker, CustomerCase open, String agent, AtomicBoolean over) {
        CallbackRules rules() {
            return config.callback();
        }

        CasePlan plan() {
            return new CasePlan(rules(), config.site().timeZone());
        }

        Attempt ended(Instant at, AttemptResult result, Duration talk, @Nullable Outcome outcome) {
            return new Attempt(open.attempts(), at.minus(talk), at, agent, result, talk, outcome);
        }
    }
}
