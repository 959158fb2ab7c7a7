/**
 * The status page, the HTTP API, the health checks and the prompts over HTTP. {@link dev.hotline.console.ConsoleServer} serves them from
 * {@link dev.hotline.console.ConsoleSources}, on its own Vert.x context. Numbers are masked except to whoever holds the
 * {@link dev.hotline.console.ConsoleToken}. What a caller or Asterisk sent is escaped where it is written, never trusted.
 */
@NullMarked
package dev.hotline.console;

import org.jspecify.annotations.NullMarked;
