package dev.hotline.config.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.source.Position;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlowGraphTest {
    private static final Action PLAY = new Action.Play(List.of("x"), true);
    private static final Action SET = new Action.Assign(Map.of());
    private static final Action MENU = new Action.Menu(List.of("x"), Set.of("1"), Duration.ofSeconds(5), 3);
    private static final Action END = new Action.HangUp(List.of());
    private static final Exit ONE = Exit.key("1");

    private final Map<String, Step> steps = new LinkedHashMap<>();

    @Test
    void findings_goodFlow_hasNone() {
        step("a", MENU, Map.of(ONE, "b", Exit.NOTHING, "c", Exit.INVALID, "a"));
        step("b", PLAY, Map.of(Exit.NEXT, "c"));
        step("c", END, Map.of());

        assertThat(findings()).isEmpty();
    }

    @Test
    void findings_stepsThatNoCallGetsTo_areToldByTheFirstOfThem() {
        step("a", END, Map.of());
        step("c", PLAY, Map.of(Exit.NEXT, "a"));
        step("b", PLAY, Map.of(Exit.NEXT, "c"));
        step("d", PLAY, Map.of(Exit.NEXT, "e"));
        step("e", PLAY, Map.of(Exit.NEXT, "d"));

        assertThat(findings())
                .containsExactlyInAnyOrder(
                        "b: no call gets here: no exit leads to this step",
                        "d: no call gets here: no exit leads to this step");
    }

    @Test
    void findings_stepAfterHangingUp_isReached() {
        step("a", PLAY, Map.of(Exit.NEXT, "c", Exit.HUNG_UP, "b"));
        step("b", SET, Map.of(Exit.NEXT, "c"));
        step("c", END, Map.of());

        assertThat(findings()).isEmpty();
    }

    @Test
    void findings_circleThatOnlyHangingUpLeaves_hasNoWayOut() {
        step("a", PLAY, Map.of(Exit.NEXT, "b", Exit.HUNG_UP, "c"));
        step("b", PLAY, Map.of(Exit.NEXT, "a"));
        step("c", END, Map.of());

        assertThat(findings()).containsExactly("a: there is no way out: a → b → a");
    }

    @Test
    void findings_circleWithoutAPause_isThatAlone() {
        step("a", SET, Map.of(Exit.NEXT, "b"));
        step("b", SET, Map.of(Exit.NEXT, "a"));

        assertThat(findings()).containsExactly("a: the call goes round here without a pause: a → b → a");
    }

    @Test
    void findings_circleThatACounterMayLeave_isGood() {
        step("a", SET, Map.of(Exit.NEXT, "b"));
        step("b", new Action.Branch(List.of()), Map.of(Exit.numbered(1), "a", Exit.ELSE, "c"));
        step("c", END, Map.of());

        assertThat(findings()).isEmpty();
    }

    @Test
    void findings_callerWhoPressesNothing_mustComeToAnEnd() {
        step("a", MENU, Map.of(ONE, "c", Exit.NOTHING, "b", Exit.INVALID, "c"));
        step("b", PLAY, Map.of(Exit.NEXT, "a"));
        step("c", END, Map.of());

        assertThat(findings()).containsExactly("a: a caller who presses nothing goes round here for ever: a → b → a");
    }

    @Test
    void findings_circleThroughAQueueOrAnotherFlow_isLeftThere() {
        step("a", MENU, Map.of(ONE, "b", Exit.NOTHING, "b", Exit.INVALID, "d"));
        step("b", new Action.Queue("x", "x", Optional.empty()), Map.of(Exit.NEXT, "a"));
        step("d", new Action.SubFlow("other"), Map.of(Exit.NEXT, "d"));

        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "full", "closed"})
    void findings_circleOfQueuesThatTakeNobody_hasNoPause(String exit) {
        Action queue = new Action.Queue("x", "x", Optional.empty());
        step("a", queue, Map.of(Exit.NEXT, "c", new Exit(exit), "b"));
        step("b", queue, Map.of(Exit.NEXT, "c", new Exit(exit), "a"));
        step("c", END, Map.of());

        assertThat(findings()).containsExactly("a: the call goes round here without a pause: a → b → a");
    }

    @Test
    void findings_circleThroughAFlowThatComesBackAtOnce_hasNoPause() {
        step("a", new Action.SubFlow("passing"), Map.of(Exit.NEXT, "b"));
        step("b", SET, Map.of(Exit.NEXT, "a"));

        assertThat(findings()).containsExactly("a: the call goes round here without a pause: a → b → a");
    }

    @Test
    void findings_offerThatEndsTheCallWhenItIsTaken_isAWayOut() {
        Action offer = new Action.OfferCallback(List.of("x"), Duration.ofSeconds(5));
        step("a", offer, Map.of(Exit.DECLINED, "a", Exit.NOTHING, "b"));
        step("b", END, Map.of());

        assertThat(findings()).isEmpty();
    }

    @Test
    void way_isTheShortest() {
        Map<String, List<String>> next =
                Map.of("a", List.of("b", "c"), "b", List.of("d"), "c", List.of("a"), "d", List.of("c"));
        Digraph graph = new Digraph(name -> next.getOrDefault(name, List.of()).stream());

        assertThat(graph.way("a", "a")).containsExactly("a", "c", "a");
        assertThat(graph.way("b", "a")).containsExactly("b", "d", "c", "a");
        assertThat(graph.way("a", "x")).isEmpty();
        assertThat(graph.reached("b")).containsExactly("d", "c", "a", "b");
    }

    private void step(String name, Action action, Map<Exit, String> exits) {
        steps.put(name, new Step(name, Position.top("flows/test.yaml"), action, exits));
    }

    private List<String> findings() {
        return new FlowGraph(new Flow("test", "a", steps), "passing"::equals)
                .findings().stream()
                        .map(found -> found.step().name() + ": " + found.message())
                        .toList();
    }
}
