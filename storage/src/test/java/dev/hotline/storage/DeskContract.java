package dev.hotline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.core.AgentChange;
import dev.hotline.core.AuditEntry;
import dev.hotline.core.CallId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What agents and supervisors do, on any database. */
abstract class DeskContract extends StorageContract {
    private static final Instant AT = Times.sql(NINE).toInstant();

    @Test
    void agents_theLastChangeOfEach_outlivesTheEngine() {
        AgentChange paused = AgentChange.of("wang", AT.plusSeconds(9), AgentChange.What.PAUSED, "lunch", "phone 1002");
        await(storage.agents().keep(AgentChange.of("wang", AT, AgentChange.What.LOGGED_OUT, null, "API")));
        await(storage.agents().keep(paused));
        await(storage.agents().keep(AgentChange.of("chen", AT, AgentChange.What.READY, null, "phone 1003")));

        reopen();

        assertThat(await(storage.agents().latest(List.of("wang", "lin")))).containsExactly(Map.entry("wang", paused));
        assertThat(await(storage.agents().latest(List.of()))).isEmpty();
    }

    @Test
    void audit_isNewestFirst_andTellsTheOutcome() {
        AuditEntry first = AuditEntry.asked(AT, "li", "listen", "call", "phone=1009");
        AuditEntry second = AuditEntry.asked(AT.plusSeconds(1), "API", "hang-up", "call", "");
        await(storage.audit().keep(first));
        await(storage.audit().keep(second));
        await(storage.audit().outcome(first, AuditEntry.DONE));

        List<AuditEntry> kept = await(storage.audit().latest(10));

        assertThat(kept).extracting(AuditEntry::what).containsExactly("hang-up", "listen");
        assertThat(kept.getFirst()).isEqualTo(second);
        assertThat(kept.getLast().outcome()).isEqualTo("done");
        assertThat(await(storage.audit().latest(1))).containsExactly(second);
    }

    @Test
    void history_hasTheFactsInOrder_andTalksAreCounted() {
        CallScript call = CallScript.at(AT);
        await(storage.journal().append(call.served()));

        KeptCall kept = await(storage.reports().history(call.id())).orElseThrow();

        assertThat(kept.facts()).isEqualTo(call.served());
        assertThat(kept.call()).isEqualTo(CallScript.folded(call.served()));
        assertThat(kept.factsAsJson().getFirst().getString("type")).isEqualTo("arrived");
        assertThat(await(storage.reports().history(CallId.next(AT)))).isEmpty();
        assertThat(await(storage.reports().talksSince(AT))).containsExactly(Map.entry("li", 1));
        assertThat(await(storage.reports().talksSince(call.after(99)))).isEmpty();
    }
}
