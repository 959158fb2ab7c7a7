package dev.hotline.asterisk.agi;

/** No key came in time. */
public record TimedOut() implements Asked, Collected {}
