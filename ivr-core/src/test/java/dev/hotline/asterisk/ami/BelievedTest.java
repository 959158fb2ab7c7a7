package dev.hotline.asterisk.ami;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.ami.wire.AmiMessage;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BelievedTest {
    private static final AmiEvent.Answered ANSWER = new AmiEvent.Answered("1.1", "PJSIP/1001");
    private static final Difference MISSED = Difference.answer(ANSWER);

    private final Believed believed = new Believed();

    /** A snapshot with a phone in this state, if any, these channels, and open sessions for these calls. */
    private static Snapshot snapshot(String phoneState, Set<String> channels, Set<String> calls) {
        Snapshot snapshot = new Snapshot(calls);
        if (!phoneState.isEmpty()) {
            snapshot.item(message("Event: DeviceStateChange\nDevice: PJSIP/1001\nState: " + phoneState));
        }
        channels.forEach(channel -> snapshot.item(message("Event: CoreShowChannel\nUniqueid: " + channel)));
        return snapshot;
    }

    private static AmiMessage message(String lines) {
        return AmiMessage.parse(lines.replace("\n", "\r\n"));
    }

    @Test
    void firstSnapshot_isNews() {
        assertThat(believed.replacedBy(snapshot("INUSE", Set.of("1.1"), Set.of())))
                .isEmpty();
        assertThat(believed.phones()).containsExactly(new AmiEvent.Phone("PJSIP/1001", PhoneState.IN_USE));
    }

    @Test
    void whatChangedWhileTheLinkWasDown_isDrift() {
        believed.replacedBy(snapshot("INUSE", Set.of("1.1", "1.2"), Set.of()));

        assertThat(believed.replacedBy(snapshot("NOT_INUSE", Set.of("1.3"), Set.of("1.2"))))
                .containsExactlyInAnyOrder(
                        Difference.phone("PJSIP/1001", PhoneState.FREE),
                        Difference.channel(Drift.CHANNEL_GONE, "1.1"),
                        Difference.channel(Drift.CALL_GONE, "1.2"),
                        Difference.channel(Drift.CHANNEL_MISSED, "1.3"));
        assertThat(believed.replacedBy(snapshot("NOT_INUSE", Set.of("1.3"), Set.of("1.2"))))
                .as("corrected")
                .isEmpty();
    }

    @Test
    void phoneThatAsteriskKnowsNoMore_isUnavailable() {
        believed.replacedBy(snapshot("NOT_INUSE", Set.of(), Set.of()));

        assertThat(believed.replacedBy(snapshot("", Set.of(), Set.of())))
                .containsExactly(Difference.phone("PJSIP/1001", PhoneState.UNAVAILABLE));
    }

    @Test
    void channelThatEndsWhileTheStateIsRead_isNoDrift() {
        believed.replacedBy(snapshot("", Set.of("1.1"), Set.of()));
        Snapshot read = snapshot("", Set.of(), Set.of("1.1"));
        read.event(message("Event: Hangup\nUniqueid: 1.1"));

        assertThat(believed.replacedBy(read)).isEmpty();
    }

    @Test
    void differenceWhileUp_isCorrectedWhenItStays() {
        believed.replacedBy(snapshot("NOT_INUSE", Set.of("1.1"), Set.of()));

        assertThat(believed.comparedWith(snapshot("INUSE", Set.of(), Set.of()))).isEmpty();
        assertThat(believed.isInDoubt()).isTrue();
        assertThat(believed.comparedWith(snapshot("INUSE", Set.of(), Set.of())))
                .containsExactly(
                        Difference.phone("PJSIP/1001", PhoneState.IN_USE),
                        Difference.channel(Drift.CHANNEL_GONE, "1.1"));
        assertThat(believed.isInDoubt()).isFalse();
        assertThat(believed.comparedWith(snapshot("INUSE", Set.of(), Set.of()))).isEmpty();
    }

    @Test
    void eventThatComesJustAfterTheSnapshot_isNoDrift() {
        believed.replacedBy(snapshot("NOT_INUSE", Set.of("1.1"), Set.of()));
        believed.comparedWith(snapshot("INUSE", Set.of("1.2"), Set.of()));
        believed.told(new AmiEvent.Phone("PJSIP/1001", PhoneState.IN_USE));
        believed.told(new AmiEvent.Gone("1.1"));
        believed.begun("1.2");

        assertThat(believed.comparedWith(snapshot("INUSE", Set.of("1.2"), Set.of())))
                .isEmpty();
        assertThat(believed.isInDoubt()).isFalse();
    }

    @Test
    void sessionThatStaysOpenWithoutItsChannel_isToldOnce() {
        Snapshot read = snapshot("", Set.of(), Set.of("1.1"));
        believed.replacedBy(snapshot("", Set.of(), Set.of()));

        assertThat(believed.comparedWith(read)).isEmpty();
        assertThat(believed.comparedWith(read)).containsExactly(Difference.channel(Drift.CALL_GONE, "1.1"));
        assertThat(believed.comparedWith(read)).isEmpty();
        assertThat(believed.comparedWith(read)).isEmpty();
    }

    @Test
    void answerThatWasNotSeen_isDrift_once() {
        believed.replacedBy(snapshot("", Set.of("1.1", "1.2"), Set.of()));

        assertThat(believed.replacedBy(talk(Set.of()))).containsExactly(MISSED);
        assertThat(believed.comparedWith(talk(Set.of()))).isEmpty();
        assertThat(believed.isInDoubt()).isFalse();
        assertThat(MISSED.event()).contains(ANSWER);
    }

    @Test
    void answerThatWasSeen_isNoDrift() {
        believed.replacedBy(snapshot("", Set.of("1.1", "1.2"), Set.of()));
        believed.told(ANSWER);

        assertThat(believed.comparedWith(talk(Set.of()))).isEmpty();
        assertThat(believed.isInDoubt()).isFalse();
    }

    @Test
    void answerBeforeTheLinkWasEverUp_isMissedForOurCallsOnly() {
        assertThat(believed.replacedBy(talk(Set.of("1.1")))).containsExactly(MISSED);
        assertThat(new Believed().replacedBy(talk(Set.of()))).isEmpty();
    }

    private static Snapshot talk(Set<String> calls) {
        Snapshot read = snapshot("", Set.of("1.1", "1.2"), calls);
        read.item(message("Event: CoreShowChannel\nUniqueid: 1.1\nApplication: Dial\nBridgeId: b"));
        read.item(message(
                "Event: CoreShowChannel\nUniqueid: 1.2\nChannel: PJSIP/1001-2\nApplication: AppDial\nBridgeId: b"));
        return read;
    }
}
