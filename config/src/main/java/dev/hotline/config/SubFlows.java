package dev.hotline.config;

import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Flow;
import dev.hotline.config.flow.Step;
import dev.hotline.config.source.Suggestion;
import dev.hotline.config.source.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Connects the exits that flows return with the steps that run these flows. A returned exit that such a step does not name leads where its
 * {@code next} leads; where it has none, the call would come to a dead end.
 */
final class SubFlows {
    private final Map<String, FlowDraft> drafts = new LinkedHashMap<>();

    SubFlows(List<FlowDraft> drafts) {
        drafts.forEach(draft -> this.drafts.put(draft.name(), draft));
    }

    /** The same flows, with all exits of the steps that run others. */
    List<FlowDraft> connected() {
        return drafts.values().stream().map(this::connected).toList();
    }

    private FlowDraft connected(FlowDraft draft) {
        Map<String, Step> steps = new LinkedHashMap<>(draft.flow().steps());
        boolean whole = draft.whole();
        for (FlowDraft.Call call : draft.uses().calls) {
            FlowDraft called = drafts.get(call.called());
            if (called == null || !called.whole()) {
                whole = false;
                continue;
            }
            Set<String> returned = called.uses().returns.keySet();
            whole &= onlyReturned(call, returned) && leadsOn(call, returned);
            steps.computeIfPresent(call.step(), (name, step) -> connected(step, returned));
        }
        Flow flow = new Flow(draft.name(), draft.flow().start(), Collections.unmodifiableMap(steps));
        return new FlowDraft(flow, whole, draft.uses());
    }

    private static Step connected(Step step, Set<String> returned) {
        Map<Exit, String> exits = new LinkedHashMap<>(step.exits());
        step.target(Exit.NEXT).ifPresent(next -> returned.forEach(exit -> exits.putIfAbsent(new Exit(exit), next)));
        return new Step(step.name(), step.at(), step.action(), Collections.unmodifiableMap(exits));
    }

    /** Whether every exit that is written is returned; {@code next} stands for those that are not written. */
    private static boolean onlyReturned(FlowDraft.Call call, Set<String> returned) {
        Map<String, Text> others = new LinkedHashMap<>(call.exits());
        others.keySet().removeAll(returned);
        if (!call.exits().keySet().containsAll(returned)) {
            others.remove(Exit.NEXT.name());
        }
        others.forEach((exit, place) -> place.wrong("the flow '" + call.called() + "' returns no exit '" + exit + "'"
                + Suggestion.of(exit, new TreeSet<>(returned))));
        return others.isEmpty();
    }

    private static boolean leadsOn(FlowDraft.Call call, Set<String> returned) {
        List<String> missing = new ArrayList<>(returned);
        missing.removeAll(call.exits().keySet());
        if (missing.isEmpty() || call.exits().containsKey(Exit.NEXT.name())) {
            return true;
        }
        call.place()
                .wrong("'" + String.join("', '", missing) + "' is missing, which the flow '" + call.called()
                        + "' returns: expected it, or 'next', with the step that comes then (this is a dead end)");
        return false;
    }
}
