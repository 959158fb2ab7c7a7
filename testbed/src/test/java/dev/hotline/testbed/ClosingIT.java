package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** A queue's hours end while callers wait, on a real Asterisk. */
class ClosingIT extends RealCalls {
    private static final String BLUEFIN = "+8613900139003";
    private static final String MAPLE = "+8613900139004";
    private static final String QINGHE = "+8613900139005";
    private static final String HARBOUR = "+8613900139006";
    /** What has to happen before the hours end takes less. */
    private static final Duration BEFORE = Duration.ofSeconds(35);

    /** In it the test begins between noon and one o'clock: no day ends meanwhile. */
    private final ZoneOffset noon =
            ZoneOffset.ofHours(12 - Instant.now().atOffset(ZoneOffset.UTC).getHour());

    @Override
    void configure(ConfigTree config) {
        super.configure(config);
        config.set("site.yaml", "time-zone", "\"" + noon.getId() + "\"")
                .set("queues.yaml", "talk-time", "4h")
                .set("queues.yaml", "announce-every", "60s")
                .write(
                        "queues.yaml",
                        config.read("queues.yaml")
                                .replace("    skill: orders\n", "    skill: orders\n    hours: test\n"));
        endAt(config, "24:00");
    }

    @Test
    void hoursEndBeforeHisTurn_aCallbackIsOffered_whoStaysIsServed_andWhoComesAfterwardsIsOfferedOneAtOnce() {
        Phone he = atWork("1006");
        PhoneCall first = callAndPress(MAPLE, STANDARD_LINE, "en/menu-main", '3');
        PhoneCall talk = answered(he, 1);
        Instant end = endSoon();
        PhoneCall stays = callAndPress(HARBOUR, STANDARD_LINE, "en/menu-main", '3');
        PhoneCall goes = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '3');
        isOffered(HARBOUR);
        stays.press('2');
        hears(stays, "en/please-hold", "music");
        isOffered(BLUEFIN);
        goes.press('1');
        hears(goes, "zh/callback-number", "zh/callback-confirm");
        goes.press('1');
        hears(goes, "zh/callback-promised");
        ends(goes);
        assertThat(Instant.now()).as("all this was before the hours ended").isBefore(end);
        assertThat(caseOf(ended(BLUEFIN), "OPEN").getString("reason")).isEqualTo("PROMISED_CALLBACK");
        passUntil(end);
        PhoneCall late = callAndPress(QINGHE, STANDARD_LINE, "zh/menu-main", '3');
        isOffered(QINGHE);
        late.hangUp();
        talk.hangUp();
        answered(he, 2).hangUp();
        scores(stays, "en", '5', '1');
        assertThat(ended(HARBOUR).getString("agent")).isEqualTo("he");
        first.hangUp();
    }

    /** Lets the hours end with a minute that is not over too soon. */
    private Instant endSoon() {
        Instant end = Instant.now().plus(BEFORE).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        String before = version();
        endAt(testbed().config(), end.atOffset(noon).toLocalTime().toString());
        await().atMost(SOON).until(() -> !version().equals(before));
        return end;
    }

    private static void endAt(ConfigTree config, String time) {
        String calendars = config.read("calendars.yaml").replaceAll("\n  test:\n.*\n.*\n", "\n");
        config.write("calendars.yaml", calendars + "\n  test:\n    hours:\n      daily: 00:00-" + time + "\n");
    }

    private String version() {
        return testbed().api().status().getString("configVersion");
    }

    /** Whatever is said to him. */
    private void isOffered(String number) {
        await().atMost(SOON)
                .until(() -> latest(number)
                        .map(call -> why(call.getString("call")).contains("was offered a callback"))
                        .orElse(false));
    }
}
