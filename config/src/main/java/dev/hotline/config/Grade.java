package dev.hotline.config;

/** An agent's grade, lowest first. */
public enum Grade {
    JUNIOR,
    SENIOR,
    TOP
}
