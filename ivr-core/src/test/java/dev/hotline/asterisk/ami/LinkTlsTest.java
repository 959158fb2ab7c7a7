package dev.hotline.asterisk.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hotline.config.AmiTls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkTlsTest extends LinkFixture {
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    static Path folder;

    private static KeyStore keys;
    private static byte[] certificate;

    /** A certificate of its own making for 127.0.0.1, as {@code ast_tls_cert} makes it. */
    @BeforeAll
    static void makeCertificate() throws Exception {
        Path store = folder.resolve("asterisk.p12");
        List<String> keytool = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "asterisk",
                "-keyalg",
                "EC",
                "-dname",
                "CN=asterisk",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString());
        assertThat(new ProcessBuilder(keytool).start().waitFor()).isZero();
        keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        certificate = keys.getCertificate("asterisk").getEncoded();
    }

    private void restart(AmiTls tls) throws IOException, GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var server = context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        restart(new ManagerEnd(server), options -> options.with(tls));
    }

    private static Path pem() throws IOException {
        String body = Base64.getMimeEncoder().encodeToString(certificate);
        return Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n",
                StandardCharsets.US_ASCII);
    }

    private void awaitRefusal(String reason) throws IOException {
        try (var link = asterisk.accept()) {
            assertThatThrownBy(link::login).isInstanceOf(IOException.class);
        }
        await().untilAsserted(() -> assertThat(client.health().detail()).contains(reason));
    }

    @Test
    void pinnedCertificate_isBelieved() throws Exception {
        String fingerprint =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        restart(new AmiTls.Pinned(fingerprint));

        up().close();
    }

    @Test
    void anotherCertificateThanThePinned_isRefusedWithItsFingerprint() throws Exception {
        restart(new AmiTls.Pinned("ab".repeat(32)));

        awaitRefusal("(expected: sha256:" + "ab".repeat(32) + ")");
    }

    @Test
    void trustedFile_isBelieved() throws Exception {
        restart(new AmiTls.Trusted(pem()));

        up().close();
    }

    @Test
    void certificateOfItsOwnMaking_isNotTrustedByTheSystem() throws Exception {
        restart(new AmiTls.SystemTrust());

        awaitRefusal("certification path");
    }
}
