package dev.hotline.asterisk.ami;

import java.util.Optional;

/**
 * One thing that is not as the link believed.
 *
 * @param what the phone's device, or the channel's unique id
 * @param state the phone's true one; {@code UNAVAILABLE} for channels
 */
record Difference(Drift kind, String what, PhoneState state) {

    static Difference phone(String device, PhoneState state) {
        return new Difference(Drift.PHONE, device, state);
    }

    static Difference channel(Drift kind, String uniqueId) {
        return new Difference(kind, uniqueId, PhoneState.UNAVAILABLE);
    }

    /** What is to be told to correct it; nothing is told of a channel's begin. */
    Optional<AmiEvent> event() {
        return switch (kind) {
            case PHONE -> Optional.of(new AmiEvent.Phone(what, state));
            case CHANNEL_MISSED -> Optional.empty();
            case CHANNEL_GONE, CALL_GONE -> Optional.of(new AmiEvent.Gone(what));
        };
    }
}
