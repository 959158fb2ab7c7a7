package dev.hotline.handlers;

import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.config.Agent;
import dev.hotline.core.CallRecord;
import io.vertx.core.Future;
import java.util.Optional;

/** What came of the phone that rang when the engine was lost: Asterisk went on with it meanwhile. */
final class UnfinishedRing {
    private final CallSession session;
    private final RingStep ring;

    UnfinishedRing(CallSession session, RingStep ring) {
        this.session = session;
        this.ring = ring;
    }

    /** Whether they have talked, which is noted; not so where nobody was rung. */
    Future<Boolean> talked() {
        return session.line().lastDialled().compose(this::talked);
    }

    private Future<Boolean> talked(Optional<Dialled> pending) {
        String outside = session.record().outside();
        if (outside != null) {
            return ring.ended(outside, pending.orElse(new Dialled.NotAnswered()));
        }
        return pending.isEmpty()
                ? Future.succeededFuture(false)
                : whoWasRung(pending.get())
                        .compose(agent -> agent.isEmpty()
                                ? Future.succeededFuture(false)
                                : ring.ended(agent.get(), pending.get()));
    }

    /** The facts tell, unless the engine was lost before they were stored: then, of the first talk of the call, Asterisk does. */
    private Future<Optional<String>> whoWasRung(Dialled pending) {
        CallRecord record = session.record();
        boolean untold = record.offeredTo() == null && record.legs().isEmpty() && pending instanceof Dialled.Talked;
        return untold
                ? session.line()
                        .get("DIALEDPEERNAME")
                        .map(channel -> channel.flatMap(name -> Staff.onChannel(session.config(), name))
                                .map(Agent::id))
                : Future.succeededFuture(Optional.ofNullable(record.offeredTo()));
    }
}
