package dev.hotline.testkit.fake;

import dev.hotline.testkit.fake.Effect.Point;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What goes wrong on a link; they can be put together. Those with a number of bytes happen once so many bytes were sent, counted from
 * when the hurt was given: from the connection's begin when it is given in a script. Immutable.
 */
public final class Hurts {
    static final Hurts NONE = new Hurts(false, false, false, false, List.of());

    final boolean split;
    final boolean twice;
    final boolean outOfOrder;
    final boolean refuseLogins;
    /** In their order. */
    final List<Point> points;

    private Hurts(boolean split, boolean twice, boolean outOfOrder, boolean refuseLogins, List<Point> points) {
        this.split = split;
        this.twice = twice;
        this.outOfOrder = outOfOrder;
        this.refuseLogins = refuseLogins;
        this.points = points;
    }

    /** Each byte is written by itself. */
    public Hurts splitEveryByte() {
        return new Hurts(true, twice, outOfOrder, refuseLogins, points);
    }

    /** Each reply is sent two times. */
    public Hurts replyTwice() {
        return new Hurts(split, true, outOfOrder, refuseLogins, points);
    }

    /** Of each two replies the second is sent first; a reply waits for the next one. For AMI, where several actions may be open. */
    public Hurts replyOutOfOrder() {
        return new Hurts(split, twice, true, refuseLogins, points);
    }

    /** The account is said to be wrong, whichever it is. For AMI. */
    public Hurts refuseLogins() {
        return new Hurts(split, twice, outOfOrder, true, points);
    }

    /** The connection is closed, both ways: what the other side sends from then on is answered with a reset. */
    public Hurts dropAfter(long bytes) {
        return at(bytes, new Effect.Drop());
    }

    /** Nothing more is sent, which the other side sees as the end; it is still read. */
    public Hurts halfCloseAfter(long bytes) {
        return at(bytes, new Effect.HalfClose());
    }

    /** Nothing more is sent until it is released. */
    public Hurts stallAfter(long bytes) {
        return at(bytes, new Effect.Stall());
    }

    /** Random bytes come in between; the same seed gives the same bytes. */
    public Hurts garbageAfter(long bytes, int garbage, long seed) {
        return at(bytes, new Effect.Garbage(garbage, seed));
    }

    /** A line of so many bytes comes in between; it is made as it is sent, so that its length costs no memory. */
    public Hurts longLineAfter(long bytes, long length) {
        return at(bytes, new Effect.LongLine(length));
    }

    /** So many events come in between, as fast as they are taken. For AMI. */
    public Hurts eventStormAfter(long bytes, int events) {
        return at(bytes, new Effect.EventStorm(events));
    }

    /** These and others, which begin when so many bytes were sent. */
    Hurts and(Hurts more, long sent) {
        List<Point> all = Stream.concat(points.stream(), more.points.stream().map(point -> point.from(sent)))
                .sorted(Comparator.comparingLong(Point::after))
                .toList();
        return new Hurts(
                split || more.split,
                twice || more.twice,
                outOfOrder || more.outOfOrder,
                refuseLogins || more.refuseLogins,
                all);
    }

    /** Without the first of the points. */
    Hurts afterPoint() {
        return new Hurts(split, twice, outOfOrder, refuseLogins, points.subList(1, points.size()));
    }

    private Hurts at(long bytes, Effect effect) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes: " + bytes + " (expected: >= 0)");
        }
        Hurts one = new Hurts(false, false, false, false, List.of(new Point(bytes, effect)));
        return and(one, 0);
    }
}
