package dev.hotline.config;

import java.util.Locale;
import java.util.Optional;

/** A language the hotline speaks. */
public enum Language {
    ZH,
    EN;

    /** The code used in files, variables and prompt folders, such as {@code zh}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language with this code, or empty when the hotline does not speak it. */
    public static Optional<Language> of(String code) {
        for (Language language : values()) {
            if (language.code().equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
