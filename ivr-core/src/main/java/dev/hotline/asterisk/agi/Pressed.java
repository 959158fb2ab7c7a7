package dev.hotline.asterisk.agi;

/** A key came, perhaps pressed before it was asked for; a prompt was interrupted by it. */
public record Pressed(char key) implements Played, Asked {}
