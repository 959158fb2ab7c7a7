package dev.hotline.testkit.asterisk;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asterisk's {@code Dial} of one destination, with the options g, m and r. ANSWEREDTIME is, as seen on the real one, how long the
 * <em>calling</em> channel has been up, so it counts what the caller heard before the dial.
 */
final class DialApplication {
    private static final List<String> RESULTS =
            List.of("DIALSTATUS", "DIALEDPEERNAME", "DIALEDPEERNUMBER", "ANSWEREDTIME", "DIALEDTIME");
    private static final Pattern MUSIC = Pattern.compile("m(?:\\(([^)]*)\\))?");

    private final Exchange exchange;
    private final World world;
    private final Channel caller;
    private final String destination;
    private final Duration ring;
    private final String options;

    /** @param arguments such as {@code PJSIP/1001,20,gm(hotline)} */
    DialApplication(Exchange exchange, Channel caller, String arguments) {
        this.exchange = exchange;
        this.caller = caller;
        world = exchange.world();
        String[] parts = arguments.split(",", -1);
        destination = parts[0];
        ring = parts.length > 1 && !parts[1].isBlank() ? seconds(parts[1]) : Duration.ofDays(1);
        options = parts.length > 2 ? parts[2] : "";
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis((long) (Double.parseDouble(text) * 1000));
    }

    /** Dials until it is over. What the application returns: -1 when the dialplan is not to go on. */
    int run() {
        Ringing ringing = world.find(this::begin);
        if (ringing == null) {
            return caller.isHungUp() ? -1 : 0;
        }
        Ringing.Outcome outcome = ringing.await(ring);
        world.run(() -> concluded(outcome, ringing.called()));
        return switch (outcome) {
            case ANSWER -> talk(ringing.called());
            case CANCEL -> -1;
            case BUSY, NOANSWER -> 0;
        };
    }

    private @Nullable Ringing begin() {
        if (caller.isHungUp()) {
            return null;
        }
        RESULTS.forEach(name -> caller.variables().set(name, ""));
        SimulatedPhone phone = exchange.reachable(destination);
        if (phone == null) {
            set("DIALSTATUS", "CHANUNAVAIL");
            set("HANGUPCAUSE", HangupCause.NO_ROUTE.code());
            return null;
        }
        Ringing ringing = Ringing.forCaller(exchange, caller, phone, destination);
        waitFor();
        return ringing;
    }

    /** What the caller hears meanwhile. */
    private void waitFor() {
        Matcher music = MUSIC.matcher(options);
        if (music.find()) {
            caller.music(music.group(1) == null ? "default" : music.group(1));
            return;
        }
        caller.musicOff();
        if (options.contains("r") || !caller.isUp()) {
            caller.hearing().ringingTone();
        }
    }

    private void concluded(Ringing.Outcome outcome, Channel called) {
        caller.musicOff();
        caller.hearing().nothing();
        set("DIALSTATUS", outcome);
        set("HANGUPCAUSE", called.cause().code());
        if (outcome == Ringing.Outcome.ANSWER) {
            set("DIALEDPEERNAME", called.name());
            set("DIALEDPEERNUMBER", destination.substring("PJSIP/".length()));
        }
    }

    private int talk(Channel called) {
        boolean callerStays = new Conversation(exchange, caller, called).await();
        world.run(() -> {
            set("ANSWEREDTIME", caller.upTime().toSeconds());
            set("DIALEDTIME", caller.age().toSeconds());
            set("HANGUPCAUSE", called.cause().code());
        });
        return callerStays && options.replaceAll("\\([^)]*\\)", "").contains("g") ? 0 : -1;
    }

    private void set(String name, Object value) {
        caller.variables().set(name, value.toString());
    }
}
