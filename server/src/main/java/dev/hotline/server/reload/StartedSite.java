package dev.hotline.server.reload;

import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Site;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The site that the engine was started with: its addresses, Asterisk nodes and store are in use until it ends. Immutable. */
record StartedSite(Site site) {
    private static final Map<String, Function<Site, Object>> FIXED = Map.of(
            "node", Site::node,
            "agi.listen", Site::agi,
            "agi.allow", Site::agiAllow,
            "asterisk", Site::asterisk,
            "http.listen", Site::http,
            "storage", Site::storage);

    /** A line for each key whose other value takes effect at the next start. */
    List<String> differences(Site read) {
        return FIXED.entrySet().stream()
                .filter(key -> !Objects.equals(
                        key.getValue().apply(site), key.getValue().apply(read)))
                .map(key -> "site.yaml: '" + key.getKey() + "' takes effect at the next start of the engine")
                .sorted()
                .toList();
    }

    /** This configuration with what is in use until the engine ends. */
    HotlineConfig keptIn(HotlineConfig read) {
        Site next = read.site();
        Site kept = new Site(
                site.node(),
                next.country(),
                next.language(),
                next.timeZone(),
                site.agi(),
                site.agiAllow(),
                site.asterisk(),
                site.http(),
                site.storage(),
                next.prompts(),
                next.recordings(),
                next.outside(),
                next.services());
        return read.with(kept);
    }
}
