package dev.hotline.callback;

import dev.hotline.core.Leg;

/**
 * One talk of a try, which has several when the customer was handed over.
 *
 * @param attempt the try's number
 */
public record AttemptLeg(int attempt, LegKind kind, Leg talk) {}
