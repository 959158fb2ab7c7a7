package dev.hotline.handlers.story;

import dev.hotline.asterisk.agi.Dialled;
import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.Agent;
import dev.hotline.config.AsteriskNode;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Story;
import dev.hotline.routing.AcdService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Phones that are answered, or not, as the story says. Confined to one thread. */
final class StoryPhones {
    private static final Duration RINGS = Duration.ofSeconds(3);
    private static final Duration TALKS = Duration.ofMinutes(2);

    private final Story story;
    private final HotlineConfig config;
    private final AsteriskNode node;
    private final StoryTime time;
    private final Dialogue dialogue;
    private final Consumer<String> answered;

    /** @param answered is told Asterisk's id of the calling channel as soon as somebody answers it */
    StoryPhones(
            Story story,
            HotlineConfig config,
            AsteriskNode node,
            StoryTime time,
            Dialogue dialogue,
            Consumer<String> answered) {
        this.story = story;
        this.config = config;
        this.node = node;
        this.time = time;
        this.dialogue = dialogue;
        this.answered = answered;
    }

    /** Tells routing of the phones that are not free, which is what it takes them for, and of those that are free again later. */
    void tell(AcdService acd) {
        for (Agent agent : config.agents().values()) {
            Story.Phone phone = phone(agent.id());
            if (phone.answer() == Story.Answer.AWAY) {
                tell(acd, agent, PhoneState.UNAVAILABLE);
            } else if (phone.busyFor().isPositive()) {
                tell(acd, agent, PhoneState.IN_USE);
                time.after(phone.busyFor(), () -> tell(acd, agent, PhoneState.FREE));
            }
        }
    }

    private void tell(AcdService acd, Agent agent, PhoneState state) {
        acd.on(node.name(), new AmiEvent.Phone("PJSIP/" + agent.phone(), state));
    }

    Future<Dialled> dial(String channel, Duration ring, String uniqueId) {
        String who = who(channel);
        Story.Phone phone = phone(who);
        dialogue.add(
                Dialogue.Kind.RINGS,
                who,
                phone.answer().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        return switch (phone.answer()) {
            case ANSWERS -> talk(uniqueId);
            case NO_ANSWER -> after(ring, new Dialled.NotAnswered());
            case BUSY -> after(RINGS, new Dialled.Busy());
            case AWAY -> after(Duration.ofMillis(1), new Dialled.Unreachable("CHANUNAVAIL"));
        };
    }

    private Future<Dialled> talk(String uniqueId) {
        time.after(RINGS, () -> answered.accept(uniqueId));
        return after(RINGS.plus(TALKS), new Dialled.Talked(story.callerEndsTalk()));
    }

    private Future<Dialled> after(Duration wait, Dialled result) {
        Promise<Dialled> dialled = Promise.promise();
        time.after(wait, () -> dialled.complete(result));
        return dialled.future();
    }

    /** The agent whose channel this is, else the channel's number or phone. */
    private String who(String channel) {
        return config.agents().values().stream()
                .filter(agent -> node.channelOf(agent).equals(channel))
                .map(Agent::id)
                .findFirst()
                .orElseGet(() -> channel.replaceFirst("^[^/]*/", "").replaceFirst("@.*$", ""));
    }

    private Story.Phone phone(String who) {
        Map<String, Story.Phone> phones = story.phones();
        return phones.getOrDefault(
                who, phones.getOrDefault(Story.OTHERS, new Story.Phone(Story.Answer.ANSWERS, Duration.ZERO)));
    }
}
