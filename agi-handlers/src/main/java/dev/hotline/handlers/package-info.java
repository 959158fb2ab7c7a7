/**
 * What is heard on the line: {@link dev.hotline.handlers.HotlineHandler} serves callers from greeting to survey,
 * {@link dev.hotline.handlers.CallbackHandler} serves agents who call a customer back. A session runs on its own Vert.x context, and so do
 * its steps.
 */
@NullMarked
package dev.hotline.handlers;

import org.jspecify.annotations.NullMarked;
