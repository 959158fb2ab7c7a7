package dev.hotline.routing;

import java.util.Optional;

/** What came of choosing an agent for a call: he has it, or why he cannot have it. */
public sealed interface Taken {

    record Chosen(Offer offer) implements Taken {}

    /** @param state what he does instead; empty when there is no such agent, or not any more */
    record Refused(String agent, Optional<AgentState> state) implements Taken {}
}
