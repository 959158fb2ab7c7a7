package dev.hotline.bench.day;

import java.time.Duration;

/** How long a caller is told that he will wait. */
record Promise(Duration atLeast, Duration atMost) {}
