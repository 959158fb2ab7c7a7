package dev.hotline.console.flows;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Expression;
import dev.hotline.config.flow.Flow;
import dev.hotline.config.flow.Step;
import dev.hotline.config.flow.Template;
import dev.hotline.config.source.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Flows to draw. */
final class TestFlows {
    static final String HOSTILE = "</text><script>alert(\"x\")</script>&amp;'\u0000\u202e\ud800\uffff";

    private static final Duration WAIT = Duration.ofSeconds(5);

    private final Map<String, Step> steps = new LinkedHashMap<>();

    /** @param exits name, target, name, target … */
    TestFlows step(String name, Action action, String... exits) {
        Map<Exit, String> targets = new LinkedHashMap<>();
        for (int i = 0; i < exits.length; i += 2) {
            targets.put(new Exit(exits[i]), exits[i + 1]);
        }
        steps.put(name, new Step(name, Position.top("flows/test.yaml"), action, targets));
        return this;
    }

    /** The steps so far; the first one is the start. */
    Flow flow(String name) {
        return new Flow(name, steps.keySet().iterator().next(), steps);
    }

    static Expression expression(String source) {
        Expression expression = mock(Expression.class);
        when(expression.source()).thenReturn(source);
        return expression;
    }

    /** One of each kind, by its word; two that have the same word are told apart. All texts in it are this one. */
    static Map<String, Action> everyKind(String text) {
        List<String> prompts = List.of(text);
        Expression value = expression(text);
        Template path = new Template(List.of("/x?", ""), List.of(value));
        Map<String, Action> all = new LinkedHashMap<>();
        all.put("play", new Action.Play(prompts, true));
        all.put("menu", new Action.Menu(prompts, Set.of("1", "#"), WAIT, 3));
        all.put("collect", new Action.Collect(prompts, text, 6, 8, '#', WAIT, 3, true));
        all.put("say", new Action.Say(Action.SayAs.DIGITS, value));
        all.put("language", new Action.Speak(text));
        all.put("language: ask", new Action.AskLanguage(prompts, Map.of('1', text), WAIT, 2));
        all.put("hours", new Action.Hours(text));
        all.put("branch", new Action.Branch(List.of(value)));
        all.put("set", new Action.Assign(Map.of(text, value)));
        all.put("lookup", new Action.FindCustomer(value));
        all.put("fetch", new Action.Fetch(text, path, Map.of(text, "/x")));
        all.put("webhook", new Action.Webhook(text, path, Map.of(text, value)));
        all.put("queue", new Action.Queue(text, "topic", Optional.of(Duration.ofMinutes(5))));
        all.put("offer-callback", new Action.OfferCallback(prompts, WAIT));
        all.put("record", new Action.RecordVoice(prompts, text, Duration.ofSeconds(90), WAIT));
        all.put("transfer", new Action.Transfer(new Action.Destination.Outside("4008100400"), WAIT));
        all.put("transfer: phone", new Action.Transfer(new Action.Destination.Phone(text), WAIT));
        all.put("survey", new Action.Survey(text));
        all.put("flow", new Action.SubFlow(text));
        all.put("split", new Action.Split(List.of(30, 70)));
        all.put("return", new Action.Return(new Exit(text)));
        all.put("hangup", new Action.HangUp(prompts));
        return all;
    }

    /** A flow of so many steps, with ways back and forth. */
    static Flow large(int count) {
        List<Action> kinds = new ArrayList<>(everyKind("text").values());
        TestFlows flow = new TestFlows();
        for (int i = 0; i < count; i++) {
            flow.step(
                    "step-" + i,
                    kinds.get(i % kinds.size()),
                    "next",
                    "step-" + (i + 1) % count,
                    "nothing",
                    "step-" + i / 10 * 10,
                    "failed",
                    "step-" + (count - 1));
        }
        return flow.flow("large");
    }
}
