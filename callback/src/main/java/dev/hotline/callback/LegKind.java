package dev.hotline.callback;

/** How a talk of a try came about. */
public enum LegKind {
    /** The agent called the customer. */
    FIRST,
    /** The customer was handed over without asking. */
    BLIND,
    /** The customer was handed over to somebody who was asked first, in a second call, or whose phone rang by then. */
    ATTENDED
}
