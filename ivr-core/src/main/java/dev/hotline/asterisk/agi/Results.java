package dev.hotline.asterisk.agi;

import java.time.Duration;
import java.util.Optional;

/** What Asterisk's replies mean. Pure. */
final class Results {
    /** What {@code EXEC} answers when Asterisk has no such application. */
    static final int NO_APPLICATION = -2;

    private static final long SAMPLES_PER_SECOND = 8000;

    private Results() {}

    /** Whether the command did what it was to do. */
    static boolean isFine(AgiReply reply) {
        return reply.isDone() && reply.number() >= 0;
    }

    static boolean isMinusOne(AgiReply reply) {
        return reply.isDone() && reply.number() == -1;
    }

    static Failed failed(AgiReply reply) {
        return new Failed(reply.code(), reply.text());
    }

    /** @throws AgiException when Asterisk did not do what works with and without a caller */
    static AgiReply done(AgiReply reply) {
        if (!reply.isDone()) {
            throw new AgiException(
                    AgiProblem.NOT_UNDERSTOOD, "Asterisk answered \"" + reply.code() + " " + reply.text() + "\"");
        }
        return reply;
    }

    /** The value of a variable; empty when it is not set. */
    static Optional<String> value(AgiReply reply) {
        return done(reply).number() == 1 ? Optional.of(reply.data().orElse("")) : Optional.empty();
    }

    static Acted acted(AgiReply reply) {
        if (isFine(reply)) {
            return new Done();
        }
        return reply.isGone() || isMinusOne(reply) ? new HungUp() : failed(reply);
    }

    static Played played(AgiReply reply) {
        if (reply.equals(AgiReply.CUT)) {
            return new Played.Cut();
        }
        if (isFine(reply)) {
            return reply.number() == 0
                    ? new Played.Whole()
                    : reply.key() != 0 ? new Pressed(reply.key()) : failed(reply);
        }
        return reply.isGone() ? new HungUp() : failed(reply);
    }

    static Asked asked(AgiReply reply) {
        if (isFine(reply)) {
            return reply.number() == 0 ? new TimedOut() : reply.key() != 0 ? new Pressed(reply.key()) : failed(reply);
        }
        return reply.isGone() || isMinusOne(reply) ? new HungUp() : failed(reply);
    }

    static Recorded recorded(AgiReply reply) {
        if (reply.isGone()) {
            return new HungUp();
        }
        return switch (reply.isDone() ? reply.data().orElse("") : "") {
            case "dtmf" -> kept(reply, Recorded.Ending.KEY);
            case "timeout" -> kept(reply, Recorded.Ending.TIME);
            case "hangup" -> kept(reply, Recorded.Ending.HANG_UP);
            default -> failed(reply);
        };
    }

    private static Recorded kept(AgiReply reply, Recorded.Ending ending) {
        long samples = reply.endpos().orElse(0);
        return new Recorded.Kept(Duration.ofMillis(samples * 1000 / SAMPLES_PER_SECOND), ending);
    }

    static Executed executed(String application, AgiReply reply) {
        if (!reply.isDone()) {
            return reply.isGone() ? new HungUp() : failed(reply);
        }
        return switch (reply.number()) {
            case NO_APPLICATION -> new NotFound(application);
            default -> new Executed.Returned(reply.number());
        };
    }
}
