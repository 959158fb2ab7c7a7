package dev.hotline.handlers;

import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.agi.HungUp;
import dev.hotline.config.Agent;
import dev.hotline.config.EnginePrompt;
import dev.hotline.config.Language;
import dev.hotline.config.ServiceQueue;
import dev.hotline.config.Site;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.AcdSnapshot.AgentView;
import dev.hotline.routing.AgentState;
import dev.hotline.routing.Taken;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An agent asks a colleague: routing gives the colleague no caller as long as his phone rings for it and they talk. Who cannot be had is not
 * rung; the agent who asks hears why.
 */
final class ColleagueCall {
    private final HotlineServices services;
    private final AcdService acd;
    private final Consultation consultation;
    private final Agent colleague;
    private final Optional<ServiceQueue> queue;

    /** @param queue that of the caller, whose talk it is when he is handed over before the colleague answers */
    ColleagueCall(HotlineServices services, Consultation consultation, Agent colleague, Optional<ServiceQueue> queue) {
        this.services = services;
        this.consultation = consultation;
        this.colleague = colleague;
        this.queue = queue;
        acd = services.acd();
    }

    /** Empty when he was not rung. */
    Future<Optional<Dialled>> run(String channel, Duration rings) {
        return acd.take(consultation.id(), queue.map(ServiceQueue::name).orElse(null), colleague.id())
                .compose(taken -> taken instanceof Taken.Chosen
                        ? ring(channel, rings)
                        : consultation.customer().isPresent() ? Future.succeededFuture(Optional.empty()) : sayWhyNot());
    }

    private Future<Optional<Dialled>> ring(String channel, Duration rings) {
        consultation.rings(colleague);
        acd.ringing(consultation.id());
        return consultation.line().dial(channel, rings, "r").map(dialled -> {
            letGo(dialled);
            return Optional.of(dialled);
        });
    }

    /** Who was handed the caller over meanwhile is engaged with that call, and not with this one any more. */
    private void letGo(Dialled dialled) {
        if (dialled instanceof Dialled.Talked
                && consultation.handedOver().future().isComplete()) {
            acd.finished(consultation.id(), queue.map(ServiceQueue::wrapUp).orElse(Duration.ZERO));
        } else {
            acd.leave(consultation.id());
        }
    }

    private Future<Optional<Dialled>> sayWhyNot() {
        return acd.snapshot()
                .map(now -> now.agents().stream()
                        .filter(view -> view.agent().equals(colleague.id()))
                        .findFirst())
                .compose(view -> consultation
                        .line()
                        .answer()
                        .compose(acted -> acted instanceof HungUp
                                ? Future.succeededFuture()
                                : speaker().say(why(view).toArray(String[]::new))))
                .recover(e -> e instanceof CallerGone ? Future.succeededFuture() : Future.failedFuture(e))
                .map(said -> Optional.empty());
    }

    private static List<String> why(Optional<AgentView> view) {
        AgentState state = view.map(AgentView::state).orElse(AgentState.OFFLINE);
        List<String> why = new ArrayList<>();
        switch (state) {
            case OFFLINE -> why.add(EnginePrompt.COLLEAGUE_AWAY.id());
            case PAUSED -> {
                why.add(EnginePrompt.COLLEAGUE_PAUSED.id());
                view.flatMap(paused -> Optional.ofNullable(paused.pause()))
                        .map(EnginePrompt::pause)
                        .ifPresent(why::add);
            }
            default -> why.add(EnginePrompt.COLLEAGUE_BUSY.id());
        }
        return why;
    }

    /** In a language of the one who asks. */
    private Speaker speaker() {
        Site site = services.config().site();
        Language language = Staff.onChannel(
                        services.config(), consultation.line().request().channel())
                .map(agent -> agent.spoken(site.language()))
                .orElse(site.language());
        return new Speaker(consultation.line(), site.prompts(), services.standIn(), language);
    }
}
