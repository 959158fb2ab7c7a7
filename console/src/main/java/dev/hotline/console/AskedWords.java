package dev.hotline.console;

import dev.hotline.config.Language;
import io.vertx.ext.web.RoutingContext;

/** The words that a request is answered in. Immutable. */
final class AskedWords {
    private final Words chinese = new Words(Language.ZH);
    private final Words english = new Words(Language.EN);

    /** Those of the language asked for, else the browser's first, else English. */
    Words of(RoutingContext ctx) {
        String asked = ctx.queryParams().get("lang");
        String accepted = ctx.request().getHeader("Accept-Language");
        String code = asked != null ? asked : accepted == null ? "" : accepted;
        return code.startsWith("zh") ? chinese : english;
    }
}
