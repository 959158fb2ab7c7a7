package dev.hotline.storage;

import java.time.Instant;
import java.util.UUID;

/**
 * That a configuration began to serve.
 *
 * @param id made by the engine: the same load is kept once
 * @param version of the configuration, a hash of its files
 * @param node the engine's name
 * @param by who or what had it loaded, such as {@code file watch}
 * @param note why; empty when nobody said
 */
public record ConfigLoad(UUID id, String version, String node, Instant at, String by, String note) {}
