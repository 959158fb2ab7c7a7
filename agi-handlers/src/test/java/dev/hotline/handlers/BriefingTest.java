package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.callback.CaseStatus;
import dev.hotline.callback.CustomerCase;
import dev.hotline.config.Language;
import dev.hotline.core.CallId;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BriefingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void customerWithoutASpokenName_isToldByHisNumber_withYao_andHisScoreAsANumber() {
        assertThat(Briefing.of(unhappy(), Language.ZH, Set.of()))
                .containsExactly(
                        "cb-intro",
                        "cb-customer-unknown",
                        "num-8",
                        "num-6",
                        "digit-1",
                        "num-3",
                        "cb-satisfaction",
                        "num-1",
                        "cb-not-solved",
                        "cb-topic",
                        "topic-hardware",
                        "cb-accept");
    }

    @Test
    void inEnglish_theNumberHasNoYao() {
        assertThat(Briefing.of(unhappy(), Language.EN, Set.of()))
                .containsSubsequence("num-8", "num-6", "num-1", "num-3")
                .doesNotContain("digit-1");
    }

    @Test
    void customerWithASpokenName_isToldByIt() {
        assertThat(Briefing.of(unhappy(), Language.ZH, Set.of("customer-acme")))
                .startsWith("cb-intro", "customer-acme", "cb-satisfaction");
    }

    private static CustomerCase unhappy() {
        return new CustomerCase(
                CaseId.next(NOW),
                1,
                CaseReason.UNHAPPY_SCORE,
                CaseStatus.OPEN,
                CallId.next(NOW),
                "standard",
                "acme",
                "+8613",
                false,
                Language.ZH,
                "hardware",
                "hardware",
                Map.of("satisfaction", 1, "solved", 2),
                NOW,
                NOW,
                0,
                0,
                0,
                null,
                null);
    }
}
