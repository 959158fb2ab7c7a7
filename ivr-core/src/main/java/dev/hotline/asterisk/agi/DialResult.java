package dev.hotline.asterisk.agi;

/** Says how a {@code Dial} ended from what it leaves in the channel's variables. */
final class DialResult {
    /** Q.931. */
    private static final String CALL_REJECTED = "21";

    private DialResult() {}

    /** Whether the status says it all, whatever the cause. */
    static boolean isPlain(String status) {
        return switch (status) {
            case "ANSWER", "BUSY", "NOANSWER", "CANCEL" -> true;
            default -> false;
        };
    }

    /**
     * @param status DIALSTATUS
     * @param callerGone whether the calling side hung up
     * @param cause HANGUPCAUSE; a phone whose user declines (SIP 603) is CHANUNAVAIL to Dial, like one that is not there, and only the
     *     cause tells them apart
     */
    static Dialled of(String status, boolean callerGone, String cause) {
        if (status.equals("ANSWER")) {
            return new Dialled.Talked(callerGone);
        }
        if (callerGone || status.equals("CANCEL")) {
            return new Dialled.CallerLeft();
        }
        return switch (status) {
            case "BUSY" -> new Dialled.Busy();
            case "NOANSWER" -> new Dialled.NotAnswered();
            default -> cause.equals(CALL_REJECTED) ? new Dialled.Busy() : new Dialled.Unreachable(status);
        };
    }
}
