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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    /** Calls that an engine before this one served, and that are still on the phone: by Asterisk's id of the channel. */
    private final Map<String, CallId> unserved = new ConcurrentHashMap<>();

    public LostCalls(HotlineServices services, HotlineHandler hotline) {
        this.services = services;
        this.hotline = hotline;
    }

    /** Takes in what this Asterisk node says. */
    public void on(String node, AmiEvent event) {
        switch (event) {
            case AmiEvent.Up up ->
                services.journal()
                        .open(node)
                        .onSuccess(open -> open.forEach(call -> compare(call, up.channelUniqueIds())))
                        .onFailure(e ->
                                log.warn("calls that ended meanwhile could not be looked for: {}", e.getMessage()));
            case AmiEvent.Gone gone -> gone(gone.uniqueId());
            default -> {}
        }
    }

    private void compare(CallRecord call, Set<String> channels) {
        if (hotline.serves(call.uniqueId())) {
            return;
        }
        if (channels.contains(call.uniqueId())) {
            unserved.put(call.uniqueId(), call.id());
            services.events().takenUp(call);
        } else {
            end(call);
        }
    }

    /** Where a session serves the call again by now, that one sees to its end. */
    private void gone(String uniqueId) {
        CallId call = unserved.remove(uniqueId);
        if (call != null && !hotline.serves(uniqueId)) {
            services.journal()
                    .find(call)
                    .onSuccess(found -> found.filter(open -> !open.ended()).ifPresent(this::end));
        }
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
