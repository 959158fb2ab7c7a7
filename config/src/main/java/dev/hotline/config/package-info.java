/**
 * The configuration that telephony admins edit, as immutable records, and the reader that makes them from {@code config/}. A leaf: it
 * uses no other module. All types are immutable and safe from any thread; reading does blocking file I/O.
 */
@NullMarked
package dev.hotline.config;

import org.jspecify.annotations.NullMarked;
