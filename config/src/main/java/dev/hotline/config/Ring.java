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

        /** Whether this agent is one of them, whatever he speaks. */
        default boolean admits(Agent agent, String skill) {
            return switch (this) {
                case Skilled skilled ->
                    agent.level(skill) >= skilled.level()
                            && skilled.grade().map(agent.grade()::equals).orElse(true);
                case Team team -> agent.team().filter(team.team()::equals).isPresent();
                case Anyone anyone -> true;
            };
        }

        /** Whether all the others are of these too, whoever the agents are. */
        default boolean covers(Who other) {
            return switch (this) {
                case Skilled skilled ->
                    other instanceof Skilled narrower
                            && narrower.level() >= skilled.level()
                            && (skilled.grade().isEmpty() || skilled.grade().equals(narrower.grade()));
                case Team team -> equals(other);
                case Anyone anyone -> true;
            };
        }
    }
}
