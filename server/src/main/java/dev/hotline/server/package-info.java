/**
 * The program: {@link dev.hotline.server.Main} and its commands, and {@link dev.hotline.server.Engine}, the one place where all parts are
 * put together. Commands run on the main thread and may block; the engine lives on Vert.x contexts.
 */
@NullMarked
package dev.hotline.server;

import org.jspecify.annotations.NullMarked;
