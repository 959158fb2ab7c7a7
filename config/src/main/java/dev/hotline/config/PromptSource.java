package dev.hotline.config;

/**
 * Where Asterisk finds a prompt, which is named {@code LANGUAGE/ID}.
 *
 * @param base a URL prefix such as {@code http://127.0.0.1:8080/prompts} (served by the engine), or the name of a folder in Asterisk's
 *     sounds folder, such as {@code hotline}
 */
public record PromptSource(String base) {

    /** The file to give to Asterisk for this prompt: a URL with {@code .wav}, or a sound name without an ending. */
    public String file(Language language, String prompt) {
        String path = base + "/" + language.code() + "/" + prompt;
        return isHttp() ? path + ".wav" : path;
    }

    /**
     * The file to give to Asterisk for the spoken text of a prompt, which only the engine has.
     *
     * @param name such as {@code zh/all-busy-0a1b2c3d4e5f}
     */
    public String spoken(String name) {
        return base + "/spoken/" + name + ".wav";
    }

    /** Whether the prompts are fetched over HTTP. */
    public boolean isHttp() {
        return base.startsWith("http://") || base.startsWith("https://");
    }
}
