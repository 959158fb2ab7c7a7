package dev.hotline.testkit.fake;

/** What happens to a link once so many bytes were sent. */
sealed interface Effect {

    /** @param after bytes from when the hurt was given */
    record Point(long after, Effect effect) {
        Point from(long sent) {
            return new Point(sent + after, effect);
        }
    }

    /** The connection is closed, both ways. */
    record Drop() implements Effect {}

    /** Nothing more is sent, and the other side is told so (FIN); it is still read. */
    record HalfClose() implements Effect {}

    /** Nothing more is sent until released. */
    record Stall() implements Effect {}

    record Garbage(int bytes, long seed) implements Effect {}

    /** A line of so many bytes without its end. */
    record LongLine(long bytes) implements Effect {}

    /** Events of a class that the engine reads and of a kind that it does not use. */
    record EventStorm(int events) implements Effect {}
}
