package dev.hotline.testbed.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.testbed.RunFolder;
import dev.hotline.testbed.sip.audio.Sounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsteriskServerIT {
    private final AsteriskInstall.Available install = install();

    @Test
    void twoServers_runSideBySide_andAreReadyWithinSeconds() {
        Instant start = Instant.now();
        try (AsteriskServer one = AsteriskServer.start(install, settings());
                AsteriskServer two = AsteriskServer.start(install, settings())) {
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
            assertThat(one.console("core show version")).contains("Asterisk 22");
            two.stop();
            assertThat(two.isRunning()).isFalse();
            assertThat(one.console("core show uptime seconds")).contains("System uptime");
        }
    }

    @Test
    void cleanStart_logsNoWarningAndNoError() throws IOException {
        AsteriskSettings settings = settings();
        Files.deleteIfExists(settings.folder().resolve("log/full"));
        try (AsteriskServer server = AsteriskServer.start(install, settings)) {
            assertThat(Files.readString(server.log())).doesNotContain("WARNING[", "ERROR[");
        }
    }

    @Test
    void killedServer_startsAgainOnTheSamePorts() {
        try (AsteriskServer server = AsteriskServer.start(install, settings())) {
            server.kill();
            assertThat(server.isRunning()).isFalse();

            server.start();

            assertThat(server.console("pjsip show endpoint 1001")).contains("1001");
        }
    }

    @Test
    void missingSample_isRefusedByName() {
        AsteriskSettings settings = settings();
        AsteriskSettings broken = AsteriskSettings.onFreePorts(
                settings.folder(), Path.of("nowhere").toAbsolutePath(), settings.prompts(), settings.agi());

        assertThatThrownBy(() -> AsteriskServer.start(install, broken))
                .hasMessageContaining("nowhere/extensions-hotline.conf");
    }

    @Test
    void asteriskThatEndsAtOnce_isSaidWithItsLastWords() {
        AsteriskSettings settings = settings();
        AsteriskInstall.Available ends = new AsteriskInstall.Available("ends", new Ends());

        assertThatThrownBy(() -> AsteriskServer.start(ends, settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("status 3")
                .hasMessageContaining("no such module");
    }

    private record Ends() implements Launcher {
        @Override
        public List<String> server(String name, List<Path> folders, List<String> arguments) {
            return List.of("sh", "-c", "echo no such module; exit 3");
        }

        @Override
        public List<String> console(String name, List<String> arguments) {
            return List.of("false");
        }
    }

    private static AsteriskInstall.Available install() {
        return switch (AsteriskInstall.find(progress -> {})) {
            case AsteriskInstall.Available available -> available;
            case AsteriskInstall.Unavailable unavailable -> throw new AssertionError(unavailable.why());
        };
    }

    private static AsteriskSettings settings() {
        Path folder = RunFolder.make();
        Path samples = Path.of("..", "config", "asterisk").toAbsolutePath().normalize();
        Sounds.write(folder, "music/one", Sounds.noise(1, 100));
        return AsteriskSettings.onFreePorts(folder, samples, folder, "agi://127.0.0.1:" + FreePorts.tcp());
    }
}
