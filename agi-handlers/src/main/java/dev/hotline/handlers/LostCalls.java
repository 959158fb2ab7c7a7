package dev.hotline.handlers;

import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.Party;
import dev.hotline.core.SurveyState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends in the journal what has ended on the phone while nobody looked: when a link comes up, calls of that Asterisk that it does not know
 * any more, and when a channel is gone, a call that no session serves. Safe from any thread.
 */
public final class LostCalls {
    private static final Logger log = LoggerFactory.getLogger(LostCalls.class);

    private final HotlineServices services;
    private final HotlineHandler hotline;

    public LostCalls(HotlineServices services, HotlineHandler hotline) {
        this.services = services;
        this.hotline = hotline;
    }

    /** Takes in what this Asterisk node says. */
    public void on(String node, AmiEvent event) {
        switch (event) {
            case AmiEvent.Up up ->
                compareAll(node, up.channelUniqueIds(), services.clock().instant());
            case AmiEvent.Gone gone -> hotline.takeUnserved(gone.uniqueId()).ifPresent(this::endIfOpen);
            default -> {}
        }
    }

    private void compareAll(String node, Set<String> channels, Instant now) {
        services.journal()
                .open(node)
                .onSuccess(open -> open.stream()
                        .filter(call -> call.arrivedAt().isBefore(now))
                        .forEach(call -> compare(call, channels)))
                .onFailure(e -> log.warn("calls that ended meanwhile could not be looked for: {}", e.getMessage()));
    }

    private void compare(CallRecord call, Set<String> channels) {
        if (hotline.serves(call.uniqueId())) {
            return;
        }
        if (channels.contains(call.uniqueId())) {
            hotline.leftUnserved(call.uniqueId(), call.id());
            services.events().takenUp(call);
        } else {
            endIfOpen(call.id());
        }
    }

    private void endIfOpen(CallId id) {
        services.journal()
                .find(id)
                .onSuccess(found -> found.filter(call -> !call.ended()).ifPresent(this::end))
                .onFailure(e -> log.warn("call {} could not be ended: {}", id, e.getMessage()));
    }

    private void end(CallRecord call) {
        log.info("call {} ended while no engine served it", call.id());
        Instant now = services.clock().instant();
        List<CallEvent> facts = new ArrayList<>();
        if (call.survey() == SurveyState.STARTED) {
            facts.add(new CallEvent.SurveyEnded(call.id(), now, false));
        }
        facts.add(new CallEvent.Ended(call.id(), now, Party.UNKNOWN));
        facts.forEach(services.events()::publish);
        services.journal()
                .append(facts)
                .onFailure(e -> log.warn("the end of call {} was not stored: {}", call.id(), e.getMessage()));
    }
}
