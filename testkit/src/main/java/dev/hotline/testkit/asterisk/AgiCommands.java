package dev.hotline.testkit.asterisk;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The AGI commands that are simulated; any other is unknown, as a mistyped one is on a real Asterisk. Runs on the channel's thread. */
final class AgiCommands {
    private static final String OK = "200 result=0";
    private static final String DONE = "200 result=1";
    private static final String FAILED = "200 result=-1";
    private static final String UNKNOWN = "510 Invalid or unknown command";
    private static final String DEAD = "511 Command Not Permitted on a dead channel or intercept routine";
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");

    /**
     * A command.
     *
     * @param onDead whether it may be given after the hang-up
     * @param arguments how many it needs at least
     */
    private record Command(boolean onDead, int arguments, Function<List<String>, String> run) {}

    private final Map<String, Command> commands = new HashMap<>();
    private final World world;
    private final Channel channel;
    private final ChannelVariables variables;
    private final Media media;
    private final Applications applications;
    private final BooleanSupplier isNext;

    /** @param isNext whether another command has come already, to be asked while nothing changes: it cuts short what plays */
    AgiCommands(Exchange exchange, Channel channel, BooleanSupplier isNext) {
        this.isNext = isNext;
        world = exchange.world();
        this.channel = channel;
        variables = new ChannelVariables(channel);
        media = new Media(exchange, channel);
        applications = new Applications(exchange, channel);
        alive("answer", 0, words -> media.answer() ? OK : FAILED);
        alive("channel status", 0, words -> "200 result=" + channel.state().code());
        alive("get data", 1, this::getData);
        alive("hangup", 0, words -> hangUp());
        alive("set music", 1, this::setMusic);
        alive("stream file", 2, words -> streamFile(words.get(0), words.get(1)));
        alive("wait for digit", 1, words -> waitForDigit(Integer.parseInt(words.get(0))));
        always("exec", 1, words -> "200 result=" + applications.run(words.get(0), words.subList(1, words.size())));
        always("get variable", 1, words -> value(world.get(() -> shown(variables.get(words.get(0))))));
        always("get full variable", 1, words -> value("(" + expand(words.get(0)) + ")"));
        always("noop", 0, words -> OK);
        always("set variable", 2, words -> setVariable(words.get(0), words.get(1)));
        always("verbose", 1, words -> DONE);
    }

    private void alive(String name, int arguments, Function<List<String>, String> run) {
        commands.put(name, new Command(false, arguments, run));
    }

    private void always(String name, int arguments, Function<List<String>, String> run) {
        commands.put(name, new Command(true, arguments, run));
    }

    /** Runs a command to its end; the answer has no line end. Empty when the next one cut it short: the real one says nothing then. */
    Optional<String> answer(String line) {
        String answer = whole(line);
        return answer.isEmpty() ? Optional.empty() : Optional.of(answer);
    }

    private String whole(String line) {
        List<String> words = AgiLine.words(line);
        for (int length = Math.min(3, words.size()); length > 0; length--) {
            String name = String.join(" ", words.subList(0, length)).toLowerCase(Locale.ROOT);
            Command command = commands.get(name);
            if (command != null) {
                return run(name, command, words.subList(length, words.size()));
            }
        }
        return UNKNOWN;
    }

    private String run(String name, Command command, List<String> arguments) {
        if (channel.isHungUp() && !command.onDead()) {
            return DEAD;
        }
        if (arguments.size() < command.arguments()) {
            return usage(name);
        }
        try {
            return command.run().apply(arguments);
        } catch (NumberFormatException e) {
            return usage(name);
        }
    }

    private static String usage(String name) {
        return "520-Invalid command syntax.  Proper usage follows:\nUsage of " + name + "\n520 End of proper usage.";
    }

    private String streamFile(String file, String keys) {
        Media.Played played = media.play(file, keys, isNext);
        return played.result() == Media.CUT ? "" : "200 result=" + played.result() + " endpos=" + played.samples();
    }

    private String waitForDigit(int milliseconds) {
        Duration time = milliseconds < 0 ? Duration.ofDays(1) : Duration.ofMillis(milliseconds);
        return "200 result=" + media.waitForKey(time);
    }

    private String getData(List<String> words) {
        int milliseconds = words.size() > 1 ? Integer.parseInt(words.get(1)) : 0;
        int most = words.size() > 2 ? Integer.parseInt(words.get(2)) : 1024;
        return "200 result=" + media.ask(words.get(0), Duration.ofMillis(milliseconds > 0 ? milliseconds : 6000), most);
    }

    private String setMusic(List<String> words) {
        String musicClass = words.size() > 1 ? words.get(1) : "default";
        world.run(() -> {
            if (words.get(0).equalsIgnoreCase("on")) {
                channel.music(musicClass);
            } else {
                channel.musicOff();
            }
        });
        return OK;
    }

    private String setVariable(String name, String value) {
        world.run(() -> variables.set(name, value));
        return DONE;
    }

    private String hangUp() {
        world.run(channel::hangUpSoftly);
        return DONE;
    }

    private static String value(String shown) {
        return shown.isEmpty() ? OK : DONE + " " + shown;
    }

    private static String shown(@Nullable String value) {
        return value == null ? "" : "(" + value + ")";
    }

    private String expand(String text) {
        return EXPRESSION.matcher(text).replaceAll(found -> {
            String value = variables.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? "" : value);
        });
    }
}
