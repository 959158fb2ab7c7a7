package dev.hotline.bench.calls;

import dev.hotline.testbed.ConfigTree;
import dev.hotline.testbed.Home;
import dev.hotline.testbed.asterisk.AsteriskSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The hotline of the bench: the shipped configuration with as many agents and customers as the load needs, one question in the survey and no
 * wrap-up, so that an agent takes the next call at once.
 */
public final class Site {
    /** At 20 calls/s some 110 are engaged: 3 s of "connecting", a moment of ringing, 2 s of talk. */
    static final int AGENTS = 200;

    /** Most have called before, few often: the engine looks into the past of each. */
    static final int CUSTOMERS = 10_000;

    static final String LINE = "8008100800";

    private static final int FIRST_PHONE = 2000;

    private static final String SURVEY = """
            intro: survey-intro
            thanks: survey-thanks
            key-wait: 5s
            repeats: 1
            questions:
              - id: satisfaction
                prompt: survey-satisfaction
                scores: [1, 2, 3, 4, 5]
                unhappy: [1, 2]
            """;

    private Site() {}

    /** SIPp's list of who calls whom, used from the top again and again. */
    static Path callers(Path folder, boolean pureDialplan) {
        String lines = IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> number(i) + ";" + (pureDialplan ? "*" + (FIRST_PHONE + i % AGENTS) : LINE))
                .collect(Collectors.joining("\n", "SEQUENTIAL\n", "\n"));
        return write(folder.resolve("callers.csv"), lines);
    }

    /** The dialplan that does the same call by itself; the number dialled names the agent, who is never busy. */
    static String dialplan(Path prompts) {
        return """
                [hotline](+)
                exten => _*XXXX,1,Answer()
                 same => n,Read(KEY,%1$s/welcome-standard&%1$s/menu-main,1,,1,5)
                 same => n,Playback(%1$s/connecting)
                 same => n,Dial(PJSIP/${EXTEN:1},20,gm(hotline))
                 same => n,Read(SCORE,%1$s/survey-intro&%1$s/survey-satisfaction,1,,1,5)
                 same => n,Playback(%1$s/survey-thanks)
                 same => n,Hangup()
                """.formatted(prompts.resolve("zh"));
    }

    /**
     * A copy of the shipped Asterisk files.
     *
     * @param phones what {@code pjsip-hotline.conf} has beside the shipped phones
     */
    public static Path asteriskFiles(Home home, Path folder, String phones) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(home.asterisk())) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(file.getFileName().toString()));
                }
            }
            Path pjsip = folder.resolve("pjsip-hotline.conf");
            write(pjsip, Files.readString(pjsip) + phones);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The agents' phones for Asterisk: all at this port, without registering. */
    static String phones(int port) {
        return IntStream.range(0, AGENTS)
                .map(i -> FIRST_PHONE + i)
                .mapToObj(phone -> """
                        [%1$d](hotline-agent)
                        aors=%1$d
                        [%1$d](hotline-agent-aor)
                        contact=sip:%1$d@127.0.0.1:%2$d
                        """.formatted(phone, port))
                .collect(Collectors.joining());
    }

    static void change(ConfigTree config, AsteriskSettings asterisk, int agi, int http, Path data) {
        config.write("site.yaml", site(asterisk, agi, http, data))
                .write("agents.yaml", agents())
                .write("customers.csv", customers())
                .write("surveys/service.yaml", SURVEY)
                .set("queues.yaml", "wrap-up", "0s")
                .set("queues.yaml", "brief", "false");
    }

    private static String agents() {
        return IntStream.range(0, AGENTS)
                .mapToObj(i ->
                        "  a%1$d: {name: Agent %1$d, phone: %2$d, grade: junior, skills: [hardware, software, orders, operator], team: desk, languages: [zh, en]}"
                                .formatted(i, FIRST_PHONE + i))
                .collect(Collectors.joining(
                        "\n",
                        "agents:\n",
                        "\n  senior: {name: Senior, phone: 1008, grade: senior, skills: [], languages: [zh, en]}\n"));
    }

    private static String customers() {
        return IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> "c%1$d,Customer %1$d,standard,%2$s,zh,".formatted(i, number(i)))
                .collect(Collectors.joining("\n", "id,name,tier,numbers,language,dedicated_engineer\n", "\n"));
    }

    /** The number of a customer. */
    public static String number(int customer) {
        return "+86138000%05d".formatted(customer);
    }

    private static String site(AsteriskSettings asterisk, int agi, int http, Path data) {
        return """
                node: engine1
                country: CN
                language: zh
                time-zone: Asia/Shanghai
                agi: {listen: "127.0.0.1:%1$d", allow: [127.0.0.1]}
                asterisk:
                  - name: %2$s
                    ami: "127.0.0.1:%3$d"
                    username: %4$s
                    secret: ${env:HOTLINE_AMI_SECRET}
                    agent-channel: PJSIP/{phone}
                    customer-channel: PJSIP/{number}@carrier
                    callback-context: hotline-callback
                http: {listen: "127.0.0.1:%5$d"}
                storage: "h2:%6$s"
                prompts: {base: "http://127.0.0.1:%5$d/prompts"}
                """.formatted(
                        agi, asterisk.node(), asterisk.amiPort(), asterisk.amiUser(), http, data.resolve("hotline"));
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
