package dev.hotline.testkit.asterisk;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The dialplan of {@code config/asterisk/extensions-hotline.conf}, for one channel, on its own thread. */
final class Dialplan implements Runnable {
    private static final Pattern DIALLED = Pattern.compile("[+0-9].+");
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES_BEFORE_TAKEN = 3;
    private static final int TRIES = 30;
    private static final int CALLBACK_TRIES = 10;

    private final Exchange exchange;
    private final World world;
    private final Channel channel;
    private final Media media;

    Dialplan(Exchange exchange, Channel channel) {
        this.exchange = exchange;
        this.channel = channel;
        world = exchange.world();
        media = new Media(exchange, channel);
    }

    static boolean has(String context, String extension) {
        return switch (context) {
            case "hotline" -> DIALLED.matcher(extension).matches();
            case "hotline-callback" -> extension.equals("s");
            default -> false;
        };
    }

    @Override
    public void run() {
        try {
            switch (channel.context()) {
                case "hotline" -> incoming();
                case "hotline-callback" -> callback();
                default -> {}
            }
        } finally {
            world.run(() -> exchange.destroy(channel, HangupCause.NORMAL));
        }
    }

    private void incoming() {
        if (!enter("hotline", TRIES)) {
            fallback();
        }
    }

    private void callback() {
        if (!enter("callback", CALLBACK_TRIES)) {
            say("goodbye");
        }
    }

    /** Calls the engine until it says that it has finished or the caller is gone; false when it never does. */
    private boolean enter(String script, int tries) {
        for (int attempt = 1; !channel.isHungUp(); attempt++) {
            tryEngine(script, attempt);
            if (channel.isHungUp() || isSet("HOTLINE_DONE", "1")) {
                return true;
            }
            if (attempt >= tries || (attempt >= TRIES_BEFORE_TAKEN && isNeverTaken(script))) {
                return false;
            }
            media.answer();
            music(PAUSE);
        }
        return true;
    }

    private boolean isNeverTaken(String script) {
        return script.equals("hotline") && isSet("HOTLINE_CALL", "");
    }

    private void tryEngine(String script, int attempt) {
        world.run(() -> {
            channel.variables().set("HOTLINE_TRY", Integer.toString(attempt));
            channel.at(channel.context(), channel.extension(), 3);
        });
        AgiSession.Status status = new AgiSession(exchange, channel, script).run();
        world.run(() -> channel.variables().set("AGISTATUS", status.name()));
    }

    private void music(Duration time) {
        world.run(() -> channel.music("hotline"));
        media.pause(time);
        world.run(channel::musicOff);
    }

    private void fallback() {
        world.run(() -> channel.at("hotline-fallback", channel.extension(), 1));
        media.answer();
        say("sorry");
        if (new OperatorQueue(exchange, channel).run()) {
            say("goodbye");
        }
    }

    /** In both languages, as far as there are files. */
    private void say(String prompt) {
        Stream.of("zh", "en")
                .filter(language -> !channel.isHungUp())
                .forEach(language -> media.play("hotline/" + language + "/" + prompt, ""));
    }

    private boolean isSet(String variable, String value) {
        String found = channel.variables().get(variable);
        return value.equals(found == null ? "" : found);
    }
}
