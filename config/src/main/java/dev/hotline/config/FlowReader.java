package dev.hotline.config;

import static dev.hotline.config.source.Formats.NAME;

import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.ExpressionReader;
import dev.hotline.config.flow.Flow;
import dev.hotline.config.flow.Step;
import dev.hotline.config.source.Names;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one file of {@code flows/}: first the variables that it sets, which all flows may use, then the steps. */
final class FlowReader {
    private final KnownNames names;
    private final String name;
    private final Section file;
    private final List<Section> sections;

    FlowReader(KnownNames names, String name, Section file) {
        this.names = names;
        this.name = name;
        this.file = file;
        this.sections = file.section("steps").named();
        if (sections.isEmpty() && file.has("steps")) {
            file.wrong("there is no step: expected at least one below 'steps'");
        }
    }

    /** What expressions may ask for as variables; a name that is not written as it should be is told when the step is read. */
    Set<String> variables() {
        Set<String> variables = new LinkedHashSet<>();
        for (Section step : sections) {
            if (step.keys().contains("set")) {
                variables.addAll(step.keysBelow("set"));
            } else if (step.keys().contains("into")) {
                variables.addAll(step.keysBelow("into"));
                step.plain("into").ifPresent(variables::add);
            }
        }
        variables.removeIf(variable -> !variable.matches("[A-Za-z_][A-Za-z0-9_]*"));
        return variables;
    }

    FlowDraft flow(ExpressionReader expressions) {
        Names known = names.of("step");
        sections.forEach(step -> known.define(step.key().value(), step.key()));
        FlowDraft.Uses uses = new FlowDraft.Uses();
        Map<String, Step> steps = new LinkedHashMap<>();
        boolean whole = true;
        for (Section section : sections) {
            StepReader reader = new StepReader(section, names, known, expressions, uses);
            Step step = step(reader);
            steps.put(step.name(), step);
            whole &= reader.whole();
        }
        Optional<Text> start = file.text("start", StepReader.STEP);
        start.ifPresent(step -> known.use(step.value(), step));
        Flow flow = new Flow(name, start.map(Text::value).orElse(""), Collections.unmodifiableMap(steps));
        return new FlowDraft(flow, whole && leadsToSteps(flow), uses);
    }

    private static Step step(StepReader reader) {
        Text key = reader.section.key();
        key.attempt(NAME);
        Action action = StepKinds.action(reader);
        reader.may(Exit.HUNG_UP);
        return new Step(key.value(), key.at(), action, reader.exits());
    }

    private static boolean leadsToSteps(Flow flow) {
        return flow.step(flow.start()).isPresent()
                && flow.steps().values().stream()
                        .flatMap(step -> step.exits().values().stream())
                        .allMatch(flow.steps()::containsKey);
    }
}
