package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waiting in queues that speak to their callers, and that are full or closed. */
class WaitStepTest {
    private static final String TO_THE_OPERATOR = "a: {queue: orders, longest: 1m, next: end, too-long: b}\n"
            + "b: {queue: operator, next: end, full: c, closed: c}\nc: {play: sorry, next: end}";

    /** So seldom is he told how it stands that it is not foreseen that the queue closes before his turn. */
    private static final String CLOSES = "hours: office\n    announce-every: 10m";

    @TempDir
    Path folder;

    private FlowFolder flows;

    @BeforeEach
    void copyConfig() throws IOException {
        flows = new FlowFolder(folder);
    }

    @Test
    void announcements_areHeardInTurn_betweenTheNews() throws IOException {
        orders("announcements: {every: 45s, prompts: [one, two]}").main("a: {queue: orders, next: end}");

        FlowCall call = flows.call("phones: {he: 115s}");

        assertThat(call.heard())
                .containsSubsequence(
                        "zh position-1",
                        "hotline music",
                        "zh position-1",
                        "hotline music",
                        "zh one",
                        "hotline music",
                        "zh position-1",
                        "hotline music",
                        "zh two",
                        "hotline music")
                .containsOnlyOnce("zh one")
                .containsOnlyOnce("zh two");
    }

    @Test
    void agentWhoComesFree_isRungAtOnce_whateverIsSaid() throws IOException {
        orders("announcements: {every: 20s, prompts: one}").main("a: {queue: orders, next: end}");

        assertThat(flows.call("phones: {he: 3s}").path())
                .startsWith("zh all-busy", "zh position-1", "rings he: answers");
        assertThat(flows.call("phones: {he: 21s}").path())
                .containsSequence("hotline music", "zh one", "rings he: answers");
    }

    @Test
    void agentWhoComesFree_cutsTheOfferShort() throws IOException {
        orders("offer-callback-after: 20s").main("a: {queue: orders, next: end}");

        assertThat(flows.call("phones: {he: 41s}").path())
                .containsSequence("hotline music", "zh callback-offer", "rings he: answers");
    }

    @Test
    void key1WhileTheNewsAreSaid_isAYes() throws IOException {
        flows.main("a: {queue: orders, next: end}");

        FlowCall call = flows.call("phones: {he: 20m}", "presses: {position-1: 1, callback-confirm: 1}");
        assertThat(call.path())
                .containsSubsequence("zh all-busy", "zh position-1", "presses 1", "zh callback-number")
                .doesNotContain("zh callback-offer");
        assertThat(call.end()).contains("case promised-callback");
    }

    @Test
    void anotherKeyWhileTheNewsAreSaid_bringsTheOfferOnce() throws IOException {
        flows.main("a: {queue: orders, next: end}");

        FlowCall call =
                flows.call("phones: {he: 100s}", "presses: {position-1: \"55\", callback-offer: 5}", "keys: [nothing]");
        assertThat(call.path())
                .containsSubsequence("zh position-1", "presses 55", "zh callback-offer", "presses 5", "hotline music")
                .containsOnlyOnce("zh callback-offer")
                .doesNotContain("zh please-hold")
                .contains("rings he: answers");
    }

    @Test
    void keyOfTheMenuPressedOnceMore_isNoYes() throws IOException {
        flows.main("""
                a: {menu: menu-main, keys: {1: b}, nothing: b}
                b: {queue: orders, next: end}""");

        assertThat(flows.call("phones: {he: 100s}", "presses: {menu-main: \"111\"}")
                        .path())
                .doesNotContain("zh callback-number", "zh callback-offer")
                .contains("rings he: answers");
    }

    @Test
    void queueThatIsFull_takesNobodyWhomAnotherSendsOn() throws IOException {
        operator("size: 1").main(TO_THE_OPERATOR);

        assertThat(flows.call("phones: {\"*\": 1h}", "waiting: {operator: 1}").steps())
                .startsWith("a → b: waited as long as he may", "b → c: queue operator is full");
    }

    @Test
    void queueThatIsClosed_takesNobodyWhomAnotherSendsOn() throws IOException {
        operator("hours: office").main(TO_THE_OPERATOR);

        assertThat(flows.call("at: 2026-11-23T12:30", "phones: {\"*\": 1h}").steps())
                .startsWith("a → b: waited as long as he may", "b → c: queue operator is closed");
    }

    @Test
    void queueThatIsNotFull_takesWhomAnotherSendsOn() throws IOException {
        operator("size: 2").main(TO_THE_OPERATOR);

        assertThat(flows.call("phones: {he: 1h, sun: 2m}", "waiting: {operator: 1}")
                        .steps())
                .startsWith("a → b: waited as long as he may", "b → end: talked with an agent");
    }

    @Test
    void whoComesBackToTheQueueThatHeWaitedIn_isLetInAlsoAfterItClosed() throws IOException {
        orders("hours: office")
                .main("a: {queue: orders, longest: 1m, next: end, too-long: b}\n"
                        + "b: {queue: orders, next: end, closed: c}\nc: {play: sorry, next: end}");

        assertThat(flows.call("at: 2026-11-23T11:59:40", "phones: {he: 2m}").steps())
                .startsWith("a → b: waited as long as he may", "b → end: talked with an agent");
    }

    @Test
    void closingTime_whoStillWaits_isToldOnceThatHeStaysInLine() throws IOException {
        orders(CLOSES).main("a: {queue: orders, next: end}");

        assertThat(flows.call("at: 2026-11-23T11:58:50", "phones: {he: 3m}").path())
                .containsSequence("hotline music", "zh closed-in-line", "hotline music")
                .containsOnlyOnce("zh closed-in-line")
                .doesNotContain("zh callback-closing")
                .contains("rings he: answers");
    }

    @Test
    void closingTime_whoStillWaits_isOfferedACallback_whereTheQueueSaysSo() throws IOException {
        orders(CLOSES + "\n    callback-at-closing: true").main("a: {queue: orders, next: end}");

        FlowCall call = flows.call(
                "at: 2026-11-23T11:58:50", "phones: {he: 3m}", "presses: {callback-closing: 1, callback-confirm: 1}");
        assertThat(call.path())
                .containsSequence("hotline music", "zh callback-closing")
                .doesNotContain("zh closed-in-line");
        assertThat(call.end()).contains("case promised-callback");
    }

    @Test
    void closingTime_whoWasOfferedACallbackBefore_isOnlyToldThatHeStays() throws IOException {
        orders("hours: office\n    callback-at-closing: true").main("a: {queue: orders, next: end}");

        assertThat(flows.call("at: 2026-11-23T11:58", "phones: {he: 5m}", "presses: {callback-closing: 2}")
                        .path())
                .containsOnlyOnce("zh callback-closing")
                .containsSubsequence("zh callback-closing", "zh closed-in-line")
                .containsOnlyOnce("zh closed-in-line");
    }

    private FlowFolder orders(String keys) throws IOException {
        return flows.change("queues.yaml", "    skill: orders\n", "    skill: orders\n    " + keys + "\n");
    }

    private FlowFolder operator(String keys) throws IOException {
        return flows.change("queues.yaml", "    skill: operator\n", "    skill: operator\n    " + keys + "\n");
    }
}
