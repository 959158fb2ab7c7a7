package dev.hotline.config;

import java.time.Duration;

/** So many of a hundred callers are to be answered within this time, such as 80 within 20 s. */
public record ServiceLevel(int percent, Duration within) {}
