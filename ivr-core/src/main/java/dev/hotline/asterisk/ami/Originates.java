package dev.hotline.asterisk.ami;

import dev.hotline.asterisk.ami.wire.AmiAction;
import dev.hotline.asterisk.ami.wire.AmiMessage;
import dev.hotline.core.NoAnswer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The calls being made on one link. A phone that was not answered is told twice: by OriginateResponse, whose reason is 0 for most SIP
 * answers, and by the Hangup of its channel, which has the cause and comes shortly before or after. So each call's channel gets an id
 * of ours, and its Hangup is waited for where the reason is vague. To be used on the link's context only.
 */
final class Originates {
    /** How long Asterisk may take beyond the ring time. */
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** How long after a vague reason a Hangup may come; there is none when no channel could be made. */
    private static final Duration HANGUP_GRACE = Duration.ofMillis(500);

    private final ContextInternal context;
    private final Map<String, Promise<AmiMessage>> hangups = new HashMap<>();

    Originates(ContextInternal context) {
        this.context = context;
    }

    /** @see AmiLink#originate */
    Future<Optional<NoAnswer>> make(AmiConnection connection, Originate call) {
        String channelId = "hotline-" + UUID.randomUUID();
        AmiAction action = OriginateCodec.action(call, channelId);
        Promise<AmiMessage> hangup = context.promise();
        hangups.put(channelId, hangup);
        return connection
                .send(action, "OriginateResponse", call.ring().plus(GRACE))
                .compose(response -> OriginateCodec.isVague(response)
                        ? byHangup(hangup.future())
                        : Future.succeededFuture(OriginateCodec.byResponse(response)))
                .onComplete(done -> hangups.remove(channelId));
    }

    private static Future<Optional<NoAnswer>> byHangup(Future<AmiMessage> hangup) {
        return hangup.timeout(HANGUP_GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .map(OriginateCodec::byHangup)
                .otherwise(NoAnswer.UNREACHABLE)
                .map(Optional::of);
    }

    /** Takes a Hangup event, of whichever channel. */
    void ended(AmiMessage hangup) {
        if (hangups.isEmpty()) {
            return;
        }
        Promise<AmiMessage> waiting = hangups.get(hangup.get("Uniqueid"));
        if (waiting != null) {
            waiting.tryComplete(hangup);
        }
    }
}
