/**
 * The configuration while it serves. {@link dev.hotline.server.reload.LiveConfig} holds it; {@link dev.hotline.server.reload.ConfigReloads}
 * reads it again, takes it for new calls, and keeps each version that served. Files are read, checked and written on worker threads.
 */
@NullMarked
package dev.hotline.server.reload;

import org.jspecify.annotations.NullMarked;
