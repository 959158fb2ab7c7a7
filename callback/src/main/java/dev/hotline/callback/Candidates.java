package dev.hotline.callback;

import dev.hotline.config.Agent;
import dev.hotline.config.CallbackRules;
import dev.hotline.config.ServiceQueue;
import dev.hotline.core.CaseReason;
import java.util.Map;
import java.util.function.Predicate;

/** Which agents may call a customer back. */
final class Candidates {
    private final CallbackRules rules;
    private final Map<String, ServiceQueue> queues;

    Candidates(CallbackRules rules, Map<String, ServiceQueue> queues) {
        this.rules = rules;
        this.queues = queues;
    }

    /**
     * The seniors for an unhappy customer; for a promised callback the agents who would have answered the call, and the seniors; for an
     * outcome that is still to be told, the agent who talked.
     */
    Predicate<Agent> of(CustomerCase open) {
        if (open.status() == CaseStatus.AWAITING_OUTCOME) {
            return agent -> agent.id().equals(open.agent());
        }
        Predicate<Agent> senior = agent -> rules.grades().contains(agent.grade());
        return open.reason() == CaseReason.PROMISED_CALLBACK ? senior.or(agent -> hasSkill(open, agent)) : senior;
    }

    private boolean hasSkill(CustomerCase open, Agent agent) {
        ServiceQueue queue = open.queue() == null ? null : queues.get(open.queue());
        return queue != null && agent.level(queue.skill()) > 0;
    }
}
