package dev.hotline.testkit.fake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A phone that is rung, by {@code EXEC Dial} of a session or by {@code Originate}: what its user does. */
public final class FakeLeg {
    private static final int BUSY = 17;
    private static final int NORMAL = 16;

    /** Who rings it. Called under the lock. */
    interface Dialler {
        /** Its own channel; null when Asterisk itself dials. */
        @Nullable
        Channel channel();

        /** The id that the phone's channel is to have; empty: any. */
        String legId();

        /** The number that the phone's channel is called by. */
        String number();

        String name();

        /** That the phone's channel gets. */
        Map<String, String> variables();

        void answered(Channel leg);

        /** @param status as in DIALSTATUS */
        void over(Channel leg, String status, int cause);
    }

    private final Board board;
    private final Channel channel;
    private final Dialler dialler;
    private @Nullable String bridge;

    FakeLeg(Board board, Channel channel, Dialler dialler) {
        this.board = board;
        this.channel = channel;
        this.dialler = dialler;
    }

    /** The phone, such as {@code PJSIP/1001}. */
    public String device() {
        return channel.device();
    }

    /** The variables that an Originate gave it. */
    public Map<String, String> variables() {
        return dialler.variables();
    }

    /** Refuses: 486 Busy Here. */
    public void isBusy() {
        synchronized (board) {
            events().hangupRequest(channel, BUSY);
            end("BUSY", BUSY);
        }
    }

    /** Rings. */
    public void rings() {
        synchronized (board) {
            channel.state = Channel.RINGING;
            events().newState(channel);
            events().dialState(dialler.channel(), channel, "RINGING");
            events().ringing(channel);
        }
    }

    /** Was rung for long enough, in vain. */
    public void timesOut() {
        synchronized (board) {
            end("NOANSWER", 0);
            events().device(device(), "NOT_INUSE");
        }
    }

    /** Answers: a talk, or the dialplan of an Originate. */
    public void answers() {
        synchronized (board) {
            Channel caller = dialler.channel();
            channel.state = Channel.UP;
            events().newState(channel);
            events().device(device(), "BUSY");
            channel.exten = caller == null ? channel.exten : "";
            events().dialEnd(caller, channel, "ANSWER");
            bridge = caller == null ? null : events().bridge(channel, caller);
            dialler.answered(channel);
        }
    }

    /** Hangs up after a talk. */
    public void hangsUp() {
        synchronized (board) {
            events().hangupRequest(channel, NORMAL);
            leave();
            dialler.over(channel, "ANSWER", NORMAL);
        }
    }

    /**
     * The script of the session that an answered Originate enters.
     *
     * @param script of the AGI URL, such as {@code callback}
     */
    public FakeCall enters(String script) {
        FakeCall call = new FakeCall(board, channel, script);
        variables().forEach(call::with);
        return call;
    }

    /** Begins to ring it, under the lock. */
    void dialled() {
        Channel caller = dialler.channel();
        events().newChannel(channel);
        channel.number = dialler.number();
        channel.callerName = dialler.name();
        if (caller != null) {
            channel.exten = caller.exten;
            connect(caller.number, caller.callerName);
        }
        events().newCallerId(channel);
        if (caller == null) {
            connect(channel.number, channel.callerName);
        }
        events().newConnectedLine(channel);
        events().dialBegin(caller, channel);
        if (caller != null && !caller.connectedNumber.equals(channel.number)) {
            caller.connectedNumber = channel.number;
            events().newConnectedLine(caller);
        }
    }

    /** Whether its user has answered; under the lock. */
    boolean isAnswered() {
        return channel.state == Channel.UP;
    }

    /** It is over, as the phone or the caller has hung up; under the lock. */
    void leave() {
        Channel caller = dialler.channel();
        if (bridge != null && caller != null) {
            events().unbridge(bridge, channel, caller);
        }
        bridge = null;
        events().hangup(channel, NORMAL);
        events().device(device(), "NOT_INUSE");
    }

    private void end(String status, int cause) {
        events().dialEnd(dialler.channel(), channel, status);
        dialler.over(channel, status, cause);
        events().hangup(channel, cause);
    }

    private void connect(String number, String name) {
        channel.connectedNumber = number;
        channel.connectedName = name;
    }

    private Events events() {
        return board.events();
    }
}
