package dev.hotline.config;

/** How a customer is served: a key account goes to the top engineers. */
public enum Tier {
    KEY,
    STANDARD
}
