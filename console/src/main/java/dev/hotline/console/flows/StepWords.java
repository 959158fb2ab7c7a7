package dev.hotline.console.flows;

import dev.hotline.config.Language;
import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Expression;
import dev.hotline.config.flow.Template;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is written in a step's box below its name, in the words of the file. */
final class StepWords {
    /** The most lines of one kind; a step with more says how many more. */
    private static final int MOST = 4;

    private final PromptTexts texts;
    private final Language language;

    StepWords(PromptTexts texts, Language language) {
        this.texts = texts;
        this.language = language;
    }

    /** What the step does it with; may be empty. */
    String subject(Action action) {
        return switch (action) {
            case Action.Play play -> ids(play.prompts());
            case Action.Menu menu -> ids(menu.prompts());
            case Action.Collect collect -> ids(collect.prompts());
            case Action.Say say -> say.as().name().toLowerCase(Locale.ROOT);
            case Action.Speak speak -> speak.language();
            case Action.AskLanguage ask -> ids(ask.prompts());
            case Action.Hours hours -> hours.calendar();
            case Action.Branch branch -> "";
            case Action.Assign assign -> "";
            case Action.FindCustomer find -> "customer";
            case Action.Fetch fetch -> fetch.service();
            case Action.Webhook webhook -> webhook.service();
            case Action.Queue queue -> queue.queue();
            case Action.OfferCallback offer -> ids(offer.prompts());
            case Action.RecordVoice voice -> ids(voice.prompts());
            case Action.Transfer transfer -> destination(transfer.to());
            case Action.Survey survey -> survey.survey();
            case Action.SubFlow sub -> sub.flow();
            case Action.Split split -> "";
            case Action.Return end -> end.exit().name();
            case Action.HangUp end -> ids(end.prompts());
        };
    }

    /** More about it: first words of prompts, values, limits. */
    List<String> lines(Action action) {
        return switch (action) {
            case Action.Play play -> said(play.prompts());
            case Action.Menu menu -> said(menu.prompts());
            case Action.Collect collect -> with(said(collect.prompts()), digits(collect));
            case Action.Say say -> List.of(say.value().source());
            case Action.AskLanguage ask -> with(said(ask.prompts()), keys(ask.keys()));
            case Action.Assign assign -> values(assign.values());
            case Action.FindCustomer find -> List.of("by " + find.by().source());
            case Action.Fetch fetch -> with(List.of(path(fetch.path())), into(fetch.into().keySet().stream()));
            case Action.Webhook webhook -> with(List.of(path(webhook.path())), values(webhook.data()));
            case Action.Queue queue -> queue(queue);
            case Action.OfferCallback offer -> said(offer.prompts());
            case Action.RecordVoice voice ->
                with(said(voice.prompts()), with(into(Stream.of(voice.into())), atMost(voice.longest())));
            case Action.Transfer transfer -> List.of("rings " + time(transfer.ring()));
            case Action.HangUp end -> said(end.prompts());
            case Action.Speak none -> List.of();
            case Action.Hours none -> List.of();
            case Action.Branch none -> List.of();
            case Action.Survey none -> List.of();
            case Action.SubFlow none -> List.of();
            case Action.Split none -> List.of();
            case Action.Return none -> List.of();
        };
    }

    private static String ids(List<String> prompts) {
        return String.join(", ", prompts);
    }

    private List<String> said(List<String> prompts) {
        return few(prompts.stream().flatMap(prompt -> text(prompt).stream()).map(text -> "“" + text + "”"));
    }

    private Optional<String> text(String prompt) {
        return Stream.concat(Stream.of(language), Stream.of(Language.values()))
                .flatMap(each -> texts.text(prompt, each).stream())
                .findFirst();
    }

    private static List<String> digits(Action.Collect collect) {
        String count = collect.min() == collect.max() ? "" + collect.max() : collect.min() + "-" + collect.max();
        return List.of("→ " + collect.into() + ", " + count + " digits" + (collect.confirm() ? ", confirmed" : ""));
    }

    private static List<String> keys(Map<Character, String> keys) {
        return List.of(keys.entrySet().stream()
                .map(key -> key.getKey() + " " + key.getValue())
                .collect(Collectors.joining(", ")));
    }

    private static List<String> values(Map<String, Expression> values) {
        return few(values.entrySet().stream()
                .map(value -> value.getKey() + " = " + value.getValue().source()));
    }

    private static List<String> into(Stream<String> variables) {
        String all = variables.collect(Collectors.joining(", "));
        return all.isEmpty() ? List.of() : List.of("→ " + all);
    }

    private static List<String> queue(Action.Queue queue) {
        List<String> topic = queue.topic().equals(queue.queue()) ? List.of() : List.of("topic " + queue.topic());
        return with(topic, queue.longest().map(StepWords::atMost).orElse(List.of()));
    }

    private static List<String> atMost(Duration longest) {
        return List.of("at most " + time(longest));
    }

    private static String destination(Action.Destination to) {
        return switch (to) {
            case Action.Destination.Outside outside -> outside.number();
            case Action.Destination.Phone phone -> "phone " + phone.phone();
        };
    }

    private static String path(Template path) {
        StringBuilder text = new StringBuilder(path.literals().getFirst());
        for (int i = 0; i < path.values().size(); i++) {
            text.append('{').append(path.values().get(i).source()).append('}');
            text.append(path.literals().get(i + 1));
        }
        return text.toString();
    }

    /** As in the file: {@code 90s}, {@code 2m}. */
    private static String time(Duration time) {
        if (time.toMillisPart() != 0) {
            return time.toMillis() + "ms";
        }
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + "m" : time.toSeconds() + "s";
    }

    private static List<String> few(Stream<String> lines) {
        List<String> all = lines.toList();
        return all.size() <= MOST
                ? all
                : with(all.subList(0, MOST - 1), List.of("and " + (all.size() - MOST + 1) + " more"));
    }

    private static List<String> with(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
