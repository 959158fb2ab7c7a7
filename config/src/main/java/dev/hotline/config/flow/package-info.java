/**
 * Call flows as immutable data: the steps that a call takes and where each of their exits leads, the expressions that decide, and what can be
 * known of a flow before any call takes it. Nothing here talks to a phone. Safe from any thread.
 */
@NullMarked
package dev.hotline.config.flow;

import org.jspecify.annotations.NullMarked;
