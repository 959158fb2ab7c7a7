package dev.hotline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.core.CallEvent;
import dev.hotline.core.CallRecord;
import dev.hotline.core.Party;
import dev.hotline.core.WaitRange;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallRowsTest {
    private final CallScript call = CallScript.at(Instant.parse("2026-03-01T08:00:00Z"));

    @Test
    void row_tellsTheLastPromiseThatTurnedOut_alsoWhenTheFlowLedToAnotherQueue() {
        List<CallEvent> facts = new ArrayList<>(call.served().subList(0, 9));
        facts.add(new CallEvent.TopicChosen(call.id(), call.after(70), "operator", "operator"));
        CallRecord moved = CallScript.folded(facts);
        assertThat(moved.promise()).isNull();
        assertThat(value(moved, "promise_kept")).isEqualTo(true);
        assertThat(value(moved, "promised_at")).isEqualTo(Times.sql(call.after(5)));
        assertThat(value(moved, "promised_to_ms")).isEqualTo(180_000L);

        CallRecord waits = moved.after(new CallEvent.Queued(call.id(), call.after(70), "operator"))
                .after(new CallEvent.Promised(
                        call.id(), call.after(71), new WaitRange(Duration.ZERO, Duration.ofSeconds(60))));
        assertThat(value(waits, "promise_kept")).isEqualTo(true);
        CallRecord late = waits.after(new CallEvent.Connected(call.id(), call.after(132), "sun"));
        assertThat(value(late, "promise_kept")).isEqualTo(false);
        assertThat(value(late, "promised_at")).isEqualTo(Times.sql(call.after(71)));
        CallRecord left = waits.after(new CallEvent.Ended(call.id(), call.after(80), Party.CALLER));
        assertThat(value(left, "promised_at")).as("it never turned out").isEqualTo(Times.sql(call.after(5)));
    }

    private static Object value(CallRecord record, String column) {
        Tuple row = CallRows.parameters(record);
        return row.getValue(CallRows.COLUMNS.indexOf(column));
    }
}
