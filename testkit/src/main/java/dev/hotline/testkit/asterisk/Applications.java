package dev.hotline.testkit.asterisk;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The dialplan applications that EXEC can run. Runs on the channel's thread. */
final class Applications {
    private static final int NO_SUCH_APPLICATION = -2;

    private final Exchange exchange;
    private final Channel channel;
    private final Media media;

    Applications(Exchange exchange, Channel channel) {
        this.exchange = exchange;
        this.channel = channel;
        media = new Media(exchange, channel);
    }

    int run(String application, List<String> words) {
        String arguments = words.isEmpty() ? "" : words.get(0);
        return switch (application.toLowerCase(Locale.ROOT)) {
            case "dial" -> new DialApplication(exchange, channel, arguments).run();
            case "noop" -> 0;
            case "playback" -> playback(arguments);
            case "wait" -> waitFor(arguments);
            default -> NO_SUCH_APPLICATION;
        };
    }

    private int playback(String file) {
        if (!media.answer()) {
            return -1;
        }
        media.play(file, "");
        return gone();
    }

    private int waitFor(String seconds) {
        media.pause(Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000)));
        return gone();
    }

    private int gone() {
        return channel.isHungUp() ? -1 : 0;
    }
}
