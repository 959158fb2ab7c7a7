package dev.hotline.handlers;

import dev.hotline.core.CallRecord;

/** Where a call is taken up again when it comes back from an engine that was lost: pure. */
enum Stage {
    /** Greeting and menu. */
    MENU,
    /** Waiting, ringing, or a talk whose end no engine saw. */
    WAITING,
    SURVEY,
    /** Nothing is left to do but to hang up. */
    DONE;

    static Stage of(CallRecord call) {
        return switch (call.survey()) {
            case ELIGIBLE, STARTED -> SURVEY;
            case NOT_ASKED, COMPLETED, ABANDONED -> DONE;
            case NONE -> call.caseId() != null ? DONE : call.topic() != null ? WAITING : MENU;
        };
    }
}
