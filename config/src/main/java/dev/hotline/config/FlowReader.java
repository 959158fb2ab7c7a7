package dev.hotline.config;

import static dev.hotline.config.source.Formats.DURATION;
import static dev.hotline.config.source.Formats.FLAG;
import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.integer;

import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Expression;
import dev.hotline.config.flow.ExpressionReader;
import dev.hotline.config.flow.Flow;
import dev.hotline.config.flow.Step;
import dev.hotline.config.source.Format;
import dev.hotline.config.source.Formats;
import dev.hotline.config.source.Names;
import dev.hotline.config.source.Section;
import dev.hotline.config.source.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Reads one flow of {@code flows/}: each step says by one key what it does, and by others where its exits lead. */
final class FlowReader {
    private static final String STEP = "the name of a step";
    private static final Duration KEY_WAIT = Duration.ofSeconds(5);
    private static final int TRIES = 3;

    private static final Format<String> KEYS =
            Formats.matching("[0-9*#]{1,4}", "a key, or up to four: of 0-9, '*' and '#' (these two in quotes)");
    private static final Format<Character> KEY = Format.of(
            "a key: one of 0-9, '*' and '#' (in quotes)",
            '#',
            text -> text.matches("[0-9*#]") ? Optional.of(text.charAt(0)) : Optional.empty());
    private static final Format<String> VARIABLE =
            Formats.matching("[a-z][a-z0-9_]{0,31}", "a variable's name of small letters a-z, digits and '_'");
    private static final Format<Length> LENGTH =
            Format.of("how many digits, such as 8 or 6-10 (at most 40)", new Length(1, 40), Length::parse);
    private static final Format<String> POINTER = Formats.matching("(/[^/]+)+", "a JSON pointer such as /customer/id");

    /** What a step may do, by the key that says so. */
    private static final Map<String, BiFunction<FlowReader, StepReader, Action>> ACTIONS = Map.ofEntries(
            Map.entry("play", FlowReader::play),
            Map.entry("menu", FlowReader::menu),
            Map.entry("collect", FlowReader::collect),
            Map.entry("say", FlowReader::say),
            Map.entry("language", FlowReader::language),
            Map.entry("hours", FlowReader::hours),
            Map.entry("branch", FlowReader::branch),
            Map.entry("set", FlowReader::assign),
            Map.entry("lookup", FlowReader::lookup),
            Map.entry("fetch", FlowReader::fetch),
            Map.entry("webhook", FlowReader::webhook),
            Map.entry("queue", FlowReader::queue),
            Map.entry("offer-callback", FlowReader::offerCallback),
            Map.entry("record", FlowReader::record),
            Map.entry("transfer", FlowReader::transfer),
            Map.entry("survey", FlowReader::survey),
            Map.entry("flow", FlowReader::subFlow),
            Map.entry("split", FlowReader::split),
            Map.entry("return", FlowReader::returns),
            Map.entry("hangup", FlowReader::hangUp));

    private final KnownNames names;
    private final ExpressionReader expressions;
    private final String flow;

    FlowReader(KnownNames names, ExpressionReader expressions, String flow) {
        this.names = names;
        this.expressions = expressions;
        this.flow = flow;
    }

    /** The names of the variables that the steps of this file set. */
    static Set<String> variables(Section file) {
        Set<String> variables = new LinkedHashSet<>();
        for (Section step : file.optionalSection("steps").named()) {
            if (step.keys().contains("set")) {
                variables.addAll(step.section("set").keys());
            } else if (step.keys().contains("fetch")) {
                variables.addAll(step.optionalSection("into").keys());
            } else if (step.keys().contains("into")) {
                step.text("into", VARIABLE.expected()).ifPresent(name -> variables.add(name.value()));
            }
        }
        variables.removeIf(name -> VARIABLE.parse(name).isEmpty());
        return variables;
    }

    Flow flow(Section file) {
        Names known = names.of("step");
        List<Section> sections = file.section("steps").named();
        sections.forEach(step -> known.define(step.key().value(), step.key()));
        Map<String, Step> steps = new LinkedHashMap<>();
        for (Section section : sections) {
            steps.put(section.key().value(), step(section, known));
        }
        if (steps.isEmpty() && file.has("steps")) {
            file.wrong("there is no step: expected at least one below 'steps'");
        }
        Optional<Text> start = file.text("start", STEP);
        start.ifPresent(step -> known.use(step.value(), step));
        return new Flow(flow, start.map(Text::value).orElse(""), Collections.unmodifiableMap(steps));
    }

