package dev.hotline.core;

/** Who ended a talk or a call. */
public enum Party {
    CALLER,
    AGENT,
    /** The engine, having nothing more to say. */
    HOTLINE,
    /** Nobody saw it: the call was gone when the engine looked again. */
    UNKNOWN
}
