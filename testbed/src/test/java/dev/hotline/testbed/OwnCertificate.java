package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A certificate for 127.0.0.1 that nobody but itself signed, made by the JDK's {@code keytool}.
 *
 * @param withKey a PEM file with it and its private key
 * @param pem a PEM file with it alone
 * @param sha256 its fingerprint, 64 hexadecimal digits
 */
record OwnCertificate(Path withKey, Path pem, String sha256) {
    private static final char[] PASSWORD = "change-me".toCharArray();

    static OwnCertificate make(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("own.p12");
        keytool(store);
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        byte[] certificate = keys.getCertificate("own").getEncoded();
        String text = pem("CERTIFICATE", certificate);
        String key = pem("PRIVATE KEY", keys.getKey("own", PASSWORD).getEncoded());
        return new OwnCertificate(
                Files.writeString(folder.resolve("own-key.pem"), text + key),
                Files.writeString(folder.resolve("own.pem"), text),
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate)));
    }

    private static void keytool(Path store) throws IOException, InterruptedException {
        Process made = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=pbx1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString()))
                .inheritIO()
                .start();
        assertThat(made.waitFor()).as("the exit status of keytool").isZero();
    }

    private static String pem(String what, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }
}
