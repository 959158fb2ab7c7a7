package dev.hotline.core;

/** Why a phone that was rung was not talked to. */
public enum NoAnswer {
    BUSY,
    /** It rang and nobody took it. */
    NOT_ANSWERED,
    /** It is not registered, or the network refused. */
    UNREACHABLE,
    /** The person took it and said no. */
    REFUSED
}
