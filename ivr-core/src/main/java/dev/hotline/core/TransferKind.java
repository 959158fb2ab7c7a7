package dev.hotline.core;

/** How a caller was handed over. */
public enum TransferKind {
    /** Without asking: the caller is rung for, or waits, at the new place. */
    BLIND,
    /** To somebody who was asked first, in a second call. */
    ATTENDED
}
