package dev.hotline.console;

import dev.hotline.asterisk.ami.AmiCounts;
import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.callback.CaseStatus;
import dev.hotline.callback.CustomerCase;
import dev.hotline.config.PhoneNumbers;
import dev.hotline.config.source.Problem;
import dev.hotline.core.CallRecord;
import dev.hotline.routing.AcdSnapshot.AgentView;
import dev.hotline.routing.AcdSnapshot.WaitingView;
import dev.hotline.routing.AgentState;
import dev.hotline.storage.CaseRow;
import dev.hotline.storage.ScoreRow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The changing parts of the status page as HTML, by the id of the element each fills. The same status gives the same HTML. */
final class StatusSections {
    private static final int MOST_LINES = 20;

    private final Status status;
    private final Words words;
    private final ZoneId zone;

    private StatusSections(Status status, Words words) {
        this.status = status;
        this.words = words;
        zone = status.config().site().timeZone();
    }

    static Map<String, String> of(Status status, Words words) {
        return new StatusSections(status, words).all();
    }

    private Map<String, String> all() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("links", links());
        parts.put("config", config());
        parts.put("tiles", tiles());
        parts.put("calls", table("calls", status.calls(), this::call));
        parts.put("waiting", table("waiting", status.acd().waiting(), this::waiting));
        parts.put("agents", table("agents", status.acd().agents(), this::agent));
        parts.put("missing", missing());
        parts.put("scores", table("scores", status.scores(), this::score));
        parts.put("cases", table("cases", status.cases(), this::customerCase));
        return parts;
    }

    private String links() {
        StringBuilder html = new StringBuilder();
        status.links().forEach(link -> html.append(link(link)));
        String chip = status.configStatus().problems().isEmpty() ? "chip" : "chip bad";
        return html + Html.span(chip, words.html("config") + " <code>" + Html.text(shortVersion()) + "</code>");
    }

    /** What keeps the files in the folder from serving, or some of them from taking effect; mostly nothing. */
    private String config() {
        ConfigStatus config = status.configStatus();
        return list(
                        "config.problems",
                        config.problems().stream().map(Problem::toString).toList())
                + list("config.warnings", config.warnings());
    }

    private String list(String head, List<String> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<section class=\"wide\"><h2>" + words.html(head) + "</h2><ul>");
        lines.stream()
                .limit(MOST_LINES)
                .forEach(line -> html.append("<li>")
                        .append(Html.text(Privacy.MASKED.name(line)))
                        .append("</li>"));
        String more = lines.size() > MOST_LINES ? "<li>+ " + (lines.size() - MOST_LINES) + "</li>" : "";
        return html + more + "</ul></section>";
    }

    private String link(AmiHealth link) {
        boolean up = link.state() == AmiHealth.State.UP;
        String what = "Asterisk " + Html.text(link.node()) + ": " + words.html(link.state());
        String why = link.detail().isEmpty() ? "" : " · " + Html.text(link.detail());
        String title = up ? link.version() : link.detail();
        return "<span class=\"chip " + (up ? "good" : "bad") + "\" title=\"" + Html.text(title) + "\">" + what + why
                + figures(link) + "</span>";
    }

    /** The ping's round trip, and how much was mended or lost, if anything was. */
    private String figures(AmiHealth link) {
        AmiCounts counts = link.counts();
        return link.roundTrip().map(took -> " · " + took.toMillis() + " ms").orElse("")
                + figure("link.corrected", counts.corrected())
                + figure("link.dropped", counts.droppedEvents())
                + figure("link.overflows", counts.overflows())
                + figure("link.refused", counts.refusedMessages());
    }

    private String figure(String word, long count) {
        return count == 0 ? "" : " · " + words.html(word) + " " + count;
    }

    private String shortVersion() {
        String version = status.config().version();
        return version.substring(0, Math.min(8, version.length()));
    }

    private String tiles() {
        long free = agents(AgentState.AVAILABLE);
        long here = status.acd().agents().size() - agents(AgentState.OFFLINE);
        String cases = status.openCases().map(String::valueOf).orElse("–");
        return tile("calls", String.valueOf(status.calls().size()), "")
                + tile("waiting", String.valueOf(status.acd().waiting().size()), longestWait())
                + tile("agentsFree", String.valueOf(free), words.html("of") + " " + here)
                + tile("cases", cases, "");
    }

    private String tile(String key, String value, String html) {
        return "<div class=\"tile\"><b>" + value + "</b> " + Html.span("note", html) + "<span>"
                + words.html("tile." + key) + "</span></div>";
    }

    private long agents(AgentState state) {
        return status.acd().agents().stream()
                .filter(view -> view.state() == state)
                .count();
    }

    private String longestWait() {
        return status.acd().waiting().stream()
                .map(WaitingView::since)
                .min(Comparator.naturalOrder())
                .map(since -> words.html("longest") + " " + since(since))
                .orElse("");
    }

    private List<String> call(LiveCall call) {
        CallRecord record = call.record();
        return List.of(
                caller(Optional.of(record)),
                Html.text(record.line()),
                Html.text(record.topic()),
                badge(call.stage()) + " " + Html.name(agentOf(call)),
                since(call.since()));
    }

    private @Nullable String agentOf(LiveCall call) {
        return switch (call.stage()) {
            case RINGING -> status.agent(call.record().offeredTo());
            case TALKING, SURVEY -> status.agent(call.record().agent());
            default -> null;
        };
    }

    private List<String> waiting(WaitingView view) {
        String vip = view.vip() ? vip() : "";
        Optional<CallRecord> call = status.call(view.call());
        return List.of(
                String.valueOf(view.position()),
                call.isPresent() ? caller(call) : vip,
                Html.text(view.queue()),
                since(view.since()));
    }

    private List<String> agent(AgentView view) {
        Optional<CallRecord> call = status.call(view.call());
        String state = badge(view.state()) + (view.pause() == null ? "" : " " + Html.text(view.pause()));
        return List.of(Html.name(status.agent(view.agent())), state, caller(call), since(view.since()));
    }

    /** Nothing at all when nothing is missing, as it should be. */
    private String missing() {
        return status.missingPrompts().isEmpty()
                ? ""
                : "<h2>" + words.html("head.missing") + "</h2>"
                        + table("missing", status.missingPrompts(), this::missingPrompt);
    }

    private List<String> missingPrompt(MissingPrompts.Missing missing) {
        String prompt = missing.language().code() + "/" + missing.prompt();
        return List.of(
                Html.when(missing.last(), zone),
                Html.span("name", "<code>" + Html.text(prompt) + "</code>"),
                Html.span("badge " + missing.instead().name(), words.html(missing.instead())),
                String.valueOf(missing.times()));
    }

    private List<String> score(ScoreRow score) {
        String style = status.unhappy(score.question(), score.score()) ? "score bad" : "score";
        return List.of(
                Html.when(score.at(), zone),
                Html.name(status.customer(score.customer())),
                Html.name(status.agent(score.agent())),
                Html.text(score.topic()),
                Html.text(score.question()),
                Html.span(style, String.valueOf(score.score())));
    }

    private List<String> customerCase(CaseRow row) {
        CustomerCase one = row.customerCase();
        String vip = one.vip() ? vip() + " " : "";
        return List.of(
                Html.when(one.openedAt(), zone),
                vip + who(one.customer(), null, one.number()),
                words.html(one.reason()),
                badge(one.status()) + " " + Html.name(status.agent(one.agent())),
                (one.status() == CaseStatus.OPEN ? Html.when(one.dueAt(), zone) : "") + overdue(one),
                String.valueOf(one.attempts()));
    }

    private String overdue(CustomerCase one) {
        return status.config()
                .callback()
                .target()
                .filter(target -> one.overdue(target, status.now()))
                .map(target -> " " + Html.span("badge bad", words.html("overdue")))
                .orElse("");
    }

    private String caller(Optional<CallRecord> call) {
        return call.map(c -> (c.vip() ? vip() + " " : "") + who(c.customer(), c.callerName(), c.ani()))
                .orElse("");
    }

    private String who(@Nullable String customer, @Nullable String sentName, @Nullable String number) {
        String name = customer == null ? Privacy.MASKED.name(sentName) : status.customer(customer);
        String masked = number == null ? words.html("withheld") : Html.text(PhoneNumbers.masked(number));
        return Html.name(name) + " " + Html.span("number", masked);
    }

    private String vip() {
        return Html.span("vip", "VIP");
    }

    private String since(Instant at) {
        return Html.since(at, zone);
    }

    private String badge(Enum<?> state) {
        return Html.span("badge " + state.name(), words.html(state));
    }

    private <T> String table(String id, Optional<List<T>> rows, Function<T, List<String>> cells) {
        return rows.map(all -> table(id, all, cells))
                .orElse("<p class=\"empty bad\">" + words.html("noStore") + "</p>");
    }

    private <T> String table(String id, List<T> rows, Function<T, List<String>> cells) {
        return new HtmlTable(words, id).of(rows, cells);
    }
}
