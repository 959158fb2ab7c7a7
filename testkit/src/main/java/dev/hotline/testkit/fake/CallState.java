package dev.hotline.testkit.fake;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What res_agi and the channel behind it do with one command after the other. Guarded by the {@link Board}. */
final class CallState implements FakeLeg.Dialler {
    private static final int NORMAL = 16;
    private static final int NO_ROUTE = 3;
    /** What {@code Hangup()} of the sample dialplan is at. */
    private static final int LAST_PRIORITY = 15;

    private final Board board;
    private final FakeCall call;
    private final Channel channel;
    private final Answering answering;
    private final Consumer<String> out;
    private final Map<String, String> variables = new HashMap<>();
    private final StringBuilder keys = new StringBuilder();
    private @Nullable AgiCommand pending;
    private @Nullable FakeLeg leg;
    private int answered;
    private boolean hungUp;
    private int cause = NORMAL;
    private boolean hasMusic;

    /** @param out takes what is sent, with the ends of lines */
    CallState(Board board, FakeCall call, Consumer<String> out) {
        this.board = board;
        this.call = call;
        this.out = out;
        channel = call.channel();
        answering = call.answering();
        variables.put("EXTEN", channel.exten);
        variables.put("CALLERID(num)", channel.number);
        variables.put("CALLERID(name)", channel.callerName);
        variables.putAll(call.variables());
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public String legId() {
        return "";
    }

    /** The phone is called by the number that was dialled. */
    @Override
    public String number() {
        return channel.exten;
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public Map<String, String> variables() {
        return Map.of();
    }

    /** Whether a command waits for somebody. */
    boolean isBusy() {
        return pending != null;
    }

    @Nullable
    String variable(String name) {
        return variables.get(name);
    }

    @Nullable
    FakeLeg leg() {
        return leg;
    }

    void take(String line) {
        AgiCommand command = AgiCommand.of(line);
        AgiCommand.Kind kind = command.kind();
        pending = command;
        String scripted = answering.to(line);
        if (scripted != null) {
            reply(scripted);
        } else if (kind == null) {
            reply(AgiAnswers.UNKNOWN);
        } else if (!command.isComplete()) {
            reply(AgiAnswers.usage(command));
        } else if (hungUp && !kind.isForTheDead()) {
            reply(AgiAnswers.DEAD);
        } else if (board.isMissing(command.argument(0))) {
            reply(AgiAnswers.missing(kind));
        } else if (command.isDial()) {
            dial(command.argument(1));
        } else if (!call.holds(line)) {
            perform(command, kind);
        }
    }

    private void perform(AgiCommand command, AgiCommand.Kind kind) {
        switch (kind) {
            case ANSWER -> answer();
            case CHANNEL_STATUS -> reply("200 result=" + channel.state);
            case EXEC -> reply(AgiAnswers.executed(command.argument(0)));
            case GET_FULL_VARIABLE -> variable(command, "\\$\\{(.*)}");
            case GET_VARIABLE -> variable(command, "(.*)");
            case HANGUP -> hangUpByEngine();
            case SET_MUSIC -> music(command);
            case SET_VARIABLE -> set(command);
            case VERBOSE -> reply("200 result=1");
            default -> finish();
        }
    }

    /** What is held is over, with nothing done. */
    void finish() {
        if (pending != null && pending.kind() != null) {
            reply(AgiAnswers.overtaken(pending.kind(), keys.toString()));
        }
    }

    /** Answers what is held. */
    void reply(String answer) {
        pending = null;
        keys.setLength(0);
        out.accept(answer + "\n");
        if (call.hangsUpAfterCommand(++answered)) {
            hangUp();
        }
    }

    void press(char key) {
        board.events().key(channel, key);
        if (pending != null) {
            keys.append(key);
            String answer = AgiAnswers.pressed(pending, keys.toString());
            if (answer != null) {
                reply(answer);
            }
        }
    }

    /** The caller hangs up. */
    void hangUp() {
        if (!hungUp) {
            board.events().hangupRequest(channel, NORMAL);
            die(NORMAL);
        }
    }

    void hangUpByManager() {
        if (!hungUp) {
            die(0);
        }
    }

    /** The session is over, and the channel with it. */
    void over() {
        if (!hungUp) {
            channel.priority = LAST_PRIORITY;
        }
        if (leg != null) {
            leg.leave();
        }
        board.events().softHangupRequest(channel, NORMAL);
        board.events().hangup(channel, cause);
        board.ended(channel);
    }

    private void hangUpByEngine() {
        board.events().softHangupRequest(channel, 32);
        reply("200 result=1");
        die(0);
    }

    private void die(int why) {
        hungUp = true;
        cause = why;
        if (leg != null) {
            variables.put("DIALSTATUS", leg.isAnswered() ? "ANSWER" : "CANCEL");
            leg.leave();
            leg = null;
            reply(AgiAnswers.GONE);
        } else if (pending != null && pending.kind() != null) {
            reply(AgiAnswers.hungUp(pending.kind()));
        }
        musicEnds();
        out.accept("HANGUP\n");
    }

    private void answer() {
        if (channel.state != Channel.UP) {
            channel.state = Channel.UP;
            board.events().newState(channel);
            board.answered(channel);
        }
        reply(AgiAnswers.DONE);
    }

    private void variable(AgiCommand command, String pattern) {
        reply(AgiAnswers.variable(variables.get(command.argument(0).replaceFirst(pattern, "$1"))));
    }

    private void set(AgiCommand command) {
        variables.put(command.argument(0).replaceFirst("^_{1,2}", ""), command.argument(1));
        reply("200 result=1");
    }

    private void music(AgiCommand command) {
        musicEnds();
        if (command.argument(0).equalsIgnoreCase("on")) {
            hasMusic = true;
            board.events().musicOn(channel, command.argument(1));
        }
        reply(AgiAnswers.DONE);
    }

    private void musicEnds() {
        if (hasMusic) {
            hasMusic = false;
            board.events().musicOff(channel);
        }
    }

    private void dial(String target) {
        String device = target.split(",", 2)[0];
        if (hungUp) {
            reply(AgiAnswers.GONE);
        } else if (board.events().isReachable(device)) {
            leg = board.ring(device, this);
        } else {
            dialled("CHANUNAVAIL", NO_ROUTE);
        }
    }

    @Override
    public void answered(Channel answering) {}

    @Override
    public void over(Channel ended, String status, int hangupCause) {
        dialled(status, hangupCause);
    }

    private void dialled(String status, int hangupCause) {
        leg = null;
        variables.put("DIALSTATUS", status);
        variables.put("HANGUPCAUSE", String.valueOf(hangupCause));
        reply(AgiAnswers.DONE);
    }
}
