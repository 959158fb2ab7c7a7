package dev.hotline.core;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody did something to a call or to an agent.
 *
 * @param who as he named himself
 * @param what such as {@code listen}
 * @param target the call's or the agent's id
 * @param detail what else was said, such as {@code phone=1009}; may be empty
 * @param outcome {@value #ASKED} until it is known, then {@value #DONE}, or why it was not done
 */
public record AuditEntry(UUID id, Instant at, String who, String what, String target, String detail, String outcome) {
    public static final String ASKED = "asked";
    public static final String DONE = "done";

    /** Something that is about to be done. */
    public static AuditEntry asked(Instant at, String who, String what, String target, String detail) {
        return new AuditEntry(UuidV7.next(at), at, who, what, target, detail, ASKED);
    }
}
