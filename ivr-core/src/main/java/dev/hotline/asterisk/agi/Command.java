package dev.hotline.asterisk.agi;

import io.netty.buffer.ByteBufUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.asteriskjava.fastagi.command.AgiCommand;
import org.asteriskjava.fastagi.command.AnswerCommand;
import org.asteriskjava.fastagi.command.ChannelStatusCommand;
import org.asteriskjava.fastagi.command.GetFullVariableCommand;
import org.asteriskjava.fastagi.command.HangupCommand;
import org.asteriskjava.fastagi.command.NoopCommand;
import org.asteriskjava.fastagi.command.RecordFileCommand;
import org.asteriskjava.fastagi.command.SayAlphaCommand;
import org.asteriskjava.fastagi.command.SayDateTimeCommand;
import org.asteriskjava.fastagi.command.SayDigitsCommand;
import org.asteriskjava.fastagi.command.SayNumberCommand;
import org.asteriskjava.fastagi.command.SetMusicOffCommand;
import org.asteriskjava.fastagi.command.WaitForDigitCommand;

/**
 * A command as it goes over the wire. Its arguments are quoted so that Asterisk gives back the same text, as Asterisk-Java does, which builds the
 * less usual commands; it drops line ends in silence, so they are refused here before.
 *
 * @param name its first words, for messages and metrics
 * @param line without its end
 * @param needsChannel whether Asterisk refuses it when the caller is gone
 * @param patience how long Asterisk itself means to take; empty when people decide
 * @param takes the keys that end it; one that was pressed before ends it without asking Asterisk
 */
record Command(String name, String line, boolean needsChannel, Optional<Duration> patience, String takes) {
    /** Asterisk reads a command into a buffer of 2048 bytes and takes the rest of a longer one for the next command. */
    private static final int MAX_BYTES = 2046;

