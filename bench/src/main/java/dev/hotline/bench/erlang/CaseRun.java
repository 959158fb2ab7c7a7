package dev.hotline.bench.erlang;

import dev.hotline.bench.simulation.Given;
import dev.hotline.bench.simulation.Observer;
import dev.hotline.bench.simulation.SimulatedCall;
import dev.hotline.bench.simulation.Simulation;
import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import dev.hotline.config.ServiceQueue;
import dev.hotline.routing.Acd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * A case in the real core. The calls of the first batch fill the empty system and are not counted. A later call changes nothing for an earlier
 * one, so that the last ones are as good as all others.
 */
final class CaseRun implements Observer {
    static final int BATCHES = 40;

    private static final String SKILL = "hardware";
    private static final Duration WITHIN = Given.TARGET.within();
    private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of("L64X128MixRandom");

    private final Case given;
    private final int batch;
    private final long seed;
    private final BatchMeans waits;
    private final BatchMeans seconds;
    private final BatchMeans inTime;
    private final BatchMeans hangUps;
    private final Duration[] waited;

    /** @param batch calls in each batch */
    CaseRun(Case given, int batch, long seed) {
        this.given = given;
        this.batch = batch;
        this.seed = seed;
        waits = new BatchMeans(BATCHES, batch);
        seconds = new BatchMeans(BATCHES, batch);
        inTime = new BatchMeans(BATCHES, batch);
        hangUps = new BatchMeans(BATCHES, batch);
        waited = new Duration[calls()];
    }

    /**
     * What came of it.
     *
     * @param differing calls whose wait is not what the recursion says
     */
    record Result(Case given, int calls, List<Figure> figures, int differing) {}

    /** One figure, as theory has it and as it was simulated. */
    record Figure(String name, String unit, double theory, Interval simulated) {
        boolean agrees() {
            return simulated.contains(theory);
        }
    }

    /** @param error of each interval, see {@link BatchMeans#interval} */
    Result run(double error) {
        List<Agent> agents = IntStream.range(0, given.agents())
                .mapToObj(i -> Given.agent(i, Grade.SENIOR, Map.of(SKILL, Agent.BEST_LEVEL)))
                .toList();
        new Simulation(new Acd(agents, Given.START), randomCalls(), List.of(this)).run();
        return new Result(given, calls(), figures(error), differing());
    }

    @Override
    public void connected(SimulatedCall call, Agent agent, Instant now) {
        Duration wait = call.waited(now);
        ended(call, wait, wait.compareTo(WITHIN) <= 0, false);
    }

    @Override
    public void abandoned(SimulatedCall call, Instant now) {
        ended(call, call.waited(now), false, true);
    }

    private void ended(SimulatedCall call, Duration wait, boolean answeredInTime, boolean hungUp) {
        waited[call.number()] = wait;
        int counted = call.number() - batch;
        if (counted >= 0) {
            waits.add(counted, wait.isZero() ? 0 : 1);
            seconds.add(counted, Seconds.of(wait));
            inTime.add(counted, answeredInTime ? 1 : 0);
            hangUps.add(counted, hungUp ? 1 : 0);
        }
    }

    private List<Figure> figures(double error) {
        Theory theory = given.theory();
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("waits", "", theory.waitProbability(), waits.interval(error)));
        figures.add(new Figure("mean wait", "s", theory.averageWait(), seconds.interval(error)));
        String level = "answered within " + WITHIN.toSeconds() + " s";
        figures.add(new Figure(level, "", theory.serviceLevel(WITHIN), inTime.interval(error)));
        if (!given.patient()) {
            figures.add(new Figure("hangs up", "", theory.abandonment(), hangUps.interval(error)));
        }
        return figures;
    }

    private int differing() {
        Recursion recursion = new Recursion(given.agents(), Given.START);
        int differing = 0;
        for (Iterator<SimulatedCall> calls = randomCalls(); calls.hasNext(); ) {
            SimulatedCall call = calls.next();
            differing += recursion.wait(call).equals(waited[call.number()]) ? 0 : 1;
        }
        return differing;
    }

    private RandomCalls randomCalls() {
        ServiceQueue queue = Given.plainQueue(SKILL);
        return new RandomCalls(given, calls(), queue, RANDOM.create(seed));
    }

    private int calls() {
        return (BATCHES + 1) * batch;
    }
}
