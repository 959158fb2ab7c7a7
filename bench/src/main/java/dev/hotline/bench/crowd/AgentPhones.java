package dev.hotline.bench.crowd;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import dev.hotline.testkit.phones.PhoneSystem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The agents' phones: each answers after a moment, talks for a random time and hangs up; now and then one lets it ring. They keep a list of who
 * talked with whom. Thread-safe.
 */
final class AgentPhones implements AutoCloseable {
    /** One ring in so many is not answered. */
    private static final int IGNORED_EACH = 20;

    private static final Duration CHANGE_THEIR_MIND = Duration.ofSeconds(1);

    private final List<Phone> phones;
    private final List<Talk> talks = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService moods = new ScheduledThreadPoolExecutor(1);

    /** @param caller the name that the phone showed */
    record Talk(String phone, String caller) {}

    AgentPhones(PhoneSystem system, List<String> numbers) {
        phones = numbers.stream().map(system::agent).toList();
    }

    /** Registers all; from now on they answer. */
    void begin() {
        change();
        phones.forEach(Phone::register);
        var unused = moods.scheduleAtFixedRate(
                this::change, CHANGE_THEIR_MIND.toMillis(), CHANGE_THEIR_MIND.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Who talked with whom, each talk once. */
    List<Talk> talks() {
        return List.copyOf(talks);
    }

    /** How often a phone rang. */
    int rung() {
        return phones.stream().mapToInt(phone -> phone.rung().size()).sum();
    }

    @Override
    public void close() {
        moods.shutdownNow();
    }

    private void change() {
        for (Phone phone : phones) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            phone.onRing(
                    random.nextInt(IGNORED_EACH) == 0
                            ? Answering.never()
                            : Answering.answer(
                                    Duration.ofMillis(random.nextInt(200, 1500)), call -> talk(phone, call)));
        }
    }

    private void talk(Phone phone, PhoneCall call) {
        talks.add(new Talk(phone.number(), call.peerName()));
        call.awaitEnded(Duration.ofMillis(ThreadLocalRandom.current().nextInt(5_000, 20_000)));
        call.hangUp();
    }
}
