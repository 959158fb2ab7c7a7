package dev.hotline.asterisk.agi;

/** What a question for one key brought. */
public sealed interface Asked permits Pressed, TimedOut, HungUp, Failed {}
