package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an admin can get wrong: the engine says it in words, and serves where it can. */
class BadInputIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private Testbed testbed;

    @BeforeEach
    void make() throws IOException {
        testbed = Testbed.real(RealCalls.HOME, RunFolder.make(), RealCalls.install(), config -> {});
    }

    @AfterEach
    void close() throws IOException {
        testbed.close();
        assertThat(log()).doesNotContain("\tat ");
    }

    @Test
    void amiLoginRefused_isSaidOnce_andTheEngineServes() throws IOException {
        testbed.config()
                .write("ami.secret", "wrong")
                .write("site.yaml", site().replace("${env:HOTLINE_AMI_SECRET}", "${file:ami.secret}"));
        testbed.engine().start(testbed.api()::serving);
        await().atMost(SOON).until(() -> log().contains("refused"));
        assertThat(log()).contains("pbx1", "hotline").doesNotContain("wrong\"");
        assertThat(testbed.api().text("/health/ready")).contains("degraded", "REFUSED");
    }

    @Test
    void asteriskAwayAtTheStart_theEngineServes_andConnectsWhenItComes() throws IOException {
        testbed.asterisk().orElseThrow().stop();
        testbed.engine().start(testbed.api()::serving);
        await().atMost(SOON).until(() -> log().contains("pbx1"));
        assertThat(testbed.api().ready()).isFalse();
        testbed.asterisk().orElseThrow().start();
        await().atMost(SOON).until(testbed.api()::ready);
    }

    @Test
    void agiPortInUse_theEngineEnds_andNamesTheAddress() throws IOException {
        try (ServerSocket other = new ServerSocket(testbed.agiPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> testbed.engine().start())
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort())
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void httpPortInUse_theEngineEnds_andNamesTheAddress() throws IOException {
        try (ServerSocket other =
                new ServerSocket(testbed.api().base().getPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> testbed.engine().start())
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort())
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void brokenFiles_theEngineEnds_andNamesEachProblemAtItsPlace() {
        testbed.config().set("queues.yaml", "ring-time", "20 parsecs");
        testbed.config()
                .write(
                        "flows/service.yaml",
                        testbed.config().read("flows/service.yaml").replace("invalid:", "invald:"));
        testbed.config()
                .write(
                        "customers.csv",
                        "id,name,tier,numbers,language,dedicated_engineer\nacme,Acme,gold,+8613800138001,zh,lin\n");
        assertThatThrownBy(() -> testbed.engine().start())
                .hasMessageContaining("queues.yaml:")
                .hasMessageContaining("20 parsecs")
                .hasMessageContaining("flows/service.yaml:")
                .hasMessageContaining("did you mean")
                .hasMessageContaining("customers.csv:2:")
                .hasMessageContaining("gold");
    }

    private String site() {
        return testbed.config().read("site.yaml");
    }

    private String log() throws IOException {
        return Files.exists(testbed.engine().log())
                ? Files.readString(testbed.engine().log())
                : "";
    }
}
