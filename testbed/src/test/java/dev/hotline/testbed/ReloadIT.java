package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The configuration changes while calls are in progress, on a real Asterisk. */
class ReloadIT extends RealCalls {
    private static final String BLUEFIN = "+8613900139003";
    private static final String MAPLE = "+8613900139004";
    private static final String QINGHE = "+8613900139005";
    private static final String HARBOUR = "+8613900139006";
    private static final String TIANHE = "+8613800138003";
    private static final String ACME = "+8613800138001";
    private static final String NORDWIND = "+8613800138002";

    @Override
    void configure(ConfigTree config) {
        super.configure(config);
        config.set("flows/service.yaml", "key-wait", "8s").set("surveys/service.yaml", "key-wait", "8s");
    }

    @Test
    void callsAtEveryStage_finishOnTheirs_aNewCallTakesTheNew_andABadOneChangesNothing() {
        Phone chen = atWork("1003");
        PhoneCall talks = callAndPress(BLUEFIN, STANDARD_LINE, "zh/welcome-standard", '1');
        PhoneCall withChen = answered(chen, 1);
        Phone lin = atWork("1001");
        PhoneCall talksToo = callAndPress(TIANHE, STANDARD_LINE, "zh/welcome-standard", '1');
        PhoneCall withLin = answered(lin, 1);
        Phone he = atWork("1006");
        PhoneCall waits = callAndPress(QINGHE, STANDARD_LINE, "zh/welcome-standard", '1');
        hears(waits, "zh/all-busy", "zh/position-1", "music");
        PhoneCall scores = callAndPress(MAPLE, STANDARD_LINE, "en/welcome-standard", '3');
        answered(he, 1).hangUp();
        hears(scores, "en/survey-satisfaction");
        PhoneCall chooses = customer(HARBOUR).dial(STANDARD_LINE);
        hears(chooses, "en/menu-main");
        String before = version();

        takeTheHardwareQueueAway();
        scores.press('5');
        hears(scores, "en/survey-solved");
        await().atMost(SOON).until(() -> !version().equals(before));
        chooses.press('1');
        scores.press('1');

        hears(scores, "en/survey-thanks");
        ends(scores);
        hears(chooses, "en/all-busy", "en/position-before", "en/num-2", "en/position-after", "music");
        assertThat(withChen.awaitEnded(Duration.ZERO)).as("the talk ends").isFalse();
        withLin.hangUp();
        scoresAtTheIntro(talksToo, "zh");
        answered(lin, 2).hangUp();
        scoresAtTheIntro(waits, "zh");
        answered(lin, 3).hangUp();
        scoresAtTheIntro(chooses, "en");
        String after = version();
        newCall_isAskedOneQuestion(he, after);
        withChen.hangUp();
        scoresAtTheIntro(talks, "zh");
        assertThat(agents()).doesNotContain("chen").contains("lin");
        aBadOneChangesNothing(lin, after);

        for (String number : List.of(BLUEFIN, TIANHE, QINGHE, MAPLE, HARBOUR)) {
            JsonObject call = ended(number);
            assertThat(call.getString("configVersion")).isEqualTo(before);
            assertThat(call.getString("survey")).isEqualTo("COMPLETED");
            assertThat(call.getJsonObject("answers").size()).isEqualTo(2);
        }
        assertThat(ended(HARBOUR).getString("topic")).isEqualTo("hardware");
        assertThat(ended(HARBOUR).getString("agent")).isEqualTo("lin");
        assertThat(ended(BLUEFIN).getString("agent")).isEqualTo("chen");
        assertThat(testbed().api().calls()).hasSize(7);
    }

    /** Key 1 leads to software, the queue hardware and the agent chen are gone, the survey has one question, and the music is another. */
    private void takeTheHardwareQueueAway() {
        config().write("flows/service.yaml", withoutHardware(config().read("flows/service.yaml")))
                .write("queues.yaml", config().read("queues.yaml").replaceAll("(?m)^  hardware:.*\n(?:    .*\n)*", ""))
                .write("agents.yaml", config().read("agents.yaml").replaceAll("(?m)^  chen:.*\n", ""))
                .write(
                        "surveys/service.yaml",
                        config().read("surveys/service.yaml").replaceAll("(?s)\n  - id: solved.*", "\n"))
                .set("queues.yaml", "music", "default");
    }

    private static String withoutHardware(String flow) {
        return flow.replaceAll("(?m)^      1: hardware .*$", "      1: software")
                .replaceAll("(?m)^  hardware:\n(?:    .*\n)*", "");
    }

    private void newCall_isAskedOneQuestion(Phone he, String version) {
        PhoneCall call = callAndPress(NORDWIND, STANDARD_LINE, "en/welcome-standard", '3');
        answered(he, 2).hangUp();
        hears(call, "en/survey-intro");
        call.press('5');
        hears(call, "en/survey-thanks");
        ends(call);
        assertThat(call.heard()).doesNotContain("en/survey-solved");
        assertThat(ended(NORDWIND).getString("configVersion")).isEqualTo(version);
    }

    private void aBadOneChangesNothing(Phone lin, String serving) {
        String flow = config().read("flows/service.yaml");
        config().write("flows/service.yaml", flow.replace("tries: 3", "tries: many"));
        await().atMost(SOON).until(() -> !problems().isEmpty());
        assertThat(problems()).contains("'many' is not a whole number", "\"line\":25");
        assertThat(testbed().api().text("/")).contains("flows/service.yaml:25:12: tries: &#39;many&#39;");
        assertThat(testbed().api().text("/metrics"))
                .contains(
                        "hotline_config_problems 1.0",
                        "hotline_config_reloads_total{result=\"refused\",} 1.0",
                        "hotline_config_info{version=\"" + serving + "\",} 1.0");
        PhoneCall call = callAndPress(ACME, STANDARD_LINE, "zh/welcome-standard", '1');
        answered(lin, 4).hangUp();
        hears(call, "zh/survey-intro");
        call.press('4');
        hears(call, "zh/survey-thanks");
        ends(call);
        assertThat(ended(ACME).getString("topic")).isEqualTo("software");
        assertThat(ended(ACME).getString("configVersion")).isEqualTo(serving);
        config().write("flows/service.yaml", flow);
        await().atMost(SOON).until(() -> problems().isEmpty());
        assertThat(version()).isEqualTo(serving);
    }

    /** Both questions, without hearing the first to its end. */
    private static void scoresAtTheIntro(PhoneCall call, String language) {
        hears(call, language + "/survey-intro");
        call.press('5');
        hears(call, language + "/survey-solved");
        call.press('1');
        hears(call, language + "/survey-thanks");
        ends(call);
    }

    private ConfigTree config() {
        return testbed().config();
    }

    private String version() {
        return testbed().api().status().getString("configVersion");
    }

    private List<String> agents() {
        return testbed().api().status().getJsonArray("agents").stream()
                .map(agent -> ((JsonObject) agent).getString("agent"))
                .toList();
    }

    private String problems() {
        var problems = testbed().api().status().getJsonObject("config").getJsonArray("problems");
        return problems.isEmpty() ? "" : problems.encode();
    }
}
