package dev.hotline.bench.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * The configuration of a large site, made from the shipped one: 25 lines with a flow each, which runs another one; of all flows together
 * 500 steps. Nothing in it is by chance.
 */
final class LargeSite {
    static final int FLOWS = 50;
    static final int STEPS = 500;
    static final int AGENTS = 1_000;
    static final int CUSTOMERS = 100_000;
    static final int STORIES = 200;

    private static final int LINES = FLOWS / 2;

    private final Path shipped;
    private final Path folder;

    /** @param shipped the project's {@code config/} */
    LargeSite(Path shipped, Path folder) {
        this.shipped = shipped;
        this.folder = folder;
    }

    /** Writes all files into the folder. */
    void write() {
        for (String same : List.of("site.yaml", "calendars.yaml", "callback.yaml", "prompts/manifest.yaml")) {
            write(same, read(shipped.resolve(same)));
        }
        write("lines.yaml", "lines:\n" + each(LINES, i -> """
                  l%1$d: {dnis: [40081%1$05d], vip: false, language: zh, languages: [zh, en], flow: main%1$d}
                """));
        write(
                "queues.yaml",
                read(shipped.resolve("queues.yaml")).replaceFirst("(?s)\nqueues:.*", "\nqueues:\n")
                        + each(LINES, i -> "  q%1$d: {skill: s%1$d}\n"));
        write("agents.yaml", "agents:\n" + each(AGENTS, LargeSite::agent));
        writeCustomers("");
        for (int i = 0; i < LINES; i++) {
            write("flows/main" + i + ".yaml", mainFlow(i));
            write("flows/sub" + i + ".yaml", subFlow(i));
        }
        write("stories/all.yaml", "stories:\n" + each(STORIES, i -> STORY.replace("LINE", String.valueOf(i % LINES))));
    }

    /** Writes the customers, each with this at the end of his name: a change for a reload. */
    void writeCustomers(String suffix) {
        write(
                "customers.csv",
                "id,name,tier,numbers,language,dedicated_engineer\n"
                        + each(
                                CUSTOMERS,
                                i -> "c%1$d,Customer %1$d" + suffix + "," + tier(i) + ",+86139%1$08d,"
                                        + (i % 2 == 0 ? "zh" : "en") + "," + (i % 100 == 0 ? "a" + i % AGENTS : "")
                                        + "\n"));
    }

    private static String tier(int customer) {
        return customer % 100 == 0 ? "key" : "standard";
    }

    /** Of each skill some are of each grade. */
    private static String agent(int i) {
        int turn = i / LINES % 10;
        String grade = turn == 9 ? "senior" : turn < 3 ? "top" : "junior";
        return "  a%1$d: {name: Agent %1$d, phone: " + (10_000 + i) + ", grade: " + grade + ", skills: [s" + i % LINES
                + ", s" + (i + 1) % LINES + "], languages: [zh, en]}\n";
    }

    private static String mainFlow(int i) {
        return """
                start: greet
                steps:
                  greet: {play: welcome-standard, next: who}
                  who:
                    branch:
                      - {if: customer.tier == 'key' && time.hour < 21, then: key}
                      - {if: "case.open && caller.number.startsWith('+86')", then: hours}
                    else: hours
                  key: {set: {level: "'key-%1$d'"}, next: hours}
                  hours: {hours: office, open: share, closed: note, holiday: note}
                  note: {set: {late: "'yes ' + time.date"}, next: share}
                  share:
                    split: [{percent: 30, then: menu}, {percent: 70, then: more}]
                  more: {flow: sub%1$d, next: menu}
                  menu: {menu: menu-main, keys: {1: wait, 2: wait}, tries: 2, nothing: wait}
                  wait: {queue: q%1$d, topic: hardware, next: end}
                  end: {hangup: }
                """.formatted(i);
    }

    private static String subFlow(int i) {
        return """
                start: who
                steps:
                  who:
                    branch:
                      - {if: vars.level != '' || call.vip, then: known}
                    else: hours
                  known: {set: {greeting: vars.level + '/%1$d/' + customer.name}, next: hours}
                  hours: {hours: always, open: share, closed: share, holiday: share}
                  share:
                    split: [{percent: 50, then: hold}, {percent: 50, then: number}]
                  hold: {play: please-hold, next: find}
                  number: {say: number, value: time.hour, next: find}
                  find: {lookup: caller.number, found: keep, not-found: keep}
                  keep: {set: {id: customer.id, size: size(vars.greeting)}, next: last}
                  last: {language: zh, next: back}
                  back: {return: done}
                """.formatted(i);
    }

    private static final String STORY = """
              t%1$d:
                line: lLINE
                from: "139%1$08d"
                presses: {menu-main: [9, 1]}
                expect: {hears: [welcome-standard, ..., menu-main, wrong-key, menu-main, ...], queue: qLINE, customer: c%1$d}
            """;

    private static String each(int count, IntFunction<String> format) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(String.format(Locale.ROOT, format.apply(i), i));
        }
        return text.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
