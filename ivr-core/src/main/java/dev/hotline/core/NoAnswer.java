package dev.hotline.core;

/** Why a phone that was rung was not talked to. */
public enum NoAnswer {
    BUSY,
    /** It rang and nobody took it. */
    NOT_ANSWERED,
    /** It is not registered, or the network refused. */
    UNREACHABLE,
    /** The person took it and said no. */
    REFUSED,
    /** The person took it and hung up before he was connected. */
    HUNG_UP,
    /** The caller hung up after the person had taken it and before they were connected. */
    CALLER_LEFT,
    /** The caller was sent elsewhere while it rang. */
    TAKEN_AWAY
}
