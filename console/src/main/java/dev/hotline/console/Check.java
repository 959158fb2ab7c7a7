package dev.hotline.console;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * One part of the engine that can be asked whether it is well.
 *
 * @param name such as {@code sql}
 * @param needed whether the engine cannot serve calls without it
 * @param run succeeds with a detail for people, fails with what is wrong; called on any thread, must not block it
 */
public record Check(String name, boolean needed, Supplier<Future<String>> run) {}