    private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);
    private static final Optional<Duration> AS_PEOPLE_LIKE = Optional.empty();
    private static final String NO_KEYS = "";
    private static final String RECORD = "RECORD FILE";

    static final Command ANSWER = media("ANSWER", new AnswerCommand(), AT_ONCE, NO_KEYS);
    static final Command HANG_UP = media("HANGUP", new HangupCommand(), AT_ONCE, NO_KEYS);
    static final Command STATUS = media("CHANNEL STATUS", new ChannelStatusCommand(), AT_ONCE, NO_KEYS);
    static final Command MUSIC_OFF = media("SET MUSIC", new SetMusicOffCommand(), AT_ONCE, NO_KEYS);
    /** Asks nothing but whether Asterisk is there. */
    static final Command NOOP = always("NOOP", new NoopCommand().buildCommand());

    Command {
        int bytes = ByteBufUtil.utf8Bytes(line);
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    name + ": a command of " + bytes + " bytes (expected: at most " + MAX_BYTES + ")");
        }
    }

    static Command play(String file, String keys) {
        String line = "STREAM FILE " + quoted(plain("sound file", file)) + " " + quoted(keys(keys));
        return new Command("STREAM FILE", line, true, AS_PEOPLE_LIKE, keys);
    }

    static Command say(Spoken what, String keys) {
        keys(keys);
        return switch (what) {
            case Spoken.Count n ->
                media("SAY NUMBER", new SayNumberCommand(Long.toString(n.number()), keys), AS_PEOPLE_LIKE, keys);
            case Spoken.Digits d ->
                media("SAY DIGITS", new SayDigitsCommand(digits(d.digits()), keys), AS_PEOPLE_LIKE, keys);
            case Spoken.Letters l ->
                media("SAY ALPHA", new SayAlphaCommand(plain("text", l.text()), keys), AS_PEOPLE_LIKE, keys);
            case Spoken.DayAndTime t -> media("SAY DATETIME", sayTime(t.time(), keys), AS_PEOPLE_LIKE, keys);
        };
    }

    private static AgiCommand sayTime(Instant time, String keys) {
        return new SayDateTimeCommand(time.getEpochSecond(), keys);
    }

    static Command key(Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("wait for a key: " + wait + " (expected: not negative)");
        }
        return media("WAIT FOR DIGIT", new WaitForDigitCommand(wait.toMillis()), Optional.of(wait), Keys.ALL);
    }

    /** Keys pressed before do not end a recording: the caller has not begun to speak. */
    static Command record(String file, String format, String keys, Duration longest, Duration silence, boolean beep) {
        AgiCommand command = new RecordFileCommand(
                plain("recording", file),
                plain("format", format),
                keys(keys),
                Math.toIntExact(positive("longest recording", longest).toMillis()),
                0,
                beep,
                Math.toIntExact(
                        positive("silence that ends a recording", silence).toSeconds()));
        return media(RECORD, command, AS_PEOPLE_LIKE, NO_KEYS);
    }

    static Command musicOn(String musicClass) {
        String line = "SET MUSIC ON " + quoted(plain("music class", musicClass));
        return new Command("SET MUSIC", line, true, AT_ONCE, NO_KEYS);
    }

    static Command dial(String channel, Duration ring, String options) {
        if (ring.toSeconds() < 1) {
            throw new IllegalArgumentException("ring time: " + ring + " (expected: at least a second)");
        }
        return exec("Dial", plain("channel", channel) + "," + ring.toSeconds() + ",g" + plain("dial options", options));
    }

    static Command exec(String application, String arguments) {
        String line = "EXEC " + quoted(plain("application", application)) + " " + quoted(plain("arguments", arguments));
        return new Command("EXEC " + application, line, true, AS_PEOPLE_LIKE, NO_KEYS);
    }

    static Command get(String variable) {
        return always("GET VARIABLE", "GET VARIABLE " + quoted(plain("variable name", variable)));
    }

    /** Gives values of any length, but does not tell one that is empty from one that is not set. */
    static Command getWhole(String variable) {
        return always(
                "GET FULL VARIABLE",
                new GetFullVariableCommand("${" + plain("variable name", variable) + "}").buildCommand());
    }

    static Command set(String variable, String value) {
        String name = quoted(plain("variable name", variable));
        return always("SET VARIABLE", "SET VARIABLE " + name + " " + quoted(plain("value of " + variable, value)));
    }

    /** Whether a result of it may be a key. */
    boolean asksForKeys() {
        return !takes.isEmpty() || name.equals(RECORD);
    }

    private static Command media(String name, AgiCommand command, Optional<Duration> patience, String takes) {
        return new Command(name, command.buildCommand(), true, patience, takes);
    }

    private static Command always(String name, String line) {
        return new Command(name, line, false, AT_ONCE, NO_KEYS);
    }

    /** As Asterisk-Java quotes, which compiles three patterns for each value: for the commands that every call gives many times. */
    private static String quoted(String value) {
        if (value.indexOf('"') < 0 && value.indexOf('\\') < 0) {
            return '"' + value + '"';
        }
        StringBuilder quoted = new StringBuilder(value.length() + 16).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    private static String keys(String keys) {
        for (int i = 0; i < keys.length(); i++) {
            if (!Keys.isKey(keys.charAt(i))) {
                throw new IllegalArgumentException("keys: \"" + keys + "\" (expected: of " + Keys.ALL + ")");
            }
        }
        return keys;
    }

    private static String digits(String digits) {
        if (!digits.matches("[0-9*#]+")) {
            throw new IllegalArgumentException("digits: \"" + digits + "\" (expected: 0-9, * and #)");
        }
        return digits;
    }

    private static Duration positive(String what, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(what + ": " + value + " (expected: more than nothing)");
        }
        return value;
    }

    private static String plain(String what, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                throw new IllegalArgumentException(
                        what + ": CR, LF or NUL at position " + i + " of " + value.length() + " (expected: one line)");
            }
        }
        return value;
    }
}
