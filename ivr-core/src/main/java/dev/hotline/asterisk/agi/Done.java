package dev.hotline.asterisk.agi;

/** Asterisk did it. */
public record Done() implements Acted {}
