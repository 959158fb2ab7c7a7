package dev.hotline.console;

import dev.hotline.config.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the program's files with <code>{{names}}</code> to be filled in. Immutable. */
final class PageTemplate {
    private static final Pattern NAME = Pattern.compile("\\{\\{([\\w.]+)}}");
    private final String template;

    /** Blocking: it reads the file. */
    PageTemplate(String file) {
        template = Resources.text(file);
    }

    /**
     * The page in the language of these words.
     *
     * @param parts HTML by name; other names are those of words
     */
    String html(Map<String, String> parts, Words words) {
        Map<String, String> all = new HashMap<>(parts);
        all.put("lang", words.language() == Language.ZH ? "zh-CN" : "en");
        all.put("other.code", (words.language() == Language.ZH ? Language.EN : Language.ZH).code());
        return NAME.matcher(template).replaceAll(found -> {
            String name = found.group(1);
            return Matcher.quoteReplacement(all.containsKey(name) ? all.get(name) : words.html(name));
        });
    }
}