    private Step step(Section section, Names known) {
        String name = section.key().as(NAME);
        StepReader step = new StepReader(section, known);
        List<String> words =
                section.keys().stream().filter(ACTIONS::containsKey).toList();
        if (words.size() != 1) {
            section.ignoreUnknownKeys();
            section.wrong((words.isEmpty() ? "nothing says what to do" : String.join(" and ", words) + " at once")
                    + ": expected one of " + String.join(", ", new TreeMap<>(ACTIONS).keySet()));
            return new Step(name, section.key().at(), new Action.HangUp(List.of()), Map.of());
        }
        Action action = Objects.requireNonNull(ACTIONS.get(words.getFirst())).apply(this, step);
        step.may(Exit.HUNG_UP);
        return new Step(name, section.key().at(), action, step.exits());
    }

    private Action play(StepReader step) {
        step.must(Exit.NEXT);
        return new Action.Play(prompts(step, "play"), step.section.get("interruptible", FLAG, true));
    }

    private Action menu(StepReader step) {
        Map<String, Text> keys = step.section.section("keys").namedTexts();
        keys.forEach((key, target) -> {
            if (KEYS.parse(key).isEmpty()) {
                target.wrong("'" + key + "' is not " + KEYS.expected());
            }
            keys.keySet().stream()
                    .filter(shorter -> key.startsWith(shorter) && !key.equals(shorter))
                    .forEach(shorter -> target.wrong("nobody can press " + key + ": it is hidden behind " + shorter
                            + ", which is taken as soon as it is pressed"));
            step.to(Exit.key(key), target);
        });
        if (keys.isEmpty() && step.section.has("keys")) {
            step.section.wrong("there is no choice: expected at least one key below 'keys'");
        }
        step.must(Exit.NOTHING);
        step.may(Exit.INVALID, Exit.NOTHING);
        return new Action.Menu(
                prompts(step, "menu"), Collections.unmodifiableSet(keys.keySet()), keyWait(step), tries(step));
    }

    private Action collect(StepReader step) {
        step.must(Exit.NEXT);
        step.may(Exit.INVALID, Exit.NEXT);
        step.may(Exit.NOTHING, Exit.INVALID);
        Length length = step.section.get("digits", LENGTH);
        return new Action.Collect(
                prompts(step, "collect"),
                step.section.get("into", VARIABLE),
                length.min(),
                length.max(),
                step.section.get("end", KEY, '#'),
                keyWait(step),
                tries(step),
                step.section.get("confirm", FLAG, false));
    }

    private Action say(StepReader step) {
        step.must(Exit.NEXT);
        step.may(Exit.FAILED, Exit.NEXT);
        Action.SayAs as = step.section.get("say", Formats.constant(Action.SayAs.class));
        return value(step.section, "value")
                .<Action>map(value -> new Action.Say(as, value))
                .orElseGet(FlowReader::standIn);
    }

    private Action language(StepReader step) {
        step.must(Exit.NEXT);
        Optional<Text> which = step.section.text("language", "ask, or " + Written.LANGUAGE.expected());
        if (which.isEmpty() || !which.get().value().equals("ask")) {
            return new Action.Speak(
                    which.map(text -> text.as(Written.LANGUAGE).code()).orElse(""));
        }
        step.may(Exit.NOTHING, Exit.NEXT);
        Map<Character, String> keys = new LinkedHashMap<>();
        step.section.section("keys").namedTexts().forEach((key, language) -> {
            if (KEY.parse(key).isEmpty()) {
                language.wrong("'" + key + "' is not " + KEY.expected());
            }
            keys.put(
                    KEY.parse(key).orElse(KEY.standIn()),
                    language.as(Written.LANGUAGE).code());
        });
        return new Action.AskLanguage(
                prompts(step, "prompt"),
                Collections.unmodifiableMap(keys),
                keyWait(step),
                step.section.get("tries", integer(1, 9), 2));
    }

    private Action hours(StepReader step) {
        step.must(Exit.OPEN);
        step.must(Exit.CLOSED);
        step.may(Exit.HOLIDAY, Exit.CLOSED);
        return new Action.Hours(reference(step.section, "hours", names.calendars));
    }

    private Action branch(StepReader step) {
        List<Expression> conditions = new ArrayList<>();
        for (Section each : step.section.sections("branch")) {
            step.to(Exit.numbered(conditions.size() + 1), each.text("then", STEP));
            each.text("if", "a condition")
                    .flatMap(expressions::condition)
                    .ifPresentOrElse(conditions::add, () -> step.exits.remove(Exit.numbered(conditions.size() + 1)));
        }
        step.must(Exit.ELSE);
        return new Action.Branch(List.copyOf(conditions));
    }

