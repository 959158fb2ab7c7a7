package dev.hotline.console;

import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.config.Agent;
import dev.hotline.config.Customer;
import dev.hotline.config.HotlineConfig;
import dev.hotline.core.Brief;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.routing.AcdSnapshot;
import dev.hotline.storage.CaseRow;
import dev.hotline.storage.ScoreRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the status page shows, at one moment.
 *
 * @param scores empty when the store could not be read
 * @param cases the latest active ones; empty when the store could not be read
 * @param openCases how many are active in all
 */
record Status(
        Instant now,
        HotlineConfig config,
        ConfigStatus configStatus,
        List<AmiHealth> links,
        List<LiveCall> calls,
        AcdSnapshot acd,
        List<MissingPrompts.Missing> missingPrompts,
        Optional<List<ScoreRow>> scores,
        Optional<List<CaseRow>> cases,
        Optional<Integer> openCases) {

    /** The call in progress with this id. */
    Optional<CallRecord> call(@Nullable CallId id) {
        return calls.stream()
                .map(LiveCall::record)
                .filter(call -> call.id().equals(id))
                .findFirst();
    }

    /** What the agent of the call in progress with this id was told of it. */
    Optional<Brief> brief(@Nullable CallId id) {
        return calls.stream()
                .filter(call -> call.record().id().equals(id))
                .findFirst()
                .flatMap(call -> Optional.ofNullable(call.brief()));
    }

    /** The agent's name, or the id when the config does not know it. */
    @Nullable
    String agent(@Nullable String id) {
        Agent agent = id == null ? null : config.agents().get(id);
        return agent == null ? id : agent.name();
    }

    /** The customer's name, or the id when the config does not know it. */
    @Nullable
    String customer(@Nullable String id) {
        return id == null
                ? null
                : config.customers().byId(id).map(Customer::name).orElse(id);
    }

    /** Whether this answer opens a case. */
    boolean unhappy(String question, int score) {
        return config.surveys().values().stream()
                .flatMap(survey -> survey.questions().stream())
                .anyMatch(
                        asked -> asked.id().equals(question) && asked.unhappy().contains(score));
    }
}
