package dev.hotline.config;

import static dev.hotline.config.source.Formats.DURATION;
import static dev.hotline.config.source.Formats.DURATION_OR_ZERO;
import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.TIME_ZONE;

import dev.hotline.config.source.References;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code site.yaml}. */
final class SiteReader {
    private static final String STORAGE = "h2:PATH or postgresql://user:password@host:port/database";

    /** A password in an address, as it is written: one that is referred to begins with a brace. */
    private static final Pattern PASSWORD = Pattern.compile("://[^/@:]*:(?!\\$\\{)[^@]+@");

    private final References references;
    private final KnownNames names;
    private final Map<String, Section> nodes = new HashMap<>();

    SiteReader(References references, KnownNames names) {
        this.references = references;
        this.names = names;
    }

    Site site(Section file) {
        Section agi = file.section("agi");
        return new Site(
                file.get("node", NAME),
                file.get("country", Written.COUNTRY),
                file.get("language", Written.LANGUAGE),
                file.get("time-zone", TIME_ZONE),
                agi.get("listen", Written.LISTEN),
                Written.set(agi.list("allow", Written.ADDRESS)),
                asterisk(file),
                file.section("http").get("listen", Written.LISTEN),
                storage(file),
                file.section("prompts").get("base", Written.PROMPTS),
                file.get("recordings", Written.FOLDER, "/var/spool/asterisk/recording"),
                outside(file.optionalSection("transfer")),
                pauses(file.optionalSection("pauses")),
                services(file.optionalSection("services")));
    }

    private static OutsideCalls outside(Section transfer) {
        return new OutsideCalls(
                transfer.list("outside", Written.NUMBER_BEGIN),
                transfer.has("caller-id") ? Optional.of(transfer.get("caller-id", Written.DIALLED)) : Optional.empty());
    }

    /** Each reason is said: it has a prompt. */
    private Map<Character, String> pauses(Section file) {
        Map<Character, String> pauses = new LinkedHashMap<>();
        file.namedTexts().forEach((digit, reason) -> {
            if (!digit.matches("[0-9]")) {
                file.key(digit).wrong("'" + digit + "' is not a digit");
            } else {
                names.prompts.use(EnginePrompt.pause(reason.value()), reason);
                pauses.put(digit.charAt(0), reason.as(NAME));
            }
        });
        return Collections.unmodifiableMap(pauses);
    }

    private Map<String, WebService> services(Section file) {
        Map<String, WebService> services = new LinkedHashMap<>();
        for (Section service : file.named()) {
            String name = service.key().as(NAME);
            names.services.define(name, service.key());
            services.put(name, service(name, service));
        }
        return Collections.unmodifiableMap(services);
    }

    private WebService service(String name, Section service) {
        Map<String, Secret> headers = new LinkedHashMap<>();
        Section written = service.optionalSection("headers");
        written.namedTexts().forEach((header, value) -> {
            if (!header.matches("[A-Za-z0-9-]{1,64}")) {
                written.key(header).wrong("'" + header + "' is not the name of an HTTP header");
            }
            headers.put(
                    header,
                    new Secret(header.equalsIgnoreCase("Authorization") ? referred(value) : references.resolve(value)));
        });
        return new WebService(
                name,
                service.get("url", Written.URL),
                Collections.unmodifiableMap(headers),
                service.has("signing-key")
                        ? Optional.of(secret(service, "signing-key", "a key, such as ${env:HOTLINE_CRM_KEY}"))
                        : Optional.empty(),
                service.get("timeout", DURATION, Duration.ofSeconds(2)),
                service.get("cache", DURATION_OR_ZERO, Duration.ZERO));
    }

    private List<AsteriskNode> asterisk(Section file) {
        List<Section> sections = file.sections("asterisk");
        if (sections.isEmpty() && file.has("asterisk")) {
            file.wrong("asterisk is empty: expected at least one node");
        }
        return sections.stream().map(this::node).toList();
    }

    private AsteriskNode node(Section node) {
        String name = node.get("name", NAME);
        if (nodes.putIfAbsent(name, node) != null) {
            node.wrong("the name '" + name + "' is already that of another node");
        }
        return new AsteriskNode(
                name,
                node.get("ami", Written.ENDPOINT),
                node.get("username", NAME),
                secret(node, "secret", "a password, such as ${env:HOTLINE_AMI_SECRET}"),
                node.get("login", Written.LOGIN, AmiLogin.MD5),
                node.has("tls") ? tls(node.section("tls")) : new AmiTls.Off(),
                node.get("agent-channel", Written.channel("{phone}")),
                node.get("customer-channel", Written.channel("{number}")),
                node.get("callback-context", NAME));
    }

    private AmiTls tls(Section tls) {
        boolean pinned = tls.has("fingerprint");
        if (pinned == tls.has("trust")) {
            tls.wrong("expected either 'fingerprint' or 'trust'");
            return new AmiTls.Off();
        }
        return pinned ? new AmiTls.Pinned(tls.get("fingerprint", Written.FINGERPRINT)) : trusted(tls);
    }

    private AmiTls trusted(Section tls) {
        Optional<Text> trust = tls.text("trust", "system or a file with certificates (PEM)");
        return trust.filter(text -> !text.value().equals("system"))
                .<AmiTls>map(text -> new AmiTls.Trusted(references.file(text)))
                .orElseGet(AmiTls.SystemTrust::new);
    }

    private Secret storage(Section file) {
        Secret storage =
                new Secret(file.text("storage", STORAGE).map(this::address).orElse(""));
        if (!storage.value().isEmpty() && !storage.value().matches("h2:\\S+|postgres(ql)?://\\S+")) {
            file.text("storage", STORAGE).ifPresent(text -> text.wrong("this is not " + STORAGE));
        }
        return storage;
    }

    private Secret secret(Section section, String key, String expected) {
        return new Secret(section.text(key, expected).map(this::referred).orElse(""));
    }

    /** The files are shown and kept with each version, so no secret may stand in them. */
    private String referred(Text text) {
        if (!text.value().contains("${")) {
            text.wrong("the secret itself stands in the file: expected ${env:NAME} or ${file:PATH}");
        }
        return references.resolve(text);
    }

    private String address(Text text) {
        if (PASSWORD.matcher(text.value()).find()) {
            text.wrong("the password itself stands in the file: expected ${env:NAME} or ${file:PATH} in its place");
        }
        return references.resolve(text);
    }
}
