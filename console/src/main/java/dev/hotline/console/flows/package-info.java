/**
 * Pictures of call flows. A {@link dev.hotline.config.flow.Flow} becomes a chart of boxes and arrows, the Eclipse Layout Kernel places them, and
 * the result is written as SVG: each a pure step. The same flow gives the same bytes. Safe from any thread; laying out takes processor time, so
 * not on an event loop.
 */
@NullMarked
package dev.hotline.console.flows;

import org.jspecify.annotations.NullMarked;
