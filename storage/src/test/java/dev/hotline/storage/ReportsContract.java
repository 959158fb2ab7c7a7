package dev.hotline.storage;

import static dev.hotline.storage.CallScript.folded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.Language;
import dev.hotline.core.CallRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the reports show, on any database. */
abstract class ReportsContract extends StorageContract {
    /** On a whole microsecond, which is what the tables keep. */
    private final CallScript older = CallScript.at(Times.sql(NINE).toInstant()).of("acme");

    private final CallScript newer = CallScript.at(Times.sql(NINE).toInstant().plusSeconds(1));

    @BeforeEach
    void tellTwoCalls() {
        await(storage.journal().append(older.served()));
        await(storage.journal().append(newer.served().subList(0, 8)));
    }

    @Test
    void calls_twoCalls_areTheRecordsNewestFirst() {
        List<CallRecord> calls = await(storage.reports().calls(10));

        assertThat(calls).containsExactly(folded(newer.served().subList(0, 8)), folded(older.served()));
        assertThat(calls.get(1).answers()).containsExactly(Map.entry("satisfaction", 5), Map.entry("solved", 1));
        assertThat(await(storage.reports().calls(1))).containsExactly(calls.getFirst());
        assertThat(await(storage.reports().openCalls())).isEqualTo(1);
    }

    @Test
    void scores_twoAnswers_carryAllThatIsAnalysedNewestFirst() {
        ScoreRow solved = new ScoreRow(
                older.id(),
                "solved",
                1,
                older.after(70),
                "vip",
                "acme",
                "li",
                "1",
                "hardware",
                "hardware",
                true,
                Language.EN,
                "config-1");

        List<ScoreRow> scores = await(storage.reports().scores(10));

        assertThat(scores).extracting(ScoreRow::question).containsExactly("solved", "satisfaction");
        assertThat(scores.getFirst()).isEqualTo(solved);
    }
}
