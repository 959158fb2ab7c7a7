package dev.hotline.asterisk.agi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.asteriskjava.fastagi.command.AgiCommand;
import org.asteriskjava.fastagi.command.AnswerCommand;
import org.asteriskjava.fastagi.command.ChannelStatusCommand;
import org.asteriskjava.fastagi.command.ExecCommand;
import org.asteriskjava.fastagi.command.GetFullVariableCommand;
import org.asteriskjava.fastagi.command.GetVariableCommand;
import org.asteriskjava.fastagi.command.HangupCommand;
import org.asteriskjava.fastagi.command.SetMusicOffCommand;
import org.asteriskjava.fastagi.command.SetMusicOnCommand;
import org.asteriskjava.fastagi.command.SetVariableCommand;
import org.asteriskjava.fastagi.command.StreamFileCommand;
import org.asteriskjava.fastagi.command.WaitForDigitCommand;

/**
 * A command as it goes over the wire. Asterisk-Java quotes the arguments so that Asterisk gives back the same text; it drops line ends
 * in silence, so they are refused here before.
 *
 * @param name its first words, for messages and metrics
 * @param line without its end
 * @param needsChannel whether Asterisk refuses it when the caller is gone
 * @param patience how long Asterisk itself means to take; empty when people decide
 */
record Command(String name, String line, boolean needsChannel, Optional<Duration> patience) {
    /** Asterisk reads a command into a buffer of 2048 bytes and takes the rest of a longer one for the next command. */
    private static final int MAX_BYTES = 2046;

    private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);

    Command {
        int bytes = line.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    name + ": a command of " + bytes + " bytes (expected: at most " + MAX_BYTES + ")");
        }
    }

    static Command answer() {
        return media("ANSWER", new AnswerCommand(), AT_ONCE);
    }

    static Command hangUp() {
        return media("HANGUP", new HangupCommand(), AT_ONCE);
    }

    static Command status() {
        return media("CHANNEL STATUS", new ChannelStatusCommand(), AT_ONCE);
    }

    static Command play(String file, String keys) {
        return media(
                "STREAM FILE", new StreamFileCommand(plain("sound file", file), plain("keys", keys)), Optional.empty());
    }

    static Command key(Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("wait for a key: " + wait + " (expected: not negative)");
        }
        return media("WAIT FOR DIGIT", new WaitForDigitCommand(wait.toMillis()), Optional.of(wait));
    }

    static Command musicOn(String musicClass) {
        return media("SET MUSIC", new SetMusicOnCommand(plain("music class", musicClass)), AT_ONCE);
    }

    static Command musicOff() {
        return media("SET MUSIC", new SetMusicOffCommand(), AT_ONCE);
    }

    static Command dial(String channel, Duration ring, String options) {
        if (ring.toSeconds() < 1) {
            throw new IllegalArgumentException("ring time: " + ring + " (expected: at least a second)");
        }
        String arguments = plain("channel", channel) + "," + ring.toSeconds() + ",g" + plain("dial options", options);
        return media("EXEC Dial", new ExecCommand("Dial", arguments), Optional.empty());
    }

    static Command get(String variable) {
        return always("GET VARIABLE", new GetVariableCommand(plain("variable name", variable)));
    }

    /** Gives values of any length, but does not tell one that is empty from one that is not set. */
    static Command getWhole(String variable) {
        return always("GET FULL VARIABLE", new GetFullVariableCommand("${" + plain("variable name", variable) + "}"));
    }

    static Command set(String variable, String value) {
        return always(
                "SET VARIABLE",
                new SetVariableCommand(plain("variable name", variable), plain("value of " + variable, value)));
    }

    private static Command media(String name, AgiCommand command, Optional<Duration> patience) {
        return new Command(name, command.buildCommand(), true, patience);
    }

    private static Command always(String name, AgiCommand command) {
        return new Command(name, command.buildCommand(), false, AT_ONCE);
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