    private Action assign(StepReader step) {
        step.must(Exit.NEXT);
        step.may(Exit.FAILED, Exit.NEXT);
        return new Action.Assign(values(step.section.section("set"), true));
    }

    private Action lookup(StepReader step) {
        step.must(Exit.FOUND);
        step.must(Exit.NOT_FOUND);
        return value(step.section, "lookup")
                .<Action>map(Action.FindCustomer::new)
                .orElseGet(FlowReader::standIn);
    }

    private Action fetch(StepReader step) {
        step.must(Exit.FOUND);
        step.must(Exit.FAILED);
        step.may(Exit.NOT_FOUND, Exit.FAILED);
        Map<String, String> into = new LinkedHashMap<>();
        Section variables = step.section.optionalSection("into");
        variables.namedTexts().forEach((name, pointer) -> into.put(variable(name, pointer), pointer.as(POINTER)));
        String service = reference(step.section, "fetch", names.services);
        return step.section
                .text("path", "a path such as /customers?number={caller.number}")
                .flatMap(expressions::template)
                .<Action>map(path -> new Action.Fetch(service, path, Collections.unmodifiableMap(into)))
                .orElseGet(FlowReader::standIn);
    }

    private Action webhook(StepReader step) {
        step.must(Exit.NEXT);
        step.may(Exit.FAILED, Exit.NEXT);
        String service = reference(step.section, "webhook", names.services);
        Map<String, Expression> data = values(step.section.optionalSection("data"), false);
        return step.section
                .text("path", "a path such as /calls")
                .flatMap(expressions::template)
                .<Action>map(path -> new Action.Webhook(service, path, data))
                .orElseGet(FlowReader::standIn);
    }

    private Action queue(StepReader step) {
        step.must(Exit.NEXT);
        step.may(Exit.PROMISED);
        step.may(Exit.NOBODY);
        boolean limited = step.section.has("longest");
        if (limited) {
            step.must(Exit.TOO_LONG);
        }
        String queue = reference(step.section, "queue", names.queues);
        String topic = step.section.get("topic", NAME, queue);
        boolean written = step.section.has("topic");
        names.prompts.use(
                EnginePrompt.topic(topic),
                step.section.key(),
                () -> written ? !topic.isEmpty() : names.queues.has(queue));
        return new Action.Queue(
                queue, topic, limited ? Optional.of(step.section.get("longest", DURATION)) : Optional.empty());
    }

    private Action offerCallback(StepReader step) {
        step.may(Exit.PROMISED);
        step.must(Exit.DECLINED);
        step.may(Exit.NOTHING, Exit.DECLINED);
        step.may(Exit.NO_NUMBER, Exit.DECLINED);
        return new Action.OfferCallback(prompts(step, "offer-callback"), keyWait(step));
    }

    private Action record(StepReader step) {
        step.must(Exit.NEXT);
        step.may(Exit.NOTHING, Exit.NEXT);
        step.may(Exit.FAILED, Exit.NEXT);
        return new Action.RecordVoice(
                prompts(step, "record"),
                step.section.get("into", VARIABLE),
                step.section.get("longest", DURATION, Duration.ofMinutes(2)),
                step.section.get("silence", DURATION, Duration.ofSeconds(5)));
    }

    private Action transfer(StepReader step) {
        step.must(Exit.NEXT);
        step.must(Exit.NO_ANSWER);
        step.may(Exit.BUSY, Exit.NO_ANSWER);
        step.may(Exit.FAILED, Exit.NO_ANSWER);
        Section to = step.section.section("transfer");
        if (to.keys().contains("number") == to.keys().contains("phone")) {
            to.wrong("expected either 'number' or 'phone'");
            to.ignoreUnknownKeys();
            return standIn();
        }
        Action.Destination destination = to.keys().contains("number")
                ? new Action.Destination.Outside(to.get("number", Written.DIALLED))
                : new Action.Destination.Phone(to.get("phone", Written.PHONE));
        return new Action.Transfer(destination, step.section.get("ring", DURATION, Duration.ofSeconds(30)));
    }

    private Action survey(StepReader step) {
        step.must(Exit.NEXT);
        return new Action.Survey(reference(step.section, "survey", names.surveys));
    }

    private Action subFlow(StepReader step) {
        String called = reference(step.section, "flow", names.flows);
        Set<String> words = new LinkedHashSet<>(step.section.keys());
        words.removeAll(Set.of("flow", Exit.HUNG_UP.name()));
        for (String word : words) {
            step.section.text(word, STEP).ifPresent(target -> {
                names.returns.use(called + ": " + word, target, () -> names.flows.has(called));
                step.to(new Exit(word), target);
            });
        }
        names.calls.add(new KnownNames.FlowCall(flow, called, step.section.key()));
        return new Action.SubFlow(called);
    }

