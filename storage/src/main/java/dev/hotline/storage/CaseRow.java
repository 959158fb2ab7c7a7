package dev.hotline.storage;

import dev.hotline.callback.Attempt;
import dev.hotline.callback.CustomerCase;
import java.util.List;

/**
 * A case and the tries to win the customer back.
 *
 * @param attempts in order
 */
public record CaseRow(CustomerCase customerCase, List<Attempt> attempts) {
    public CaseRow {
        attempts = List.copyOf(attempts);
    }
}
