package dev.hotline.testbed.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer to a digest challenge (RFC 2617, 7616), with MD5 and {@code qop=auth} or none. */
final class Digest {
    private static final Pattern FIELD = Pattern.compile("(\\w+)\\s*=\\s*(?:\"([^\"]*)\"|([^,\\s]+))");

    private Digest() {}

    /**
     * The value of the Authorization header.
     *
     * @param challenge the value of WWW-Authenticate or Proxy-Authenticate
     * @param cnonce our own random text
     */
    static String answer(String challenge, String user, String password, String method, String uri, String cnonce) {
        Map<String, String> fields = fields(challenge);
        String realm = fields.getOrDefault("realm", "");
        String nonce = fields.getOrDefault("nonce", "");
        boolean qop = fields.getOrDefault("qop", "").contains("auth");
        String secret = md5(user + ":" + realm + ":" + password);
        String request = md5(method + ":" + uri);
        String middle = qop ? nonce + ":00000001:" + cnonce + ":auth" : nonce;
        StringBuilder answer =
                new StringBuilder("Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\""
                        .formatted(user, realm, nonce, uri, md5(secret + ":" + middle + ":" + request)));
        answer.append(", algorithm=MD5");
        if (qop) {
            answer.append(", qop=auth, nc=00000001, cnonce=\"").append(cnonce).append('"');
        }
        if (fields.containsKey("opaque")) {
            answer.append(", opaque=\"").append(fields.get("opaque")).append('"');
        }
        return answer.toString();
    }

    static Map<String, String> fields(String value) {
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(value);
        while (field.find()) {
            fields.put(field.group(1), field.group(2) != null ? field.group(2) : field.group(3));
        }
        return fields;
    }

    private static String md5(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no MD5", e);
        }
    }
}
