package dev.hotline.console;

import dev.hotline.config.Language;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of the status page in one language ({@code words_zh.properties}, {@code words_en.properties}). Immutable. */
final class Words {
    private final Language language;
    private final ResourceBundle bundle;

    Words(Language language) {
        this.language = language;
        bundle = ResourceBundle.getBundle(
                "dev.hotline.console.words",
                Locale.forLanguageTag(language.code()),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    Language language() {
        return language;
    }

    /** The text for this key, as HTML. */
    String html(String key) {
        return Html.text(bundle.getString(key));
    }

    /** The text for this constant, as HTML; its key is such as {@code Stage.TALKING}. */
    String html(Enum<?> constant) {
        return html(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }
}
