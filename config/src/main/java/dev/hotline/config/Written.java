package dev.hotline.config;

import dev.hotline.config.source.Format;
import dev.hotline.config.source.Formats;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The formats of this product's own types. */
final class Written {
    static final Format<Language> LANGUAGE = Formats.constant(Language.class);
    static final Format<Grade> GRADE = Formats.constant(Grade.class);
    static final Format<Tier> TIER = Formats.constant(Tier.class);
    static final Format<AmiLogin> LOGIN = Formats.constant(AmiLogin.class);

    /** Where a listener of ours is; port 0 is any. */
    static final Format<Endpoint> LISTEN = endpoint(0);

    static final Format<Endpoint> ENDPOINT = endpoint(1);

    static final Format<String> DIALLED =
            Formats.matching("\\+?[0-9*#]{2,20}", "a number as it is dialled, such as 4008100400");

    static final Format<String> NUMBER_BEGIN =
            Formats.matching("\\+[1-9][0-9]{0,14}", "how numbers begin in E.164, such as +86");

    static final Format<String> PHONE =
            Formats.matching("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", "the name of a phone in Asterisk, such as 1001");

    /** What phones can dial, and a caller can be handed over to. */
    static final Format<String> DIGITS = Formats.matching("[0-9]{3,16}", "a number of 3 to 16 digits, such as 801");

    /** How good somebody is at something. */
    static final Format<Integer> LEVEL = Formats.integer(1, Agent.BEST_LEVEL);

    static final Format<ServiceLevel> SERVICE_LEVEL = Format.of(
            "a share of the callers and a time such as 80% in 20s",
            new ServiceLevel(1, Duration.ofSeconds(1)), Written::serviceLevel);

    static final Format<String> ADDRESS = Formats.matching(
            "((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}|[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:]*",
            "an IP address such as 127.0.0.1 or ::1");

    /** As 64 digits in small letters, whichever way it was written. */
    static final Format<String> FINGERPRINT = Format.of(
            "a certificate's SHA-256 fingerprint, written as sha256: and 64 hexadecimal digits (colons between them may stay)",
            "",
            text -> Optional.of(text)
                    .filter(value -> value.matches("sha256:[0-9a-fA-F]{2}(:?[0-9a-fA-F]{2}){31}"))
                    .map(value ->
                            value.substring("sha256:".length()).replace(":", "").toLowerCase(Locale.ROOT)));

    static final Format<String> COUNTRY = new Format<>(
            "a country code such as CN",
            "",
            List.of(Locale.getISOCountries()),
            text -> Optional.of(text).filter(List.of(Locale.getISOCountries())::contains));

    static final Format<PromptSource> PROMPTS = Format.of(
            "a URL such as http://127.0.0.1:8080/prompts or a folder of Asterisk's sounds such as hotline",
            new PromptSource(""),
            text -> text.matches("https?://[^\\s/]+(/[^\\s/]+)*|[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")
                    ? Optional.of(new PromptSource(text))
                    : Optional.empty());

    static final Format<String> FOLDER =
            Formats.matching("(/[A-Za-z0-9._-]+)+", "an absolute folder such as /var/spool/asterisk/recording");

    static final Format<URI> URL = Format.of(
            "an address such as https://crm.example.com/api",
            URI.create("http://invalid"),
            text -> Optional.of(text)
                    .filter(url -> url.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?"))
                    .flatMap(url -> uri(url.replaceFirst("/$", "")))
                    .filter(uri -> uri.getHost() != null && uri.getPort() <= 65535));

    private static final Pattern SHARE_AND_TIME = Pattern.compile("(\\d{1,3})% in (\\w+)");
    private static final Pattern HOST_PORT = Pattern.compile("(?:\\[([0-9a-fA-F:]+)]|([A-Za-z0-9._-]+)):(\\d{1,5})");

    private Written() {}

    /** How a channel is dialled, with this placeholder in it. */
    static Format<String> channel(String placeholder) {
        String quoted = Pattern.quote(placeholder);
        return Formats.matching(
                "[A-Za-z0-9]+/[^\\s,&|]*" + quoted + "[^\\s,&|]*",
                "a channel with " + placeholder + " in it, such as PJSIP/" + placeholder);
    }

    /** A set that keeps the order of the file. */
    static <T> Set<T> set(Collection<T> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    private static Optional<ServiceLevel> serviceLevel(String text) {
        var matcher = SHARE_AND_TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int percent = Integer.parseInt(matcher.group(1));
        return Formats.DURATION
                .parse(matcher.group(2))
                .filter(within -> percent >= 1 && percent <= 100)
                .map(within -> new ServiceLevel(percent, within));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    private static Format<Endpoint> endpoint(int lowestPort) {
        return Format.of("a host and port such as 127.0.0.1:4573", new Endpoint("", 0), text -> {
            var matcher = HOST_PORT.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            return Optional.of(new Endpoint(host, Integer.parseInt(matcher.group(3))))
                    .filter(endpoint -> endpoint.port() >= lowestPort && endpoint.port() <= 65535);
        });
    }
}
