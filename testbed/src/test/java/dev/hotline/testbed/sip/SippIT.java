package dev.hotline.testbed.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIPp on a real Asterisk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SippIT {
    private static final Path FOLDER = Path.of("target", "asterisk", "sipp", "sipp");
    private PhonesTestbed testbed;

    @BeforeAll
    void start() {
        testbed = PhonesTestbed.start();
    }

    @AfterAll
    void stop() {
        testbed.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"caller-rfc4733", "caller-info"})
    void keyOfAForeignPhone_arrives(String scenario) {
        String caller = "+861390000000" + scenario.length() % 10;
        Sipp sipp = Sipp.to(testbed.server.settings().sip(), FOLDER);

        try (Sipp.Run run = sipp.start(scenario, "101", caller, 1)) {
            assertThat(run.await(Duration.ofSeconds(30))).as(run::output).isZero();
        }

        await().atMost(Duration.ofSeconds(5)).until(testbed::log, log -> log.contains("keys 2 from " + caller));
    }

    @Test
    void refusedCall_isAFailure() {
        Sipp sipp = Sipp.to(testbed.server.settings().sip(), FOLDER);

        try (Sipp.Run run = sipp.start("caller-info", "55", "+8613900000009", 1)) {
            assertThat(run.await(Duration.ofSeconds(30))).isEqualTo(1);
        }
    }

    @Test
    void unknownScenario_isRefusedByName() {
        Sipp sipp = Sipp.to(testbed.server.settings().sip(), FOLDER);

        assertThatThrownBy(() -> sipp.start("nobody", "1", "2", 1)).hasMessageContaining("nobody");
    }
}
