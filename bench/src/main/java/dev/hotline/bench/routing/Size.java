package dev.hotline.bench.routing;

/** How large the hotline is, with callers waiting and all agents busy. Public for the code that JMH generates. */
public enum Size {
    MIDDLE(700, 200, 40),
    LARGE(10_000, 2_000, 200),
    CROWDED(10_000, 50_000, 200);

    private final int agents;
    private final int waiting;
    private final int skills;

    Size(int agents, int waiting, int skills) {
        this.agents = agents;
        this.waiting = waiting;
        this.skills = skills;
    }

    int agents() {
        return agents;
    }

    int waiting() {
        return waiting;
    }

    int skills() {
        return skills;
    }

    /** For people. */
    String title() {
        return "%,d agents, %,d waiting, %d skills".formatted(agents, waiting, skills);
    }
}
