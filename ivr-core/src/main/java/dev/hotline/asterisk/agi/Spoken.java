package dev.hotline.asterisk.agi;

import java.time.Instant;

/** Something that Asterisk says in its own words, in the language of the channel. */
public sealed interface Spoken {
    /** A number, such as twenty-one. */
    record Count(long number) implements Spoken {}

    /** One digit after the other, such as an account number. */
    record Digits(String digits) implements Spoken {}

    /** One character after the other. */
    record Letters(String text) implements Spoken {}

    /** A day and a time of day, in the time zone of the Asterisk. */
    record DayAndTime(Instant time) implements Spoken {}
}
