package dev.hotline.testkit.asterisk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One Originate: rings a phone and, when it answers, runs the dialplan on its channel. As seen on the real one, the reason is 4 when
 * it was answered, 3 when it rang in vain, and 0 for all else, a busy phone too: why, only DialEnd and Hangup tell.
 */
final class Originator implements Runnable {
    private static final int FAILED = 0;
    private static final int RANG = 3;
    private static final int ANSWERED = 4;
    private static final int DEFAULT_TIMEOUT_MS = 30_000;

    /** Takes the outcome. */
    @FunctionalInterface
    interface Done {
        void done(boolean answered);
    }

    private final Exchange exchange;
    private final World world;
    private final AmiAction action;
    private final String destination;
    private final Party shown;
    private final Duration ring;
    private final Done done;

    Originator(Exchange exchange, AmiAction action, Done done) {
        this.exchange = exchange;
        this.action = action;
        this.done = done;
        world = exchange.world();
        destination = action.get("Channel");
        shown = Party.parse(action.get("CallerID"));
        ring = Duration.ofMillis(action.number("Timeout", DEFAULT_TIMEOUT_MS));
    }

    @Override
    public void run() {
        Ringing ringing = world.find(this::ring);
        if (ringing == null) {
            failed(FAILED);
            return;
        }
        switch (ringing.await(ring)) {
            case ANSWER -> answered(ringing.called());
            case NOANSWER -> failed(RANG);
            case BUSY, CANCEL -> failed(FAILED);
        }
    }

    private @Nullable Ringing ring() {
        SimulatedPhone phone = exchange.reachable(destination);
        if (phone == null) {
            return null;
        }
        String id = action.get("ChannelId");
        Ringing ringing = Ringing.forOriginate(exchange, phone, destination, shown, id.isEmpty() ? null : id);
        action.all("Variable").forEach(line -> setAll(ringing.called(), line));
        ringing.begin(phone, shown);
        return ringing;
    }

    private static void setAll(Channel channel, String assignments) {
        for (String assignment : Arguments.split(assignments)) {
            int equals = assignment.indexOf('=');
            if (equals > 0) {
                channel.variables().set(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
            }
        }
    }

    private void answered(Channel channel) {
        world.run(() -> {
            channel.at(action.get("Context"), action.get("Exten"), (int) action.number("Priority", 1));
            tell("Success", channel.name(), ANSWERED, channel.uniqueId());
        });
        done.done(true);
        new Dialplan(exchange, channel).run();
    }

    private void failed(int reason) {
        world.run(() -> tell("Failure", destination, reason, ""));
        done.done(false);
    }

    private void tell(String response, String channel, int reason, String uniqueId) {
        Headers headers = new Headers();
        if (!action.get("ActionID").isEmpty()) {
            headers.add("ActionID", action.get("ActionID"));
        }
        exchange.events()
                .call(
                        "OriginateResponse",
                        headers.add("Response", response)
                                .add("Channel", channel)
                                .add("Context", action.get("Context"))
                                .add("Exten", action.get("Exten"))
                                .add("Reason", reason)
                                .add("Uniqueid", Headers.known(uniqueId))
                                .add("CallerIDNum", Headers.known(shown.number()))
                                .add("CallerIDName", Headers.known(shown.name())));
    }
}
