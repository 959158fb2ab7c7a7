package dev.hotline.asterisk.agi;

/** What can be wrong with a connection, by what to do about it; each is counted. */
public enum AgiProblem {
    /** Its address is not among the allowed: alert, somebody else tries the port or an Asterisk node is missing in the config. */
    ADDRESS_NOT_ALLOWED,
    /** As many sessions as allowed are open: alert, calls are lost. */
    TOO_MANY_SESSIONS,
    /** As many sessions as allowed are open from this address: alert, calls are lost. */
    TOO_MANY_FROM_ADDRESS,
    /** A line is longer than allowed. */
    LINE_TOO_LONG,
    /** The lines that open a session, or those of a reply, are larger than allowed together. */
    TOO_LARGE,
    /** The lines that open a session did not come in time. */
    ENVIRONMENT_LATE,
    /** What came is not FastAGI, or not at this point. */
    NOT_UNDERSTOOD,
    /** No handler has the script's name: alert, dialplan and engine disagree. */
    UNKNOWN_SCRIPT,
    /** Asterisk did not answer a command in time. */
    REPLY_LATE,
    /** Asterisk said nothing for the idle time, nor when it was asked. */
    SILENT,
    /** The channel is gone, by AMI, and the session had not ended some time after. */
    CHANNEL_GONE,
    /** The connection was closed by the other end or broke. */
    LOST,
    /** The engine closed the session in good order. */
    ENDED
}
