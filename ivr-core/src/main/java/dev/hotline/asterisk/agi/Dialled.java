package dev.hotline.asterisk.agi;

/** How {@code Dial} ended. */
public sealed interface Dialled
        permits Dialled.Talked,
                Dialled.Transferred,
                Dialled.Busy,
                Dialled.NotAnswered,
                Dialled.Unreachable,
                Dialled.CallerLeft,
                Failed {
    /**
     * They talked. For how long is not said: Asterisk's ANSWEREDTIME counts from the answer of the calling channel, menu and wait included.
     *
     * @param callerLeft whether the calling side hung up first; if not, the called side did and the caller is still there
     */
    record Talked(boolean callerLeft) implements Dialled {}

    /**
     * They talked, and the called side handed the calling one over: the call goes on elsewhere in the dialplan, with a session of its own, once
     * this one is over. No media command works here any more.
     */
    record Transferred() implements Dialled {}

    /** The phone is in use, or its user declined. */
    record Busy() implements Dialled {}

    record NotAnswered() implements Dialled {}

    /** @param status Asterisk's DIALSTATUS, such as {@code CHANUNAVAIL} or {@code CONGESTION} */
    record Unreachable(String status) implements Dialled {}

    /** The caller hung up before anyone answered. */
    record CallerLeft() implements Dialled {}
}
