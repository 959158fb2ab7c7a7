package dev.hotline.bench.soak;

import dev.hotline.bench.kit.Bars;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Prints what both sides have counted, and holds it against the bars. */
final class Verdict {
    private static final double MB = 1e6;
    private static final double MOST_GROWTH_MB = 1;

    private final Bars bars;
    private final SoakRun.Outcome outcome;
    private final Counts here;
    private final Counts there;

    Verdict(Bars bars, SoakRun.Outcome outcome) {
        this.bars = bars;
        this.outcome = outcome;
        here = outcome.here();
        there = outcome.there();
    }

    void print() {
        sessions();
        byKind();
        link();
        leftOver();
        heap();
    }

    private void sessions() {
        bars.heading("Sessions: as the fake Asterisk has counted them, and the engine");
        long taken = here.sum("begun.") - here.sum("refused.");
        count("begun by Asterisk", here.sum("begun."));
        count("completed by the handler", there.sum("done."));
        count("failed in the handler", there.sum("failed."));
        count("refused before a handler", there.sum("refused."));
        zero(
                "begun, but neither handed to a handler nor refused",
                taken - there.get("sessions") - there.sum("refused."));
        zero(
                "handed to a handler, which has not ended",
                there.get("sessions") - there.sum("done.") - there.sum("failed."));
        zero("opened and not ended, by the server's count", there.get("sessions") - there.get("ended"));
        zero("begun and not ended, by Asterisk's count", taken - here.sum("ended."));
        zero("two commands at once", here.get("overlapped"));
        figures("ended here:", here.named("end."));
        figures("failed by:", there.named("reason."));
        figures("refused by:", there.named("refused."));
        zero("handlers that failed by something else than the session", bugs());
    }

    /** Problems of sessions are in capitals, classes of exceptions are not. */
    private long bugs() {
        return there.named("reason.").entrySet().stream()
                .filter(reason -> !reason.getKey().equals(reason.getKey().toUpperCase(Locale.ROOT)))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void byKind() {
        bars.heading("By what befell them");
        for (Mishap mishap : Mishap.values()) {
            bars.figure(mishap + " begun", (double) here.get("begun." + mishap), cameOf(mishap.name()));
        }
        bars.figure("kind made unreadable by garbage", (double) there.get("handed.UNREADABLE"), cameOf("UNREADABLE"));
        zero(
                "harmless, and not completed",
                Arrays.stream(Mishap.values())
                        .filter(Mishap::isHarmless)
                        .mapToLong(mishap -> here.get("begun." + mishap) - there.get("done." + mishap))
                        .sum());
    }

    private String cameOf(String kind) {
        long done = there.get("done." + kind);
        long failed = there.get("failed." + kind);
        long notEnded = there.get("handed." + kind) - done - failed;
        return "completed " + done + ", failed " + failed + (notEnded == 0 ? "" : ", NOT ENDED " + notEnded);
    }

    private void link() {
        bars.heading("Manager link");
        figures("trouble:", here.named("trouble."));
        count("went down, times", there.get("downs"));
        count("events taken in", there.get("events"));
        count("differences found and corrected", there.get("drift"));
        count("originates", there.get("originated"));
        figures("settled:", there.named("settled."));
        zero("originates that never came to an end", there.get("originated") - there.sum("settled."));
        bars.atLeast("up at the end", (double) there.get("up"), 1, "");
    }

    private void leftOver() {
        bars.heading("Left over at the end");
        zero("pending AMI actions", there.get("pending"));
        zero("FastAGI sessions open in the engine", there.get("open"));
        zero("FastAGI sessions open in Asterisk", outcome.unended());
        bars.atMost(
                "descriptors more than at the start",
                (double) (there.get("descriptors") - outcome.descriptorsBefore()),
                0,
                "");
    }

    private void heap() {
        Samples samples = outcome.samples();
        bars.heading("Live heap of the engine, after a collection, " + samples.count() + " times under load");
        bars.figure("mean of the first third", samples.first() / MB, "MB");
        bars.figure("mean of the last third", samples.last() / MB, "MB");
        bars.atMost("growth between them", (samples.last() - samples.first()) / MB, MOST_GROWTH_MB, "MB");
        bars.figure("slope, over all the samples", samples.slope() * samples.count() / MB, "MB");
    }

    private void figures(String name, Map<String, Long> values) {
        values.forEach((kind, count) -> count(name + " " + kind, count));
    }

    private void count(String name, long value) {
        bars.figure(name, (double) value, "");
    }

    private void zero(String name, long value) {
        bars.atMost(name, (double) Math.abs(value), 0, "");
    }
}
