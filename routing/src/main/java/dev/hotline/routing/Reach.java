package dev.hotline.routing;

import dev.hotline.config.Agent;
import dev.hotline.config.Language;
import dev.hotline.config.Ring;
import dev.hotline.config.ServiceQueue;
import java.util.List;

/**
 * Whom a call can have, as long as it waits neither longer nor elsewhere: calls of one reach differ in nothing but their ranks.
 *
 * @param open the rings that are open; none when the call waits for one agent alone
 * @param reserve how many available top engineers it must leave to key accounts
 */
record Reach(String queue, String skill, Language language, List<Ring.Who> open, int reserve) {

    static Reach of(WaitingCall call, int rings, boolean leavesReserve) {
        ServiceQueue queue = call.queue();
        return new Reach(
                queue.name(),
                queue.skill(),
                call.language(),
                queue.rings(call.vip()).subList(0, rings).stream()
                        .map(Ring::who)
                        .toList(),
                leavesReserve ? queue.vipReserve() : 0);
    }

    boolean admits(Agent agent) {
        return agent.languages().contains(language) && open.stream().anyMatch(ring -> ring.admits(agent, skill));
    }
}
