package dev.hotline.config.prompts;

import dev.hotline.config.Customer;
import dev.hotline.config.Language;

/**
 * What one sound file says.
 *
 * @param id of the prompt
 */
public record PromptText(Language language, String id, String text) {

    /** A customer's name. */
    static PromptText nameOf(Customer customer, Language language) {
        return new PromptText(language, "customer-" + customer.id(), customer.name());
    }

    /** The sound file, relative to {@code prompts/}. */
    public String file() {
        return language.code() + "/" + id + ".wav";
    }
}
