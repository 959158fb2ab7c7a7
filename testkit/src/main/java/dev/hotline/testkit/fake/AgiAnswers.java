package dev.hotline.testkit.fake;

import org.jspecify.annotations.Nullable;

/** How res_agi answers, without the end of the line. Pure. */
final class AgiAnswers {
    static final String DONE = "200 result=0";
    static final String GONE = "200 result=-1";
    static final String UNKNOWN = "510 Invalid or unknown command";
    static final String DEAD = "511 Command Not Permitted on a dead channel or intercept routine";

    /** A sound that was played for half a second. */
    private static final String PLAYED = " endpos=4000";

    private static final String NO_APPLICATION = "200 result=-2";

    private AgiAnswers() {}

    /** To a command with too few arguments. */
    static String usage(AgiCommand command) {
        String help = command.kind() == AgiCommand.Kind.GET_DATA ? """
                  Stream the given <replaceable>file</replaceable>, and receive DTMF data.
                  Returns the digits received from the channel at the other end.
                  """ : "Usage of " + command.line() + "\n";
        return "520-Invalid command syntax.  Proper usage follows:\n" + help + "520 End of proper usage.";
    }

    /** To a command that takes time, when nobody has done anything. */
    static String overtaken(AgiCommand.Kind kind, String keys) {
        return switch (kind) {
            case GET_DATA -> "200 result=" + keys + " (timeout)";
            case RECORD_FILE -> DONE + " (timeout)" + PLAYED;
            case STREAM_FILE -> DONE + PLAYED;
            default -> DONE;
        };
    }

    /** To a command that takes time, when the caller has hung up. */
    static String hungUp(AgiCommand.Kind kind) {
        return switch (kind) {
            case RECORD_FILE -> GONE + " (hangup)" + PLAYED;
            case STREAM_FILE -> GONE + PLAYED;
            default -> GONE;
        };
    }

    /** When there is no such sound. */
    static String missing(AgiCommand.Kind kind) {
        return kind == AgiCommand.Kind.STREAM_FILE ? GONE + " endpos=0" : GONE;
    }

    /** To a command that takes time, when these keys were pressed; null when it goes on. */
    static @Nullable String pressed(AgiCommand command, String keys) {
        char last = keys.charAt(keys.length() - 1);
        String code = "200 result=" + (int) last;
        if (command.kind() == null) {
            return null;
        }
        return switch (command.kind()) {
            case STREAM_FILE -> command.argument(1).indexOf(last) < 0 ? null : code + PLAYED;
            case SAY_DIGITS, SAY_NUMBER -> command.argument(1).indexOf(last) < 0 ? null : code;
            case RECORD_FILE -> command.argument(2).indexOf(last) < 0 ? null : code + " (dtmf)" + PLAYED;
            case WAIT_FOR_DIGIT -> code;
            case GET_DATA -> data(command, keys);
            default -> null;
        };
    }

    private static @Nullable String data(AgiCommand command, String keys) {
        if (keys.endsWith("#")) {
            return "200 result=" + keys.substring(0, keys.length() - 1);
        }
        String most = command.argument(2);
        return !most.isEmpty() && keys.length() >= Integer.parseInt(most) ? "200 result=" + keys : null;
    }

    /** To EXEC of anything but Dial. */
    static String executed(String application) {
        return application.startsWith("NoSuch") ? NO_APPLICATION : DONE;
    }

    /** To the question for a variable. */
    static String variable(@Nullable String value) {
        return value == null ? DONE : "200 result=1 (" + value + ")";
    }
}
