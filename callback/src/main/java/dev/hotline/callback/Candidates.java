package dev.hotline.callback;

import dev.hotline.config.Agent;
import dev.hotline.config.CallbackRules;
import java.util.function.Predicate;

/** Which agents may call a customer back whose case does not wait in a queue's line. */
final class Candidates {
    private final CallbackRules rules;

    Candidates(CallbackRules rules) {
        this.rules = rules;
    }

    /** The seniors; for an outcome that is still to be told, the agent who talked. */
    Predicate<Agent> of(CustomerCase open) {
        return open.status() == CaseStatus.AWAITING_OUTCOME
                ? agent -> agent.id().equals(open.agent())
                : agent -> rules.grades().contains(agent.grade());
    }
}
