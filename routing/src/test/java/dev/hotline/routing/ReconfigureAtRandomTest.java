package dev.hotline.routing;

import static dev.hotline.routing.ReconfigureTest.agent;
import static dev.hotline.routing.ReconfigureTest.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.asterisk.ami.PhoneState;
import dev.hotline.config.Agent;
import dev.hotline.config.Language;
import dev.hotline.core.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of calls while the agents change at random: no call is lost, no agent has two, and none is left over. */
class ReconfigureAtRandomTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final List<String> SKILLS = List.of("hardware", "software", "orders");
    private static final List<PhoneState> STATES = List.of(PhoneState.values());
    private static final int STEPS = 4_000;
    private static final int MOST_CALLS = 40;

    private final Map<CallId, WaitingCall> waiting = new HashMap<>();
    /** Who rings or talks, and with whom. */
    private final Map<CallId, Agent> served = new HashMap<>();

    private final Set<String> reserved = new TreeSet<>();
    private Set<String> configured = Set.of();
    private Instant now = START;
    private Random random = new Random(0);
    private Acd acd = new Acd(List.of(), START);
    private int ended;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void callsAndReconfigurations_atRandom_loseNobody(long seed) {
        random = new Random(seed);
        reconfigure();
        for (int step = 0; step < STEPS; step++) {
            now = now.plusMillis(random.nextInt(2000));
            step();
            eachCallIsSomewhere_andEachAgentHasOne();
        }
        everybodyIsServedInTheEnd();
        assertThat(ended).isGreaterThan(200);
    }

    private void step() {
        switch (random.nextInt(9)) {
            case 0 -> reconfigure();
            case 1, 2 -> arrive();
            case 3 -> anyServed().ifPresent(call -> acd.connected(call, now));
            case 4, 5 -> anyServed().ifPresent(this::finish);
            case 6 -> anyServed().ifPresent(this::miss);
            case 7 -> callback();
            default -> phoneOrTime();
        }
    }

    private void reconfigure() {
        List<Agent> agents = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            if (random.nextInt(3) > 0) {
                String skill = SKILLS.get(random.nextInt(SKILLS.size()));
                agents.add(agent("agent" + i, "10" + random.nextInt(20), skill, SKILLS.get(i % SKILLS.size())));
            }
        }
        configured = agents.stream().map(Agent::id).collect(Collectors.toSet());
        take(acd.reconfigure(agents, now));
    }

    private void arrive() {
        if (waiting.size() < MOST_CALLS) {
            String skill = SKILLS.get(random.nextInt(SKILLS.size()));
            WaitingCall call = new WaitingCall(
                    CallId.next(now),
                    queue(skill),
                    random.nextInt(4) == 0,
                    Language.ZH,
                    null,
                    null,
                    now,
                    null,
                    Duration.ZERO);
            waiting.put(call.call(), call);
            take(acd.await(call, now));
        }
    }

    private void finish(CallId call) {
        served.remove(call);
        ended++;
        take(acd.finished(call, Duration.ofSeconds(random.nextInt(3)), now));
    }

    /** As a call does it: the agent is set aside, then the caller waits again with the place he had. */
    private void miss(CallId call) {
        served.remove(call);
        WaitingCall again = new WaitingCall(
                call, queue(SKILLS.getFirst()), false, Language.ZH, null, null, now, null, Duration.ZERO);
        waiting.put(call, again);
        take(acd.missed(call, Duration.ofSeconds(2), now));
        take(acd.await(again, now));
    }

    private void callback() {
        if (reserved.size() < 3 && random.nextBoolean()) {
            acd.reserve(CallId.next(START), START, agent -> true, now)
                    .ifPresent(offer -> reserved.add(offer.agent().id()));
        } else if (!reserved.isEmpty()) {
            String agent = reserved.iterator().next();
            reserved.remove(agent);
            take(acd.release(agent, CallId.next(START), AgentState.WRAP_UP, Duration.ZERO, now));
        }
    }

    private void phoneOrTime() {
        PhoneState state = STATES.get(random.nextInt(STATES.size()));
        take(acd.phoneChanged("pbx1", "10" + random.nextInt(20), state, now));
        take(acd.tick(now));
    }

    private void take(List<Offer> offers) {
        for (Offer offer : offers) {
            assertThat(waiting.remove(offer.call())).as("the call waited").isNotNull();
            assertThat(configured)
                    .as("who is offered is an agent now")
                    .contains(offer.agent().id());
            served.put(offer.call(), offer.agent());
        }
    }

    private void eachCallIsSomewhere_andEachAgentHasOne() {
        AcdSnapshot snapshot = acd.snapshot();
        assertThat(snapshot.waiting())
                .extracting(AcdSnapshot.WaitingView::call)
                .containsExactlyInAnyOrderElementsOf(waiting.keySet());
        Map<CallId, String> engaged = snapshot.agents().stream()
                .filter(view -> view.call() != null)
                .collect(Collectors.toMap(AcdSnapshot.AgentView::call, AcdSnapshot.AgentView::agent));
        assertThat(engaged).hasSize(served.size());
        served.forEach((call, agent) -> assertThat(engaged).containsEntry(call, agent.id()));
        Set<String> gone = snapshot.agents().stream()
                .filter(view -> !configured.contains(view.agent()))
                .map(AcdSnapshot.AgentView::agent)
                .collect(Collectors.toSet());
        assertThat(gone).allMatch(agent -> reserved.contains(agent) || engaged.containsValue(agent));
    }

    private void everybodyIsServedInTheEnd() {
        Agent all = agent("all", "all", SKILLS.toArray(String[]::new));
        configured = Set.of("all");
        take(acd.reconfigure(List.of(all), now));
        reserved.forEach(agent -> take(acd.release(agent, CallId.next(START), AgentState.WRAP_UP, Duration.ZERO, now)));
        while (!served.isEmpty()) {
            now = now.plusSeconds(60);
            finish(served.keySet().iterator().next());
            take(acd.tick(now.plusSeconds(10)));
        }
        assertThat(waiting).isEmpty();
        assertThat(acd.snapshot().agents())
                .extracting(AcdSnapshot.AgentView::agent)
                .containsExactly("all");
    }

    private Optional<CallId> anyServed() {
        return served.keySet().stream()
                .skip(served.isEmpty() ? 0 : random.nextInt(served.size()))
                .findFirst();
    }
}
