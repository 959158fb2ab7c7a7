package dev.hotline.console.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.Language;
import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Flow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ChartTest {
    private static final Action END = new Action.HangUp(List.of());
    private static final Duration WAIT = Duration.ofSeconds(5);

    @Test
    void everyKindOfStep_saysWhatItDoes() {
        Map<String, String> said = new LinkedHashMap<>();
        TestFlows.everyKind("x").forEach((kind, action) -> said.put(kind, words(box(action))));

        assertThat(said)
                .containsEntry("play", "SAYS play · x|“x in zh”")
                .containsEntry("menu", "ASKS menu · x|“x in zh”")
                .containsEntry("collect", "ASKS collect · x|“x in zh”|→ x, 6-8 digits, confirmed")
                .containsEntry("say", "SAYS say · digits|x")
                .containsEntry("language", "DOES language · x")
                .containsEntry("language: ask", "ASKS language · x|“x in zh”|1 x")
                .containsEntry("hours", "DECIDES hours · x")
                .containsEntry("branch", "DECIDES branch")
                .containsEntry("set", "DOES set|x = x")
                .containsEntry("lookup", "DECIDES lookup · customer|by x")
                .containsEntry("fetch", "DECIDES fetch · x|/x?{x}|→ x")
                .containsEntry("webhook", "DOES webhook · x|/x?{x}|x = x")
                .containsEntry("queue", "CONNECTS queue · x|topic topic|at most 5m")
                .containsEntry("offer-callback", "ASKS offer-callback · x|“x in zh”")
                .containsEntry("record", "ASKS record · x|“x in zh”|→ x|at most 90s")
                .containsEntry("transfer", "CONNECTS transfer · 4008100400|rings 5s")
                .containsEntry("transfer: phone", "CONNECTS transfer · phone x|rings 5s")
                .containsEntry("survey", "ASKS survey · x")
                .containsEntry("flow", "RUNS flow · x")
                .containsEntry("split", "DECIDES split")
                .containsEntry("return", "ENDS return · x")
                .containsEntry("hangup", "ENDS hangup · x|“x in zh”");
        assertThat(TestFlows.everyKind("x").values().stream()
                        .map(Object::getClass)
                        .collect(Collectors.toSet()))
                .as("kinds that this test knows")
                .hasSize(Action.class.getPermittedSubclasses().length);
    }

    @Test
    void promptsWithoutTextInTheLanguage_areSaidInAnother_orNamedOnly() {
        Action play = new Action.Play(List.of("english", "none"), true);
        PromptTexts texts = (prompt, language) ->
                prompt.equals("english") && language == Language.EN ? Optional.of("Hello.") : Optional.empty();

        assertThat(words(new TestFlows().step("a", play).flow("f"), texts))
                .isEqualTo("SAYS play · english, none|“Hello.”");
    }

    @Test
    void manyPrompts_areCountedAfterAFew() {
        Action play = new Action.Play(List.of("a", "b", "c", "d", "e"), true);

        assertThat(box(play).lines()).containsExactly("“a in zh”", "“b in zh”", "“c in zh”", "and 2 more");
    }

    @Test
    void exitsToTheSameStep_areOneArrow_keysAsKeys() {
        Action menu = new Action.Menu(List.of("x"), Set.of("1", "2", "12"), WAIT, 3);
        Flow flow = new TestFlows()
                .step("m", menu, "1", "a", "2", "b", "12", "a", "nothing", "a", "invalid", "m")
                .step("a", END)
                .step("b", END)
                .flow("f");

        assertThat(arrows(flow))
                .containsExactly(
                        "start → step m:",
                        "step m → step a: [1] [12] nothing",
                        "step m → step b: [2]",
                        "step m → step m: invalid");
    }

    @Test
    void aStepWithOneWay_needsNoNameOnItsArrow() {
        Flow flow = new TestFlows()
                .step("a", new Action.Say(Action.SayAs.DATE, TestFlows.expression("x")), "next", "b", "failed", "b")
                .step("b", END)
                .flow("f");

        assertThat(arrows(flow)).contains("step a → step b:");
    }

    @Test
    void conditions_areOnTheArrows_numberedWhereThereAreSeveral() {
        Action one = new Action.Branch(List.of(TestFlows.expression("caller.known")));
        Action two = new Action.Branch(List.of(TestFlows.expression("x < 1"), TestFlows.expression("y")));
        Flow flow = new TestFlows()
                .step("one", one, "then 1", "two", "else", "end")
                .step("two", two, "then 1", "end", "then 2", "one", "else", "one")
                .step("end", END)
                .flow("f");

        assertThat(arrows(flow))
                .contains(
                        "step one → step two: if caller.known",
                        "step one → step end: else",
                        "step two → step end: 1. if x < 1",
                        "step two → step one: 2. if y else");
    }

    @Test
    void shares_areOnTheArrows() {
        Flow flow = new TestFlows()
                .step("s", new Action.Split(List.of(30, 30, 40)), "then 1", "a", "then 2", "a", "then 3", "b")
                .step("a", END)
                .step("b", END)
                .flow("f");

        assertThat(arrows(flow)).contains("step s → step a: 30 % 30 %", "step s → step b: 40 %");
    }

    @Test
    void exitsThatEndTheCall_leadToAnEndOfTheirOwn() {
        Action queue = new Action.Queue("q", "q", Optional.empty());
        Flow flow = new TestFlows()
                .step("queue", queue, "next", "flow")
                .step("promised", queue, "next", "flow", "promised", "flow")
                .step("full", queue, "next", "flow", "full", "offer", "closed", "offer")
                .step("offer", new Action.OfferCallback(List.of(), WAIT), "declined", "flow")
                .step("flow", new Action.SubFlow("other"))
                .flow("f");

        assertThat(arrows(flow))
                .containsExactly(
                        "start → step queue:",
                        "step queue → step flow: next",
                        "step queue → end of queue: promised",
                        "step promised → step flow:",
                        "step full → step flow: next",
                        "step full → step offer: full closed",
                        "step full → end of full: promised",
                        "step offer → step flow: declined",
                        "step offer → end of offer: promised",
                        "step flow → end of flow:");
    }

    @Test
    void stepsNamedLikeMarks_areNotTakenForThem() {
        Flow flow = new TestFlows().step("start", END).step("end of start", END).flow("f");

        assertThat(chart(flow).boxes()).extracting(Box::id).doesNotHaveDuplicates();
    }

    @Test
    void exitsToStepsThatThereAreNot_areLeftOut() {
        Flow flow = new TestFlows()
                .step("a", new Action.Play(List.of(), true), "next", "gone")
                .flow("f");

        assertThat(arrows(flow)).containsExactly("start → step a:");
    }

    private static Box box(Action action) {
        return chart(new TestFlows().step("a", action).flow("f")).boxes().get(1);
    }

    private static String words(Flow flow, PromptTexts texts) {
        return words(Chart.of(flow, new StepWords(texts, Language.ZH)).boxes().get(1));
    }

    private static String words(Box box) {
        List<String> words = new ArrayList<>(List.of(box.kind() + " " + box.does()));
        words.addAll(box.lines());
        return String.join("|", words);
    }

    private static Chart chart(Flow flow) {
        PromptTexts texts = (prompt, language) -> Optional.of(prompt + " in " + language.code());
        return Chart.of(flow, new StepWords(texts, Language.ZH));
    }

    private static List<String> arrows(Flow flow) {
        return chart(flow).arrows().stream()
                .map(arrow -> arrow.from() + " → " + arrow.to() + ":" + labels(arrow))
                .toList();
    }

    private static String labels(Arrow arrow) {
        return arrow.labels().stream()
                .map(label -> label instanceof Arrow.Label.Key ? " [" + label.text() + "]" : " " + label.text())
                .collect(Collectors.joining());
    }
}
