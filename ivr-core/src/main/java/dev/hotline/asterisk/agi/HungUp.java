package dev.hotline.asterisk.agi;

/** The caller is gone. */
public record HungUp() implements Acted, Played, Asked, Collected, Recorded, Executed {}
