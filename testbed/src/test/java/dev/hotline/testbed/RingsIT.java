package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import org.junit.jupiter.api.Test;

/** Who may answer after which wait, what is kept for key accounts, and what the caller is told, on a real Asterisk. */
class RingsIT extends RealCalls {
    private static final String QINGHE = "+8613900139005";
    private static final String BLUEFIN = "+8613900139003";
    private static final String MAPLE = "+8613900139004";
    private static final String HARBOUR = "+8613900139006";
    private static final String NORDWIND = "+8613800138002";

    @Override
    void configure(ConfigTree config) {
        super.configure(config);
        String queues = config.read("queues.yaml")
                .replace(
                        "    skill: software\n",
                        "    skill: software\n    rings: [{level: 8}, {after: 8s, level: 5}]\n    vip-reserve: 1\n")
                .replace("    skill: orders\n", "    skill: orders\n    size: 1\n");
        config.write("queues.yaml", queues);
    }

    @Test
    void ringsOpen_oneAfterTheOther_theCallerHearsHowLong_andItIsToldWhy() {
        Phone zhao = atWork("1004");
        PhoneCall first = callAndPress(QINGHE, STANDARD_LINE, "zh/menu-main", '2');
        PhoneCall talk = answered(zhao, 1);
        Phone chen = atWork("1003");
        PhoneCall second = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '2');
        hears(second, "zh/all-busy", "zh/position-1", "zh/wait-less");
        assertThat(rung(chen)).as("his level is below the first ring's").isEmpty();
        answered(chen, 1).hangUp();
        scores(second, "zh", '5', '1');
        talk.hangUp();
        scores(first, "zh", '5', '1');
        String call = ended(BLUEFIN).getString("call");
        assertThat(why(call)).contains("the first ring is open", "less than", "2 rings are open", "[chen] (level 5");
        assertThat(testbed().api().text("/metrics"))
                .contains("hotline_wait_promises_total{queue=\"software\",outcome=\"kept\",} 1.0");
    }

    @Test
    void topEngineerInReserve_isLeftToAKeyAccount() {
        Phone lin = atWork("1001");
        PhoneCall standard = callAndPress(MAPLE, STANDARD_LINE, "en/menu-main", '2');
        hears(standard, "en/all-busy", "music");
        PhoneCall key = callAndPress(NORDWIND, VIP_LINE, "en/menu-main", '2');
        answered(lin, 1).hangUp();
        scores(key, "en", '5', '1');
        hears(standard, "en/position-1", "music");
        assertThat(rung(lin)).as("he is kept for the next key account").hasSize(1);
        standard.hangUp();
    }

    @Test
    void queueThatIsFull_offersACallbackAtOnce() {
        Phone he = atWork("1006");
        PhoneCall talks = callAndPress(HARBOUR, STANDARD_LINE, "en/menu-main", '3');
        answered(he, 1);
        PhoneCall waits = callAndPress(QINGHE, STANDARD_LINE, "zh/menu-main", '3');
        hears(waits, "zh/all-busy");
        PhoneCall tooMany = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '3');
        hears(tooMany, "zh/callback-offer");
        tooMany.press('2');
        hears(tooMany, "zh/please-hold", "music");
        talks.hangUp();
    }
}
