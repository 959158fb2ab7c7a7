package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.Language;
import dev.hotline.core.Brief;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TalkBriefingTest {
    private static final Set<String> SOUNDS = Set.of("line-vip", "line-standard", "customer-acme", "topic-hardware");

    @Test
    void knownKeyAccount_isToldWhole_inThisOrder() {
        Brief brief = new Brief("vip", true, "acme", "hardware", Duration.ofSeconds(170), true, 3);
        assertThat(TalkBriefing.of(brief, Language.ZH, SOUNDS))
                .containsExactly(
                        "line-vip",
                        "cb-vip",
                        "customer-acme",
                        "topic-hardware",
                        "brief-waited",
                        "num-3",
                        "unit-minute",
                        "brief-open-case",
                        "brief-call",
                        "num-3",
                        "brief-call-today");
    }

    @Test
    void strangerWhoHardlyWaited_isToldByLineAndTopicAlone() {
        Brief brief = new Brief("standard", false, null, "hardware", Duration.ofSeconds(59), false, 1);
        assertThat(TalkBriefing.of(brief, Language.EN, SOUNDS)).containsExactly("line-standard", "topic-hardware");
    }

    @Test
    void lineTopicAndCustomerWithoutASound_areLeftOut() {
        Brief brief = new Brief("sales", false, "maple", "faxes", Duration.ZERO, false, 1);
        assertThat(TalkBriefing.of(brief, Language.EN, SOUNDS)).isEmpty();
    }
}
