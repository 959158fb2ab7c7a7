package dev.hotline.bench.day;

import dev.hotline.bench.simulation.Given;
import dev.hotline.config.Agent;
import dev.hotline.config.Grade;
import dev.hotline.config.ServiceQueue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A large hotline: agents in groups of equal skills, levels and grade, a queue for each skill, some skills asked for three times as often as
 * others, and agents who have them in the same proportion.
 */
public final class Site {
    /** Agents with the same skills, whose share of the work can be compared. */
    public static final int GROUP = 5;

    private static final int FEWEST_SKILLS = 3;
    private static final int MOST_SKILLS = 5;
    private static final int LOWEST_LEVEL = 3;

    private final List<Agent> agents = new ArrayList<>();
    private final List<ServiceQueue> queues;

    /** @param agents a multiple of {@link #GROUP} */
    public Site(int agents, int skills, RandomGenerator random) {
        queues = IntStream.range(0, skills)
                .mapToObj(i -> Given.widening("s" + i))
                .toList();
        for (int group = 0; group < agents / GROUP; group++) {
            addGroup(group, random);
        }
    }

    public List<Agent> agents() {
        return agents;
    }

    /** A caller's queue, by chance. */
    public ServiceQueue anyQueue(RandomGenerator random) {
        return queues.get(anySkill(random));
    }

    /** Every group's first skill is the next one in turn, so that each skill has its agents. */
    private void addGroup(int group, RandomGenerator random) {
        Map<String, Integer> levels = new HashMap<>();
        int wanted = random.nextInt(FEWEST_SKILLS, MOST_SKILLS + 1);
        for (int skill = group % queues.size(); levels.size() < wanted; skill = anySkill(random)) {
            levels.putIfAbsent(queues.get(skill).skill(), random.nextInt(LOWEST_LEVEL, Agent.BEST_LEVEL + 1));
        }
        Grade grade = anyGrade(random);
        for (int i = 0; i < GROUP; i++) {
            agents.add(Given.agent(group * GROUP + i, grade, levels));
        }
    }

    /** A fifth are top engineers, three tenths seniors. */
    private static Grade anyGrade(RandomGenerator random) {
        double share = random.nextDouble();
        return share < 0.2 ? Grade.TOP : share < 0.5 ? Grade.SENIOR : Grade.JUNIOR;
    }

    /** The first skill is asked for three times as often as the last, those between in even steps. */
    private int anySkill(RandomGenerator random) {
        int skills = queues.size();
        double share = random.nextDouble();
        return (int) (skills * (3 - Math.sqrt(9 - 8 * share)) / 2);
    }
}
