package dev.hotline.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Who else may answer the callers of a queue once they have waited for so long. All must speak the caller's language.
 *
 * @param after the wait; zero for the first ring
 * @param who of the agents
 */
public record Ring(Duration after, Who who) {

    /** Some of the agents. */
    public sealed interface Who {
        /**
         * Those with the queue's skill at this level or above.
         *
         * @param grade only those of this grade; empty for all
         */
        record Skilled(int level, Optional<Grade> grade) implements Who {}

        /** Everybody of a team, whatever his skills. */
        record Team(String team) implements Who {}

        /** Everybody. */
        record Anyone() implements Who {}
    }
}
