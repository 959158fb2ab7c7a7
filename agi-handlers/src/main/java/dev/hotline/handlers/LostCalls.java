package dev.hotline.handlers;

import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.core.Party;
import dev.hotline.core.SurveyState;
import java.time.Duration;
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

    /** Longer than it takes to look for a call. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final HotlineServices services;
    private final HotlineHandler hotline;
    /** By node, the channels that are gone since its last comparison began: the snapshot still has them. */
    private final Map<String, Set<String>> gone = new ConcurrentHashMap<>();

    public LostCalls(HotlineServices services, HotlineHandler hotline) {
        this.services = services;
        this.hotline = hotline;
    }

    /** Takes in what this Asterisk node says. */
    public void on(String node, AmiEvent event) {
        switch (event) {
            case AmiEvent.Up up ->
                compareAll(node, up.channelUniqueIds(), services.clock().instant());
            case AmiEvent.Gone channel -> gone(node, channel.uniqueId());
            default -> {}
        }
    }

    private void gone(String node, String uniqueId) {
        Set<String> since = gone.get(node);
        if (since != null) {
            since.add(uniqueId);
        }
        hotline.takeUnserved(uniqueId).ifPresent(this::endIfOpen);
    }

    private void compareAll(String node, Set<String> channels, Instant now) {
        Set<String> goneSince = ConcurrentHashMap.newKeySet();
        gone.put(node, goneSince);
        services.journal()
                .open(node)
                .onSuccess(open -> open.stream()
                        .filter(call -> call.arrivedAt().isBefore(now))
                        .forEach(call -> compare(call, channels, goneSince)))
                .onFailure(e -> log.warn("calls that ended meanwhile could not be looked for: {}", e.getMessage()))
                .onComplete(done -> services.loop().here().after(KEPT, () -> gone.remove(node, goneSince)));
    }

    private void compare(CallRecord call, Set<String> channels, Set<String> goneSince) {
        if (hotline.serves(call.uniqueId())) {
            return;
        }
        if (channels.contains(call.uniqueId())) {
            takeUp(call, goneSince);
        } else {
            endIfOpen(call.id());
        }
    }

    /** Its session may just have ended it: the journal knows that before the database does. */
    private void takeUp(CallRecord call, Set<String> goneSince) {
        services.journal()
                .find(call.id())
                .onSuccess(known -> known.filter(open -> !open.ended()).ifPresent(open -> {
                    hotline.leftUnserved(open.uniqueId(), open.id());
                    services.events().takenUp(open);
                    if (goneSince.contains(open.uniqueId())) {
                        hotline.takeUnserved(open.uniqueId()).ifPresent(this::endIfOpen);
                    }
                }))
                .onFailure(e -> log.warn("call {} could not be looked for: {}", call.id(), e.getMessage()));
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
