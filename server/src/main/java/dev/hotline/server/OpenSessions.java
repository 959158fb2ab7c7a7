package dev.hotline.server;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.AgiHandler;
import dev.hotline.asterisk.agi.AgiRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The FastAGI sessions in progress, by the Asterisk node that their dialplan names. Safe from any thread. */
final class OpenSessions {
    private final List<String> nodes;
    private final Map<At, AgiRequest> open = new ConcurrentHashMap<>();

    /** A channel of a node: two nodes may use one unique id. */
    private record At(String node, String uniqueId) {}

    /** @param nodes the names of all nodes; a call that names none of them is of the first */
    OpenSessions(List<String> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** The same handler, with its sessions watched. */
    AgiHandler watch(AgiHandler handler) {
        return line -> served(handler, line);
    }

    /** The unique ids of this node's channels that have a session. */
    Set<String> on(String node) {
        return open.keySet().stream()
                .filter(at -> at.node.equals(node))
                .map(At::uniqueId)
                .collect(Collectors.toSet());
    }

    /** Whether a channel of this node has a session. */
    boolean has(String node, String uniqueId) {
        return open.containsKey(new At(node, uniqueId));
    }

    private Future<Void> served(AgiHandler handler, AgiCall line) {
        AgiRequest request = line.request();
        At at = new At(nodeOf(request), request.uniqueId());
        open.put(at, request);
        return Future.succeededFuture(line).compose(handler::handle).onComplete(done -> open.remove(at, request));
    }

    private String nodeOf(AgiRequest request) {
        String named = request.query().getOrDefault("node", "");
        return nodes.contains(named) ? named : nodes.getFirst();
    }
}
