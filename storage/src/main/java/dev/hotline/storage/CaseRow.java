package dev.hotline.storage;

import dev.hotline.callback.Attempt;
import dev.hotline.callback.AttemptLeg;
import dev.hotline.callback.CustomerCase;
import java.util.List;

/**
 * A case and the tries to win the customer back.
 *
 * @param attempts in order
 * @param legs the talks of all tries, each try's in order
 */
public record CaseRow(CustomerCase customerCase, List<Attempt> attempts, List<AttemptLeg> legs) {
    public CaseRow {
        attempts = List.copyOf(attempts);
        legs = List.copyOf(legs);
    }

    /** The talks of a try. */
    public List<AttemptLeg> legsOf(Attempt attempt) {
        return legs.stream().filter(leg -> leg.attempt() == attempt.number()).toList();
    }
}
