/**
 * The ports on SQL: H2 in a file, or PostgreSQL. {@link dev.hotline.storage.Storage} opens the database and gives the journal, the
 * case store and the reports. All public types are safe from any thread, and nothing blocks the caller.
 */
@NullMarked
package dev.hotline.storage;

import org.jspecify.annotations.NullMarked;
