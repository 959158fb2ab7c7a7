/**
 * Calling customers back: the case, what happens next to it ({@code CasePlan}, pure), and the dispatcher that rings a senior agent for
 * each case that is due. Values are safe from any thread.
 */
@NullMarked
package dev.hotline.callback;

import org.jspecify.annotations.NullMarked;
