package dev.hotline.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was done with a real Asterisk is done with the fake, and it says the same bytes. */
class RecordedBytesTest {

    @ParameterizedTest
    @CsvSource({"V16, asterisk-16.28.0", "V22, asterisk-22.10.1"})
    void recordedSession_playedAgain_saysTheSameBytes(AsteriskVersion version, String folder) throws IOException {
        List<RecordedStep> steps = RecordedStep.of(read("/" + folder + "/session.txt"));
        assertThat(steps).hasSizeGreaterThan(100);
        try (ServerSocket engine = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                FakeAsterisk fake = FakeAsterisk.start(version).engineAt(engine.getLocalPort());
                Replay replay = new Replay(fake, engine)) {
            prepare(fake, steps);
            for (RecordedStep step : steps) {
                compare(step, replay.perform(step));
            }
        }
    }

    private static void prepare(FakeAsterisk fake, List<RecordedStep> steps) {
        fake.account("hotline", "change-me").missing("/sounds/zh/nope");
        RecordedStep list = steps.stream()
                .filter(step -> step.what().toString().startsWith("Action: DeviceStateList"))
                .findFirst()
                .orElseThrow();
        for (String item : list.ami().toString().split("\r\n\r\n", -1)) {
            List<String> lines = item.lines().toList();
            if (lines.size() == 4 && lines.get(2).startsWith("Device: ")) {
                fake.device(
                        lines.get(2).substring("Device: ".length()),
                        lines.get(3).substring("State: ".length()));
            }
        }
    }

    private static void compare(RecordedStep recorded, Replay.Said said) {
        assertThat(normal(said.agi()))
                .as("AGI after %s", recorded)
                .isEqualTo(normal(recorded.agi().toString()));
        assertThat(answers(said.ami()))
                .as("AMI answers after %s", recorded)
                .isEqualTo(answers(recorded.ami().toString()));
        assertThat(events(recorded, said.ami()))
                .as("AMI events after %s", recorded)
                .isEqualTo(events(recorded, recorded.ami().toString()));
    }

    /** Messages that an action asked for, in their order. */
    private static List<String> answers(String ami) {
        return messages(ami).filter(message -> !isEvent(message)).toList();
    }

    /** Events of one step come from several threads of Asterisk, whose order differs from one recording to the next. */
    private static List<String> events(RecordedStep step, String ami) {
        return messages(ami)
                .filter(RecordedBytesTest::isEvent)
                .map(message -> withoutRaces(step, message))
                .sorted()
                .toList();
    }

    private static Stream<String> messages(String ami) {
        return Arrays.stream(normal(ami).split("(?<=\r\n\r\n)"));
    }

    private static boolean isEvent(String message) {
        return message.contains("\r\nPrivilege: ");
    }

    /** What these events say depends on which thread was first: in recordings of one version it came out in both ways. */
    private static String withoutRaces(RecordedStep step, String message) {
        if (message.startsWith("Event: HangupRequest\r\n")) {
            return message.replace("Cause: 16\r\n", "");
        }
        if (message.startsWith("Event: DialState\r\n")) {
            return message.replaceAll("DestChannelState: .\r\nDestChannelStateDesc: \\w+\r\n", "");
        }
        if (message.startsWith("Event: Hangup\r\n") && step.toString().contains("close")) {
            return message.replaceAll("Cause: (0\r\nCause-txt: Unknown|16\r\nCause-txt: Normal Clearing)\r\n", "");
        }
        return message;
    }

    /** Without what differs from run to run: times, ports, ids that are made at random. */
    private static String normal(String bytes) {
        return bytes.replaceAll("\\b\\d{10}\\.(\\d+)", "TIME.$1")
                .replaceAll("(?m)^(Timestamp: TIME)\\.\\d+", "$1")
                .replaceAll("(?m)^(Challenge|Uptime|LastReload|Duration|agi_threadid): [0-9:]+", "$1: N")
                .replaceAll("(?m)^(Core(?:Startup|Reload)(?:Date|Time)): [0-9:-]+", "$1: N")
                .replaceAll("(?m)^(BridgeUniqueid): [0-9a-f-]{36}", "$1: N")
                .replaceAll("agi://127\\.0\\.0\\.1:\\d+/", "agi://ENGINE/")
                .replaceAll("endpos=\\d+", "endpos=N");
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(RecordedBytesTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .collect(Collectors.joining("\n"));
        }
    }
}
