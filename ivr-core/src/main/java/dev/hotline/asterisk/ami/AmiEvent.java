package dev.hotline.asterisk.ami;

import java.time.Duration;
import java.util.Set;

/** The few things Asterisk tells that the engine uses. */
public sealed interface AmiEvent {

    /**
     * Whether a subscriber that is slow may be spared this one: true for progress only, which is told again by the next comparison of
     * states. Everything else is told, or the link goes down and says so.
     */
    default boolean mayBeDropped() {
        return false;
    }

    /**
     * A phone changed.
     *
     * @param device such as {@code PJSIP/1001}
     */
    record Phone(String device, PhoneState state) implements AmiEvent {
        @Override
        public boolean mayBeDropped() {
            return true;
        }
    }

    /**
     * A rung phone was answered.
     *
     * @param uniqueId of the calling channel
     * @param device the phone that answered, such as {@code PJSIP/1001}
     */
    record Answered(String uniqueId, String device) implements AmiEvent {}

    /**
     * Who was talked with has handed the other side over to whom he asked before, in a second call (an attended transfer).
     *
     * @param uniqueId of the channel that is handed over: the calling one, or the called one of a callback
     * @param byUniqueId of the channel on which the one who hands over talked with it
     * @param consultUniqueId of the channel of that second call
     * @param device the phone that that channel is connected with now, such as {@code PJSIP/1001}; empty when the second call was
     *     not answered yet: it has then taken its place in the dialplan
     */
    record Transferred(String uniqueId, String byUniqueId, String consultUniqueId, String device) implements AmiEvent {}

    /** A channel is gone, which is the end of the call on it. It may be told twice. */
    record Gone(String uniqueId) implements AmiEvent {}

    /**
     * A key was pressed and let go.
     *
     * @param held how long it was pressed; zero when Asterisk does not say
     */
    record Key(String uniqueId, char key, Duration held) implements AmiEvent {}

    /** The link is up (again) and the state was read: {@link Phone} events for each phone came before this. */
    record Up(String version, Set<String> channelUniqueIds) implements AmiEvent {}

    /** The link is down. */
    record Down(String why) implements AmiEvent {}
}
