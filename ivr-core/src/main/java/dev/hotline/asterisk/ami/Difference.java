package dev.hotline.asterisk.ami;

import java.util.Optional;

/**
 * One thing that is not as the link believed.
 *
 * @param what the phone's device, or the channel's unique id
 * @param state the phone's true one; {@code UNAVAILABLE} for channels
 * @param answeredBy the phone that answered; empty where none did
 */
record Difference(Drift kind, String what, PhoneState state, String answeredBy) {

    static Difference phone(String device, PhoneState state) {
        return new Difference(Drift.PHONE, device, state, "");
    }

    static Difference channel(Drift kind, String uniqueId) {
        return new Difference(kind, uniqueId, PhoneState.UNAVAILABLE, "");
    }

    static Difference answer(AmiEvent.Answered missed) {
        return new Difference(Drift.ANSWER_MISSED, missed.uniqueId(), PhoneState.UNAVAILABLE, missed.device());
    }

    /** What is to be told to correct it; nothing is told of a channel's begin. */
    Optional<AmiEvent> event() {
        return switch (kind) {
            case PHONE -> Optional.of(new AmiEvent.Phone(what, state));
            case CHANNEL_MISSED -> Optional.empty();
            case CHANNEL_GONE, CALL_GONE -> Optional.of(new AmiEvent.Gone(what));
            case ANSWER_MISSED -> Optional.of(new AmiEvent.Answered(what, answeredBy));
        };
    }
}
