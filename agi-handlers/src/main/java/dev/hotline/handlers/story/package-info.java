/**
 * Calls in manual time: the real handler, flow, routing and survey with a caller, phones and web services that do what a story says. Nothing
 * here waits, and hundreds of calls run in a second.
 */
@NullMarked
package dev.hotline.handlers.story;

import org.jspecify.annotations.NullMarked;
