package dev.hotline.bench.crowd;

import dev.hotline.bench.calls.Site;
import dev.hotline.testbed.ConfigTree;
import dev.hotline.testbed.Home;
import dev.hotline.testbed.asterisk.AsteriskSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The hotline of the crowd: the shipped flows, agents who may all answer both queues, so that there is one order in which callers are to be
 * served, and times that are short. A tenth of the callers are key accounts.
 */
final class CrowdSite {
    static final int AGENTS = 50;
    static final int CALLERS = 200;
    static final String LINE = "8008100800";

    /** How much earlier than they came key accounts count as having come. */
    static final Duration HEAD_START = Duration.ofSeconds(30);

    /** Longer than any agent takes to answer who does. */
    static final Duration RING_TIME = Duration.ofSeconds(4);

    private static final int FIRST_PHONE = 2000;
    private static final int RTP_FIRST = 14_000;
    /** Two for each leg of a call. */
    private static final int RTP_PORTS = 2000;

    private static final int KEY_ACCOUNT_EACH = 10;
    private static final int TOP_ENGINEERS = 10;
    private static final int LEVELS = 10;

    private static final String SURVEY = """
            intro: survey-intro
            thanks: survey-thanks
            key-wait: 1s
            repeats: 1
            questions:
              - id: satisfaction
                prompt: survey-satisfaction
                scores: [1, 2, 3, 4, 5]
                unhappy: [1, 2]
            """;

    private CrowdSite() {}

    /** The phones of the agents, by number. */
    static List<String> phones() {
        return IntStream.range(0, AGENTS).mapToObj(CrowdSite::phone).toList();
    }

    private static String phone(int agent) {
        return Integer.toString(FIRST_PHONE + agent);
    }

    /** The agent with this phone. */
    static String agent(String phone) {
        return "a" + (Integer.parseInt(phone) - FIRST_PHONE);
    }

    /** An Asterisk that knows these phones, and has audio ports for all. */
    static AsteriskSettings asterisk(AsteriskSettings settings, Home home, Path folder) {
        return settings.withSamples(Site.asteriskFiles(home, folder, pjsip()))
                .withFile("logger", "[general]\n[logfiles]\nfull => notice,warning,error\n")
                .withFile("rtp", "[general]\nrtpstart=%d\nrtpend=%d\n".formatted(RTP_FIRST, RTP_FIRST + RTP_PORTS - 1));
    }

    private static String pjsip() {
        return phones().stream()
                .map(phone -> """
                        [%1$s](hotline-agent)
                        auth=%1$s
                        aors=%1$s
                        [%1$s](hotline-agent-auth)
                        username=%1$s
                        password=%2$s
                        [%1$s](hotline-agent-aor)
                        """.formatted(phone, AsteriskSettings.agentPassword(phone)))
                .collect(Collectors.joining());
    }

    static void change(ConfigTree config) {
        config.write("queues.yaml", queues())
                .write("agents.yaml", agents())
                .write("customers.csv", customers())
                .write("surveys/service.yaml", SURVEY);
    }

    /** SIPp's list of who calls, and which key he presses: one line for each. */
    static String callers() {
        return IntStream.range(0, CALLERS)
                .mapToObj(i -> Site.number(i) + ";" + (1 + i % 2))
                .collect(Collectors.joining("\n", "USERS\n", "\n"));
    }

    private static String queues() {
        return """
                defaults:
                  ring-time: %ds
                  announce-every: 30s
                  offer-callback-after: 2m
                  set-aside: 5s
                  wrap-up: 1s
                  music: hotline
                  rings: [{level: 1}]
                  vip-rings: [{level: 1}]
                  head-start: %ds
                  dedicated-wait: 15s
                  service-level: 80%% in 20s
                  talk-time: 15s
                queues:
                  hardware: {skill: hardware}
                  software: {skill: software}
                  orders: {skill: orders}
                  operator: {skill: operator}
                """.formatted(RING_TIME.toSeconds(), HEAD_START.toSeconds());
    }

    private static String agents() {
        return IntStream.range(0, AGENTS)
                .mapToObj(i ->
                        "  a%1$d: {name: Agent %1$d, phone: %2$s, grade: %3$s, skills: {hardware: %4$d, software: %5$d, orders: 5, operator: 5}, languages: [zh, en]}"
                                .formatted(
                                        i,
                                        phone(i),
                                        i < TOP_ENGINEERS ? "top" : "junior",
                                        1 + i % LEVELS,
                                        LEVELS - i % LEVELS))
                .collect(Collectors.joining(
                        "\n",
                        "agents:\n",
                        "\n  senior: {name: Senior, phone: 1008, grade: senior, skills: [], languages: [zh, en]}\n"));
    }

    private static String customers() {
        return IntStream.range(0, CALLERS)
                .mapToObj(i -> "c%1$d,Customer %1$d,%2$s,%3$s,zh,"
                        .formatted(i, i % KEY_ACCOUNT_EACH == 0 ? "key" : "standard", Site.number(i)))
                .collect(Collectors.joining("\n", "id,name,tier,numbers,language,dedicated_engineer\n", "\n"));
    }
}
