package dev.hotline.handlers;

import dev.hotline.config.Agent;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.PhoneNumbers;
import dev.hotline.config.ServiceQueue;
import java.util.Optional;

/** What an agent's phone may dial, and hand a caller over to. */
sealed interface Dialable {
    /** A number with fewer digits is of the house, or mistyped, and never meant for outside. */
    int SHORTEST_OUTSIDE = 7;

    /** As it was dialled, in E.164 when it is outside. */
    String number();

    record Colleague(String number, Agent agent) implements Dialable {}

    record Waiting(String number, ServiceQueue queue) implements Dialable {}

    record Outside(String number) implements Dialable {}

    /** Nobody's number, or one that may not be dialled. */
    record Nobody(String number) implements Dialable {}

    /** Who has this number: an agent by his phone, a queue by its number, else somebody outside where the site allows it. */
    static Dialable of(String number, HotlineConfig config) {
        Optional<Dialable> agent = Staff.ofPhone(config, number).map(one -> new Colleague(number, one));
        return agent.or(() -> config.queues().values().stream()
                        .filter(queue -> queue.number().equals(Optional.of(number)))
                        .findFirst()
                        .map(queue -> new Waiting(number, queue)))
                .or(() -> outside(number, config))
                .orElseGet(() -> new Nobody(number));
    }

    private static Optional<Dialable> outside(String number, HotlineConfig config) {
        return Optional.of(number)
                .filter(dialled -> dialled.length() >= SHORTEST_OUTSIDE)
                .flatMap(dialled -> PhoneNumbers.e164(dialled, config.site().country()))
                .filter(e164 -> config.site().outside().allow(e164))
                .map(Outside::new);
    }
}
