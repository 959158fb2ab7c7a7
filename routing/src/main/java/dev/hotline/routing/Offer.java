package dev.hotline.routing;

import dev.hotline.config.Agent;
import dev.hotline.core.Assignment;
import dev.hotline.core.CallId;

/** What routing decides: this agent's phone is to ring for this call, now. */
public record Offer(CallId call, Agent agent, Assignment why) {}
