package dev.hotline.handlers;

import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.agi.Failed;
import dev.hotline.config.Agent;
import dev.hotline.config.AsteriskNode;
import dev.hotline.config.Language;
import dev.hotline.core.Brief;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallRecord;
import dev.hotline.core.CallerHistory;
import dev.hotline.core.NoAnswer;
import dev.hotline.core.Party;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.Offer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rings one agent's phone for the caller, who hears music meanwhile, and stays with the talk until it is over. */
final class RingStep {
    private static final Logger log = LoggerFactory.getLogger(RingStep.class);
    /** The subroutine of the dialplan that plays files to the agent. */
    private static final String BRIEF = "hotline-brief";
    /** Set by it until the agent has heard them all. */
    private static final String BRIEFING = "SHARED(HOTLINE_BRIEFING)";

    private final CallSession session;
    private final AcdService acd;
    private final HotlineServices services;
    private final Ringing ringing;
    private CallerHistory history = CallerHistory.NONE;
    /** Without AMI, the only thing known of the begin of a talk: not before this. */
    private @Nullable Instant rang;

    RingStep(CallSession session, HotlineServices services, Ringing ringing) {
        this.session = session;
        this.services = services;
        acd = services.acd();
        this.ringing = ringing;
    }

    /** What the agent is told of the caller's past. */
    void history(CallerHistory past) {
        history = past;
    }

    /** True when they talked and the caller is still there; false when the agent did not take the call. */
    Future<Boolean> run(Offer offer) {
        Agent agent = offer.agent();
        rang = session.now();
        session.note(new CallEvent.Assigned(session.id(), session.now(), agent.id(), offer.why()));
        Brief brief = Brief.of(session.record(), history, session.now());
        session.note(new CallEvent.Briefed(session.id(), session.now(), agent.id(), brief));
        session.note(new CallEvent.Offered(session.id(), session.now(), agent.id()));
        acd.ringing(session.id());
        return session.line()
                .dial(node().channelOf(agent), ringing.time(), ringing.heard() + briefing(agent, brief))
                .compose(dialled -> ended(agent.id(), dialled));
    }

    /** The option by which Asterisk plays the brief to the agent, who has answered, while the caller still hears music. */
    private String briefing(Agent agent, Brief brief) {
        Language language = agent.spoken(session.config().site().language());
        List<String> prompts = ringing.brief() ? TalkBriefing.of(brief, language, services.sounds()) : List.of();
        return prompts.isEmpty()
                ? ""
                : prompts.stream()
                        .map(prompt -> session.config().site().prompts().file(language, prompt))
                        .collect(Collectors.joining("&", "U(" + BRIEF + "^", "^" + channel() + ")"));
    }

    /** The caller's channel, in which the subroutine marks that the brief is being played. */
    private String channel() {
        return session.line().request().channel();
    }

    /** Whether the agent who answered was connected to the caller: not when one of them hung up in the brief. A dialplan may set no mark. */
    private Future<Boolean> connected() {
        return ringing.brief()
                ? session.line().get(BRIEFING).map(mark -> mark.orElse("").isEmpty())
                : Future.succeededFuture(true);
    }

    /** An agent who did is one who did not answer. */
    private Future<Boolean> hungUp(String agent, Dialled.Talked inTheBrief) {
        if (inTheBrief.callerLeft()) {
            session.note(new CallEvent.Missed(session.id(), session.now(), agent, NoAnswer.CALLER_LEFT));
            return Future.failedFuture(new CallerGone());
        }
        return session.line().set(BRIEFING, "").compose(v -> missed(agent, NoAnswer.HUNG_UP));
    }

    /** What came of a Dial that an engine before this one began. */
    Future<Boolean> ended(String agent, Dialled dialled) {
        return switch (dialled) {
            case Dialled.Talked talked ->
                connected().compose(they -> they ? talked(agent, talked) : hungUp(agent, talked));
            case Dialled.Transferred transferred -> handedOver(agent);
            case Dialled.CallerLeft left -> Future.failedFuture(new CallerGone());
            case Dialled.Busy busy -> missed(agent, NoAnswer.BUSY);
            case Dialled.NotAnswered none -> missed(agent, NoAnswer.NOT_ANSWERED);
            case Dialled.Unreachable away -> missed(agent, NoAnswer.UNREACHABLE);
            case Failed failed -> notRung(agent, failed);
        };
    }

    private Future<Boolean> notRung(String agent, Failed failed) {
        log.error("call {}: Asterisk did not dial: {} {}", session.id(), failed.code(), failed.text());
        return missed(agent, NoAnswer.UNREACHABLE);
    }

    /** The one who is talked with at the end need not be the one who was rung: he may have asked another one to take over. */
    private Future<Boolean> talked(String rung, Dialled.Talked talked) {
        CallRecord record = session.record();
        Party first = talked.callerLeft() ? Party.CALLER : Party.AGENT;
        Instant now = session.now();
        Duration talk = Duration.between(begin(now), now);
        if (record.outside() != null) {
            session.note(new CallEvent.TransferEnded(session.id(), now, record.outside(), true, talk));
        } else {
            String agent = record.talkSince() != null && record.agent() != null ? record.agent() : rung;
            session.note(new CallEvent.TalkEnded(session.id(), now, agent, first, talk));
        }
        acd.finished(session.id(), ringing.wrapUp());
        return talked.callerLeft() ? Future.failedFuture(new CallerGone()) : Future.succeededFuture(true);
    }

    /** Whom he was handed over to is told by the session in which the call goes on. */
    private Future<Boolean> handedOver(String rung) {
        if (session.record().talkSince() == null && session.record().outside() == null) {
            session.note(new CallEvent.Connected(session.id(), begin(session.now()), rung));
        }
        acd.finished(session.id(), ringing.wrapUp());
        return Future.failedFuture(new HandedOver());
    }

    private Instant begin(Instant now) {
        return Optional.ofNullable(session.record().talkSince()).orElse(rang == null ? now : rang);
    }

    private Future<Boolean> missed(String agent, NoAnswer why) {
        if (session.record().outside() != null) {
            session.note(new CallEvent.TransferEnded(session.id(), session.now(), agent, false, Duration.ZERO));
            return Future.succeededFuture(false);
        }
        session.note(new CallEvent.Missed(session.id(), session.now(), agent, why));
        acd.missed(session.id(), ringing.setAside());
        return Future.succeededFuture(false);
    }

    private AsteriskNode node() {
        return Nodes.named(session.config(), session.record().node());
    }
}
