package dev.hotline.config;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to this installation ({@code site.yaml}).
 *
 * @param node this engine's name, unique among the engines of a site
 * @param country ISO 3166 code; numbers written without a country are read as of this one
 * @param language spoken when neither line nor customer says otherwise
 * @param timeZone in which hours are meant
 * @param agi where the FastAGI server listens
 * @param agiAllow addresses that may open FastAGI sessions
 * @param asterisk the Asterisk nodes, at least one
 * @param http where the status page, metrics, health and prompts are served
 * @param storage {@code h2:PATH} (embedded, a file; a relative path is in the data folder) or {@code postgresql://user:password@host:port/database}
 * @param prompts where Asterisk finds the prompts
 * @param recordings the folder of the Asterisk nodes that callers' messages are kept in
 * @param outside whom agents may call outside, and how
 * @param pauses why agents pause, by the digit that they key
 * @param services the web services that flows use, by name
 */
public record Site(
        String node,
        String country,
        Language language,
        ZoneId timeZone,
        Endpoint agi,
        Set<String> agiAllow,
        List<AsteriskNode> asterisk,
        Endpoint http,
        Secret storage,
        PromptSource prompts,
        String recordings,
        OutsideCalls outside,
        Map<Character, String> pauses,
        Map<String, WebService> services) {

    /** The Asterisk node with this name; empty when there is none. */
    public Optional<AsteriskNode> asterisk(@Nullable String name) {
        for (AsteriskNode one : asterisk) {
            if (one.name().equals(name)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
