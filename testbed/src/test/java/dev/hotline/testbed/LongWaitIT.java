package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A caller who waits for longer than he was told, on a real Asterisk. What is told is in minutes, so the test takes more than one. */
class LongWaitIT extends RealCalls {
    private static final String BLUEFIN = "+8613900139003";
    private static final String MAPLE = "+8613900139004";
    private static final String NORDWIND = "+8613800138002";

    @Override
    void configure(ConfigTree config) {
        super.configure(config);
        config.set("queues.yaml", "talk-time", "10s")
                .set("queues.yaml", "announce-every", "15s")
                .set("queues.yaml", "head-start", "1m");
    }

    /** The key account comes half a minute later: before him by his head start, and after him when he gets half of one. */
    @Test
    void promiseBroken_heHearsAnApology_andTheOffer_andGoesBeforeAKeyAccountWhoCameLater() {
        Phone he = atWork("1006");
        PhoneCall first = callAndPress(MAPLE, STANDARD_LINE, "en/menu-main", '3');
        PhoneCall talk = answered(he, 1);
        PhoneCall waits = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '3');
        hears(waits, "zh/all-busy", "zh/position-1", "zh/wait-less", "zh/position-1", "zh/position-1", "music");
        PhoneCall key = callAndPress(NORDWIND, VIP_LINE, "en/menu-main", '3');
        hears(key, "en/all-busy", "en/position-1", "music");
        assertThat(waits.awaitPrompt("zh/wait-longer", Duration.ofSeconds(45)))
                .as("an apology; heard was " + waits.heard())
                .isTrue();
        hears(waits, "zh/callback-offer");
        waits.press('2');
        hears(waits, "zh/please-hold", "music");
        talk.hangUp();
        answered(he, 2).hangUp();
        scores(waits, "zh", '5', '1');
        answered(he, 3).hangUp();
        scores(key, "en", '5', '1');
        first.hangUp();
        assertThat(ended(BLUEFIN).getString("agent")).isEqualTo("he");
        assertThat(testbed().api().text("/metrics"))
                .contains("hotline_wait_promises_total{queue=\"orders\",outcome=\"broken\",} ");
    }
}
