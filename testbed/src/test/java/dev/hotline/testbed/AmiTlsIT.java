package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotline.asterisk.ami.AmiClient;
import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.asterisk.ami.AmiOptions;
import dev.hotline.config.AmiLogin;
import dev.hotline.config.AmiTls;
import dev.hotline.config.Endpoint;
import dev.hotline.config.Secret;
import dev.hotline.testbed.asterisk.AsteriskServer;
import dev.hotline.testbed.asterisk.AsteriskSettings;
import dev.hotline.testbed.asterisk.FreePorts;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** AMI by TLS, to a real Asterisk with a certificate of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmiTlsIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final List<AmiClient> opened = new ArrayList<>();
    private OwnCertificate certificate;
    private AsteriskSettings settings;
    private AsteriskServer asterisk;

    @BeforeAll
    void start() throws IOException, InterruptedException, GeneralSecurityException {
        Path folder = RunFolder.make();
        certificate = OwnCertificate.make(folder);
        settings = AsteriskSettings.onFreePorts(
                        folder,
                        RealCalls.HOME.asterisk(),
                        RealCalls.HOME.prompts(),
                        "agi://127.0.0.1:" + FreePorts.tcp())
                .withAmiTls(new AsteriskSettings.AmiTls(FreePorts.tcp(), certificate.withKey()));
        asterisk = AsteriskServer.start(RealCalls.install(), settings);
    }

    @AfterEach
    void closeLinks() {
        opened.forEach(link -> OwnHandler.result(link.close()));
        opened.clear();
    }

    @AfterAll
    void stop() {
        asterisk.close();
        OwnHandler.result(vertx.close());
    }

    @ParameterizedTest
    @EnumSource
    void pinnedCertificate_theLinkIsUp(AmiLogin login) {
        AmiClient link = open(new AmiTls.Pinned(certificate.sha256()), login);
        await().atMost(SOON).until(() -> link.health().state() == AmiHealth.State.UP);
        assertThat(link.health().version()).startsWith("22.");
    }

    @Test
    void certificateOfTheGivenFile_theLinkIsUp() {
        AmiClient link = open(new AmiTls.Trusted(certificate.pem()), AmiLogin.MD5);
        await().atMost(SOON).until(() -> link.health().state() == AmiHealth.State.UP);
    }

    @Test
    void anotherCertificateThanPinned_theLinkStaysDown_andSaysBothFingerprints() {
        String other = "0".repeat(64);
        AmiClient link = open(new AmiTls.Pinned(other), AmiLogin.MD5);
        await().atMost(SOON).until(() -> !link.health().detail().isEmpty());
        assertThat(link.health().state()).isEqualTo(AmiHealth.State.DOWN);
        assertThat(link.health().detail()).contains(other, certificate.sha256());
    }

    @Test
    void certificateThatNobodySigned_isNotBelievedByJavasOwnTrust() {
        AmiClient link = open(new AmiTls.SystemTrust(), AmiLogin.MD5);
        await().atMost(SOON).until(() -> !link.health().detail().isEmpty());
        assertThat(link.health().state()).isEqualTo(AmiHealth.State.DOWN);
    }

    private AmiClient open(AmiTls tls, AmiLogin login) {
        Endpoint port =
                new Endpoint("127.0.0.1", settings.amiTls().orElseThrow().port());
        AmiOptions options = AmiOptions.of("pbx1", port, settings.amiUser(), new Secret(settings.amiSecret()))
                .with(tls)
                .with(login);
        AmiClient link = new AmiClient(vertx, options, InstantSource.system(), Set::of);
        opened.add(link);
        link.start();
        return link;
    }
}
