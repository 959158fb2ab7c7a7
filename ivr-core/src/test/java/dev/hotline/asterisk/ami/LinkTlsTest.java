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
    private static KeyStore elsewhere;

    @BeforeAll
    static void makeCertificates() throws Exception {
        keys = certificateFor("127.0.0.1");
        elsewhere = certificateFor("192.0.2.1");
    }

    /** A certificate of its own making for an address, as {@code ast_tls_cert} makes it. */
    private static KeyStore certificateFor(String address) throws Exception {
        Path store = folder.resolve(address + ".p12");
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
                "SAN=IP:" + address,
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString());
        assertThat(new ProcessBuilder(keytool).start().waitFor()).isZero();
        KeyStore made = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            made.load(in, PASSWORD);
        }
        return made;
    }

    private void restart(AmiTls tls) throws IOException, GeneralSecurityException {
        restart(keys, tls);
    }

    private void restart(KeyStore shown, AmiTls tls) throws IOException, GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(shown, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var server = context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        restart(new ManagerEnd(server), options -> options.with(tls));
    }

    private static byte[] certificate(KeyStore of) throws GeneralSecurityException {
        return of.getCertificate("asterisk").getEncoded();
    }

    private static Path pem(KeyStore of) throws IOException, GeneralSecurityException {
        String body = Base64.getMimeEncoder().encodeToString(certificate(of));
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
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate(keys)));
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
        restart(new AmiTls.Trusted(pem(keys)));

        up().close();
    }

    @Test
    void trustedFileForAnotherAddress_isRefused() throws Exception {
        restart(elsewhere, new AmiTls.Trusted(pem(elsewhere)));

        awaitRefusal("127.0.0.1");
    }

    @Test
    void certificateOfItsOwnMaking_isNotTrustedByTheSystem() throws Exception {
        restart(new AmiTls.SystemTrust());

        awaitRefusal("certification path");
    }
}
