package dev.hotline.testkit.fake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asterisk itself rings a phone, as an Originate said. */
record Originating(Events events, Originate originate) implements FakeLeg.Dialler {
    @Override
    public @Nullable Channel channel() {
        return null;
    }

    @Override
    public String legId() {
        return originate.uniqueId();
    }

    @Override
    public Map<String, String> variables() {
        return originate.variables();
    }

    @Override
    public String number() {
        return originate.number();
    }

    @Override
    public String name() {
        return originate.name();
    }

    @Override
    public void answered(Channel leg) {
        events.originated(originate, leg, true);
    }

    @Override
    public void over(Channel leg, String status, int cause) {
        if (leg.state != Channel.UP) {
            events.originated(originate, leg, false);
        }
    }
}
