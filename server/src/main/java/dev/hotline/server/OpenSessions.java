package dev.hotline.server;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.AgiHandler;
import dev.hotline.asterisk.agi.AgiRequest;
import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The FastAGI sessions in progress, by the Asterisk node that their dialplan names. Safe from any thread. */
final class OpenSessions {
    private final Set<AgiRequest> open = ConcurrentHashMap.newKeySet();

    /** The same handler, with its sessions watched. */
    AgiHandler watch(AgiHandler handler) {
        return line -> served(handler, line);
    }

    /** The unique ids of this node's channels that have a session. */
    Set<String> on(String node) {
        return open.stream()
                .filter(request -> node.equals(request.query().get("node")))
                .map(AgiRequest::uniqueId)
                .collect(Collectors.toSet());
    }

    private Future<Void> served(AgiHandler handler, AgiCall line) {
        AgiRequest request = line.request();
        open.add(request);
        return Future.succeededFuture(line).compose(handler::handle).onComplete(done -> open.remove(request));
    }
}