    private Action split(StepReader step) {
        List<Integer> percents = new ArrayList<>();
        for (Section each : step.section.sections("split")) {
            percents.add(each.get("percent", integer(1, 100)));
            step.to(Exit.numbered(percents.size()), each.text("then", STEP));
        }
        int sum = percents.stream().mapToInt(Integer::intValue).sum();
        if (sum != 100) {
            step.section.wrong("the shares add up to " + sum + ": expected 100");
        }
        return new Action.Split(List.copyOf(percents));
    }

    private Action returns(StepReader step) {
        Exit exit = new Exit(step.section.get("return", NAME));
        names.returns.defineAgain(flow + ": " + exit.name(), step.section.key());
        return new Action.Return(exit);
    }

    private Action hangUp(StepReader step) {
        return new Action.HangUp(step.section.isEmpty("hangup") ? List.of() : prompts(step, "hangup"));
    }

    /** What stands for an action that could not be read. */
    private static Action standIn() {
        return new Action.HangUp(List.of());
    }

    private Map<String, Expression> values(Section section, boolean variables) {
        Map<String, Expression> values = new LinkedHashMap<>();
        section.namedTexts()
                .forEach((name, text) -> expressions
                        .value(text)
                        .ifPresent(value -> values.put(variables ? variable(name, text) : name, value)));
        return Collections.unmodifiableMap(values);
    }

    private static String variable(String name, Text place) {
        if (VARIABLE.parse(name).isEmpty()) {
            place.wrong("'" + name + "' is not " + VARIABLE.expected());
        }
        return name;
    }

    private Optional<Expression> value(Section section, String key) {
        return section.text(key, "an expression such as caller.number").flatMap(expressions::value);
    }

    private List<String> prompts(StepReader step, String key) {
        List<Text> prompts = step.section.texts(key, "prompts");
        if (prompts.isEmpty() && step.section.has(key)) {
            step.section.wrong(key + " is empty: expected a prompt");
        }
        prompts.forEach(prompt -> names.usePrompt(flow, prompt));
        return prompts.stream().map(prompt -> prompt.as(NAME)).toList();
    }

    private static Duration keyWait(StepReader step) {
        return step.section.get("key-wait", DURATION, KEY_WAIT);
    }

    private static int tries(StepReader step) {
        return step.section.get("tries", integer(1, 9), TRIES);
    }

    private static String reference(Section section, String key, Names names) {
        Optional<Text> text = section.text(key, NAME.expected());
        text.ifPresent(name -> names.use(name.value(), name));
        return text.map(name -> name.as(NAME)).orElse("");
    }

    /** A step's keys, and the exits that were found among them. */
    private static final class StepReader {
        private final Section section;
        private final Names steps;
        private final Map<Exit, String> exits = new LinkedHashMap<>();

        private StepReader(Section section, Names steps) {
            this.section = section;
            this.steps = steps;
        }

        /** An exit that must be written: where it is not, the flow has a dead end. */
        private void must(Exit exit) {
            to(exit, section.text(exit.name(), "the step that comes then (this is a dead end)"));
        }

        /** An exit that ends the call where it is not written. */
        private void may(Exit exit) {
            if (section.has(exit.name())) {
                to(exit, section.text(exit.name(), STEP));
            }
        }

        /** An exit that leads where the other one leads, where it is not written itself. */
        private void may(Exit exit, Exit otherwise) {
            may(exit);
            Optional.ofNullable(exits.get(otherwise)).ifPresent(target -> exits.putIfAbsent(exit, target));
        }

        private void to(Exit exit, Optional<Text> target) {
            target.ifPresent(step -> to(exit, step));
        }

        private void to(Exit exit, Text target) {
            steps.use(target.value(), target);
            exits.put(exit, target.value());
        }

        private Map<Exit, String> exits() {
            return Collections.unmodifiableMap(exits);
        }
    }

    /** How many digits a number may have. */
    private record Length(int min, int max) {
        private static final int MOST = 40;

        private static Optional<Length> parse(String text) {
            if (!text.matches("\\d{1,2}(-\\d{1,2})?")) {
                return Optional.empty();
            }
            String[] ends = text.split("-", -1);
            Length length = new Length(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
            return Optional.of(length).filter(each -> each.min >= 1 && each.min <= each.max && each.max <= MOST);
        }
    }
}
