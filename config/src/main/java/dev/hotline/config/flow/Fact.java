package dev.hotline.config.flow;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.Locale;

/** What expressions may ask of a call, besides its variables ({@code vars.NAME}). What is not known is an empty text. */
public enum Fact {
    /** E.164 where it can be, else as sent. */
    CALLER_NUMBER(SimpleType.STRING),
    CALLER_NAME(SimpleType.STRING),
    /** Whether the caller is a customer. */
    CALLER_KNOWN(SimpleType.BOOL),
    CUSTOMER_ID(SimpleType.STRING),
    CUSTOMER_NAME(SimpleType.STRING),
    /** {@code key} or {@code standard}. */
    CUSTOMER_TIER(SimpleType.STRING),
    CUSTOMER_LANGUAGE(SimpleType.STRING),
    /** The dedicated engineer's id. */
    CUSTOMER_ENGINEER(SimpleType.STRING),
    LINE_NAME(SimpleType.STRING),
    LINE_VIP(SimpleType.BOOL),
    /** The number that was dialled. */
    LINE_DIALLED(SimpleType.STRING),
    /** Served as a key account's. */
    CALL_VIP(SimpleType.BOOL),
    /** {@code zh} or {@code en}. */
    CALL_LANGUAGE(SimpleType.STRING),
    /** What the call is for; empty before a queue. */
    CALL_TOPIC(SimpleType.STRING),
    /** 0 to 23, in the site's time zone. */
    TIME_HOUR(SimpleType.INT),
    TIME_MINUTE(SimpleType.INT),
    /** {@code mon} to {@code sun}. */
    TIME_WEEKDAY(SimpleType.STRING),
    /** {@code 2026-11-22}. */
    TIME_DATE(SimpleType.STRING),
    /** Whether the caller has a case that is still to be solved. */
    CASE_OPEN(SimpleType.BOOL);

    private final CelType type;

    Fact(CelType type) {
        this.type = type;
    }

    CelType type() {
        return type;
    }

    /** As it is written, such as {@code caller.number}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
