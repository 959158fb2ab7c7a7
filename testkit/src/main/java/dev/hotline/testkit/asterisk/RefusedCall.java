package dev.hotline.testkit.asterisk;

import dev.hotline.testkit.phones.PhoneCall;
import java.time.Duration;
import java.util.List;

/** A call that Asterisk refused at once, since nothing has the number. */
record RefusedCall(String peer, int endStatus) implements PhoneCall {

    @Override
    public String peerName() {
        return "";
    }

    @Override
    public boolean awaitAnswered(Duration atMost) {
        return false;
    }

    @Override
    public boolean awaitPrompt(String prompt, Duration atMost) {
        return false;
    }

    @Override
    public boolean awaitEnded(Duration atMost) {
        return true;
    }

    @Override
    public void press(char key, KeyMode mode) {}

    @Override
    public void hangUp() {}

    @Override
    public List<String> heard() {
        return List.of();
    }

    @Override
    public Duration longestSilence() {
        return Duration.ZERO;
    }
}
