package dev.hotline.console;

import dev.hotline.config.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole status page: {@code status.html} with its <code>{{names}}</code> filled in. Immutable. */
final class StatusPage {
    private static final Pattern NAME = Pattern.compile("\\{\\{([\\w.]+)}}");
    private final String template = Resources.text("status.html");

    String html(Status status, Words words) {
        Map<String, String> parts = new HashMap<>(StatusSections.of(status, words));
        parts.put("lang", words.language() == Language.ZH ? "zh-CN" : "en");
        parts.put("other.code", other(words.language()).code());
        parts.put("now", String.valueOf(status.now().toEpochMilli()));
        return fill(parts, words);
    }

    private String fill(Map<String, String> parts, Words words) {
        return NAME.matcher(template).replaceAll(found -> {
            String name = found.group(1);
            return Matcher.quoteReplacement(parts.containsKey(name) ? parts.get(name) : words.html(name));
        });
    }

    private static Language other(Language language) {
        return language == Language.ZH ? Language.EN : Language.ZH;
    }
}
