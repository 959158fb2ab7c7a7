package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of step and every way out of it, by calls through the real handler. */
final class FlowStepsTest {
    @TempDir
    Path folder;

    private FlowFolder flows;

    @BeforeEach
    void copyConfig() throws IOException {
        flows = new FlowFolder(folder);
    }

    // ---- play and menu

    @Test
    void play_keyEndsIt_andIsTheAnswerToTheNextMenu() throws IOException {
        flows.main("""
                a: {play: [welcome-standard, please-hold], next: b}
                b: {menu: menu-main, keys: {1: end}, nothing: end}""");

        assertThat(flows.call("presses: {welcome-standard: 1}").path())
                .containsExactly("zh welcome-standard", "presses 1", "a → b", "b → end: pressed 1");
    }

    @Test
    void play_thatIsNotInterruptible_isHeardToItsEnd() throws IOException {
        flows.main("""
                a: {play: [welcome-standard, please-hold], interruptible: false, next: b}
                b: {menu: menu-main, keys: {1: end}, nothing: end}""");

        assertThat(flows.call("presses: {welcome-standard: 1}").path())
                .containsExactly("zh welcome-standard", "presses 1", "zh please-hold", "a → b", "b → end: pressed 1");
    }

    @Test
    void menu_keysOfSeveralCharacters_areWaitedForKeyByKey() throws IOException {
        flows.main(
                "a: {menu: menu-main, keys: {21: b, 22: c, \"*\": c}, nothing: end}\nb: {play: to-operator, next: end}\n"
                        + "c: {play: please-hold, next: end}");

        assertThat(flows.call("presses: {menu-main: 21}").steps()).startsWith("a → b: pressed 21");
        assertThat(flows.call("presses: {menu-main: 2}", "keys: [2]").steps()).startsWith("a → c: pressed 22");
        assertThat(flows.call("presses: {menu-main: \"*\"}").steps()).startsWith("a → c: pressed *");
    }

    @Test
    void menu_nothing_afterAllTries() throws IOException {
        flows.main(
                "a: {menu: menu-main, keys: {1: end}, tries: 2, nothing: b, invalid: end}\nb: {play: to-operator, next: end}");

        assertThat(flows.call().path())
                .containsExactly(
                        "zh menu-main",
                        "zh no-key",
                        "zh menu-main",
                        "zh no-key",
                        "a → b: pressed nothing, 2 times asked",
                        "zh to-operator",
                        "b → end");
    }

    @Test
    void menu_invalid_whenTheLastTryWasAWrongKey() throws IOException {
        flows.main(
                "a: {menu: menu-main, keys: {1: end}, tries: 2, nothing: end, invalid: b}\nb: {play: to-operator, next: end}");

        assertThat(flows.call("presses: {menu-main: [nothing, 9]}").path())
                .containsExactly(
                        "zh menu-main",
                        "zh no-key",
                        "zh menu-main",
                        "presses 9",
                        "zh wrong-key",
                        "a → b: pressed 9 last, 2 times asked",
                        "zh to-operator",
                        "b → end");
    }

    @Test
    void menu_beginOfALongChoiceAlone_isAWrongKey() throws IOException {
        flows.main(
                "a: {menu: menu-main, keys: {21: end}, tries: 1, nothing: end, invalid: b}\nb: {play: to-operator, next: end}");

        assertThat(flows.call("presses: {menu-main: 2}").steps()).startsWith("a → b: pressed 2 last, 1 times asked");
    }

    // ---- collect

    private void collects(String more) throws IOException {
        flows.main("a: {collect: menu-main, into: account, digits: 4-6, " + more
                + "next: b, invalid: wrong, nothing: none}\nb: {set: {seen: vars.account}, next: end}\n"
                + "wrong: {play: to-operator, next: end}\nnone: {play: please-hold, next: end}");
    }

    @Test
    void collect_endKey_isNotOfTheNumber() throws IOException {
        collects("");

        assertThat(flows.call("presses: {menu-main: \"8008#\"}").steps())
                .containsExactly("a → b: keyed 8008", "b → end: set {seen=8008}");
    }

    @Test
    void collect_asManyDigitsAsThereMayBe_needNoEndKey() throws IOException {
        collects("");

        assertThat(flows.call("presses: {menu-main: 8008123}").steps()).startsWith("a → b: keyed 800812");
    }

    @Test
    void collect_enoughDigitsAndThenNone_areTaken() throws IOException {
        collects("");

        assertThat(flows.call("presses: {menu-main: 8008}").steps()).startsWith("a → b: keyed 8008");
    }

    @ParameterizedTest
    @CsvSource({"'80#', 'keyed 80'", "'80*8#', 'keyed 80*8'"})
    void collect_tooShortOrNoDigits_isAskedAgain_thenInvalid(String keyed, String why) throws IOException {
        collects("tries: 2, ");

        assertThat(flows.call("presses: {menu-main: [\"" + keyed + "\", \"" + keyed + "\"]}")
                        .path())
                .containsExactly(
                        "zh menu-main",
                        "presses " + keyed,
                        "zh wrong-number",
                        "zh menu-main",
                        "presses " + keyed,
                        "zh wrong-number",
                        "a → wrong: " + why,
                        "zh to-operator",
                        "wrong → end");
    }

    @Test
    void collect_nothing_afterAllTries() throws IOException {
        collects("tries: 2, ");

        assertThat(flows.call().path())
                .startsWith("zh menu-main", "zh no-key", "zh menu-main", "zh no-key", "a → none: keyed nothing");
    }

    @Test
    void collect_ownEndKey() throws IOException {
        collects("end: \"*\", ");

        assertThat(flows.call("presses: {menu-main: \"8008*\"}").steps()).startsWith("a → b: keyed 8008");
    }

    @Test
    void collect_confirmed_whenTheCallerSaysSo() throws IOException {
        collects("confirm: true, ");

        assertThat(flows.call("presses: {menu-main: \"8008#\", confirm: 1}").path())
                .startsWith(
                        "zh menu-main",
                        "presses 8008#",
                        "zh you-keyed",
                        "zh num-8",
                        "zh num-0",
                        "zh num-0",
                        "zh num-8",
                        "zh confirm",
                        "presses 1",
                        "a → b: keyed 8008");
    }

    @Test
    void collect_notConfirmed_isAskedAgain_andInvalidInTheEnd() throws IOException {
        collects("confirm: true, tries: 2, ");

        assertThat(flows.call("presses: {menu-main: [\"8008#\", \"8009#\"], confirm: [2, 1]}")
                        .steps())
                .startsWith("a → b: keyed 8009");
        assertThat(flows.call("presses: {menu-main: [\"8008#\", \"8009#\"], confirm: [2, 2]}")
                        .steps())
                .startsWith("a → wrong: said that 8009 is not right");
    }

    // ---- say

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number | '12' | num-12",
                "digits | '+8612' | num-8 num-6 digit-1 num-2",
                "position | '3' | position-before num-3 position-after",
                "wait | '5' | num-5 unit-minute",
                "date | '2026-11-22' | num-2 num-0 num-2 num-6 date-year month-11 num-20 num-2 date-day",
                "time | '15:05' | time-afternoon num-3 time-point num-0 num-5 unit-fen",
                "money | '12.50' | num-12 unit-yuan num-5 unit-jiao"
            })
    void say_eachKind_isSpokenInPieces(String as, String value, String heard) throws IOException {
        flows.main("a: {say: " + as + ", value: \"'" + value
                + "'\", next: end, failed: bad}\nbad: {play: to-operator, next: end}");

        FlowCall call = flows.call();

        assertThat(String.join(" ", call.heard()).replace("zh ", "")).isEqualTo(heard);
        assertThat(call.steps()).containsExactly("a → end");
    }

    @ParameterizedTest
    @CsvSource({
        "number, twelve",
        "number, 99999999999999999999",
        "digits, 12a",
        "position, 0",
        "position, first",
        "wait, soon",
        "date, 2026-13-01",
        "time, 25:00",
        "money, much"
    })
    void say_whatCannotBeSaid_fails(String as, String value) throws IOException {
        flows.main("a: {say: " + as + ", value: \"'" + value
                + "'\", next: end, failed: bad}\nbad: {play: to-operator, next: end}");

        FlowCall call = flows.call();

        assertThat(call.heard()).containsExactly("zh to-operator");
        assertThat(call.steps().getFirst()).startsWith("a → bad: ").contains(value);
    }

    // ---- language, hours, branch, set

    @Test
    void language_fixed_isSpokenFromThenOn() throws IOException {
        flows.main("a: {language: en, next: b}\nb: {play: please-hold, next: end}");

        FlowCall call = flows.call();

        assertThat(call.path()).containsExactly("a → b", "en please-hold", "b → end");
        assertThat(call.end()).contains("language en");
    }

    @Test
    void language_asked_isSaidInEach_andTakenByKey() throws IOException {
        flows.main(
                "a: {language: ask, prompt: choose-language, keys: {1: zh, 2: en}, tries: 2, next: b, nothing: end}\n"
                        + "b: {play: please-hold, next: end}");

        assertThat(flows.call("presses: {choose-language: [nothing, 2]}").path())
                .containsExactly(
                        "zh choose-language",
                        "en choose-language",
                        "presses 2",
                        "a → b: pressed 2 for en",
                        "en please-hold",
                        "b → end");
        assertThat(flows.call("presses: {choose-language: [7]}").path())
                .containsExactly(
                        "zh choose-language",
                        "presses 7",
                        "zh choose-language",
                        "en choose-language",
                        "a → end: chose no language");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00, open",
        "2026-11-23T08:29, closed",
        "2026-11-23T12:00, closed",
        "2026-11-22T10:00, closed",
        "2027-01-01T10:00, holiday"
    })
    void hours_areThoseOfTheSitesTimeZone(String at, String exit) throws IOException {
        flows.main("a: {hours: office, open: o, closed: c, holiday: h}\no: {play: to-operator, next: end}\n"
                + "c: {play: to-operator, next: end}\nh: {play: to-operator, next: end}");

        assertThat(flows.call("at: " + at).steps().getFirst())
                .isEqualTo("a → " + exit.charAt(0) + ": calendar office says " + exit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "13900139003 | caller.number == '+8613900139003'",
                "13900139003 | caller.name == ''",
                "13900139003 | caller.known",
                "13700137000 | !caller.known && customer.id == '' && customer.tier == ''",
                "13800138001 | customer.id == 'acme'",
                "13800138001 | customer.name.startsWith('华光')",
                "13800138001 | customer.tier == 'key'",
                "13800138002 | customer.language == 'en' && call.language == 'en'",
                "13800138001 | customer.engineer == 'lin'",
                "13700137000 | line.name == 'standard'",
                "13700137000 | !line.vip",
                "13700137000 | line.dialled == '8008100800'",
                "13800138001 | call.vip",
                "13700137000 | call.topic == ''",
                "13700137000 | time.hour == 21 && time.minute == 7",
                "13700137000 | time.weekday == 'tue'",
                "13700137000 | time.date == '2026-11-24'",
                "13700137000 | case.open",
                "anonymous   | caller.number == '' && !caller.known",
                "13700137000 | vars.late == ''"
            })
    void branch_byEachFact(String from, String condition) throws IOException {
        flows.main("a:\n  branch:\n    - {if: \"" + condition
                + "\", then: b}\n  else: end\nb: {set: {late: \"'x'\"}, next: end}");

        assertThat(flows.call("from: " + from, "at: 2026-11-24T21:07", "open-case: true")
                        .steps()
                        .getFirst())
                .isEqualTo("a → b: " + condition + " holds");
    }

    @Test
    void branch_firstThatHolds_elseWhenNone_andOneThatCannotBeToldDoesNot() throws IOException {
        flows.main(
                "a: {set: {n: \"'many'\"}, next: b}\nb:\n  branch:\n    - {if: int(vars.n) > 5, then: end}\n"
                        + "    - {if: caller.known, then: c}\n  else: d\nc: {play: to-operator, next: end}\nd: {play: to-operator, next: end}");

        assertThat(flows.call().steps()).contains("b → d: none of [int(vars.n) > 5, caller.known] holds");
        assertThat(flows.call("from: 13900139003").steps()).contains("b → c: caller.known holds");
    }

    @Test
    void set_severalVariables_fromThoseBefore() throws IOException {
        flows.main("a: {set: {x: \"'1'\"}, next: b}\nb: {set: {x: vars.x + '2', y: vars.x + '3'}, next: end}");

        assertThat(flows.call().steps()).containsExactly("a → b: set {x=1}", "b → end: set {x=12, y=13}");
    }

    @Test
    void set_whatHasNoValue_failsAndSetsNothing() throws IOException {
        flows.main(
                "a: {set: {x: \"'1'\", y: int('abc')}, next: end, failed: b}\nb: {set: {z: vars.x + '!'}, next: end}");

        FlowCall call = flows.call();

        assertThat(call.steps().getFirst()).startsWith("a → b: int('abc'): ");
        assertThat(call.steps()).endsWith("b → end: set {z=!}");
    }

    // ---- lookup, fetch, webhook

    @ParameterizedTest
    @CsvSource({
        "acme, customer acme, 'customer acme, vip true'",
        "021-50321188, customer acme, 'customer acme, vip true'",
        "+8613900139004, customer maple, 'customer maple, vip false'"
    })
    void lookup_byIdOrNumber_servesTheCallAsThatCustomers(String by, String why, String end) throws IOException {
        flows.main(
                "a: {lookup: \"'" + by + "'\", found: b, not-found: end}\nb: {set: {tier: customer.tier}, next: end}");

        FlowCall call = flows.call();

        assertThat(call.steps().getFirst()).isEqualTo("a → b: " + why);
        assertThat(call.end()).contains(end);
    }

    @Test
    void lookup_dedicatedEngineerIsTaken() throws IOException {
        flows.main("a: {lookup: \"'tianhe'\", found: b, not-found: end}\nb: {queue: hardware, next: end}");

        FlowCall call = flows.call();

        assertThat(call.path()).contains("zh connecting-dedicated", "rings wang: answers");
        assertThat(call.end()).contains("agent wang");
    }

    @Test
    void lookup_ofNobody_isNotFound() throws IOException {
        flows.main("a: {lookup: \"'acne'\", found: end, not-found: b}\nb: {play: to-operator, next: end}");

        FlowCall call = flows.call();

        assertThat(call.steps().getFirst()).isEqualTo("a → b: no customer has 'acne'");
        assertThat(call.end()).contains("customer none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'{\"customer\": {\"name\": \"Li\", \"levels\": [7]}}' | f: crm answered | set {both=Li/7}",
                "'{}' | f: crm answered | set {both=/}",
                "'null' | f: crm answered | set {both=/}",
                "404 | n: crm knows nothing | set {both=/}",
                "500 | x: crm answered 500 | set {both=/}",
                "down | x: crm did not answer | set {both=/}",
                "'<html>' | x: crm answered what is not JSON | set {both=/}"
            })
    void fetch_eachAnswer_hasItsExit_andFillsVariables(String answer, String why, String set) throws IOException {
        flows.main(
                "a: {fetch: crm, path: \"/{caller.number}\", into: {name: /customer/name, level: /customer/levels/0},"
                        + " found: f, not-found: n, failed: x}\n"
                        + "f: {set: {both: vars.name + '/' + vars.level}, next: end}\n"
                        + "n: {set: {both: vars.name + '/' + vars.level}, next: end}\n"
                        + "x: {set: {both: vars.name + '/' + vars.level}, next: end}");

        assertThat(flows.call("services: {crm: " + answer + "}").steps())
                .containsExactly("a → " + why, why.charAt(0) + " → end: " + set);
    }

    @ParameterizedTest
    @CsvSource({
        "200, b: crm was told",
        "204, b: crm was told",
        "500, x: crm answered 500",
        "down, x: crm did not answer"
    })
    void webhook_toldOrFailed(String answer, String why) throws IOException {
        flows.main("a: {webhook: crm, path: /calls, data: {from: caller.number}, next: b, failed: x}\n"
                + "b: {play: to-operator, next: end}\nx: {play: to-operator, next: end}");

        assertThat(flows.call("services: {crm: " + answer + "}").steps().getFirst())
                .isEqualTo("a → " + why);
    }

    // ---- queue, offer-callback

    private static final String QUEUE = """
            a: {queue: orders, longest: 1m, next: talked, promised: promised, nobody: nobody, too-long: long}
            talked: {play: to-operator, next: end}
            promised: {hangup: please-hold}
            nobody: {play: to-operator, next: end}
            long: {play: to-operator, next: end}""";

    @Test
    void queue_talked() throws IOException {
        flows.main(QUEUE);

        assertThat(flows.call().path())
                .startsWith("zh connecting", "rings he: answers", "a → talked: talked with an agent");
    }

    @Test
    void queue_nobodyThere_whenTheFlowSaysWhatThen() throws IOException {
        flows.main(QUEUE);

        assertThat(flows.call("phones: {\"*\": away}").path()).startsWith("a → nobody: no agent for orders is there");
    }

    @Test
    void queue_tooLong_alsoBesideMusic() throws IOException {
        flows.main(QUEUE);

        assertThat(flows.call("phones: {he: 10m}").steps()).startsWith("a → long: waited as long as he may");
    }

    @Test
    void queue_closesBeforeTheCallersTurn_aCallbackIsOfferedAtOnce_once() throws IOException {
        flows.main(QUEUE).change("queues.yaml", "    skill: orders\n", "    skill: orders\n    hours: office\n");

        FlowCall call = flows.call("at: 2026-11-23T11:59:58", "phones: {he: 10m}");
        assertThat(call.path()).startsWith("zh callback-closing").containsOnlyOnce("zh callback-closing");

        assertThat(flows.call("at: 2026-11-23T11:00", "phones: {he: 10m}").path())
                .startsWith("zh all-busy")
                .doesNotContain("zh callback-closing");
    }

    @Test
    void queue_closed_theFlowSaysWhatThen_elseACallbackIsOffered() throws IOException {
        flows.main("a: {queue: orders, next: end, closed: shut}\nshut: {play: to-operator, next: end}")
                .change("queues.yaml", "    skill: orders\n", "    skill: orders\n    hours: office\n");
        assertThat(flows.call("at: 2026-11-23T12:30").path()).startsWith("a → shut: queue orders is closed");

        flows.main("a: {queue: orders, next: end}");
        FlowCall call = flows.call("at: 2026-11-23T12:30", "presses: {callback-closing: 1, callback-confirm: 1}");
        assertThat(call.path()).startsWith("zh callback-closing");
        assertThat(call.end()).contains("case promised-callback");
    }

    @Test
    void queue_promised_goesOnThere() throws IOException {
        flows.main(QUEUE.replace("1m", "10m"));

        FlowCall call = flows.call("phones: {he: 20m}", "presses: {callback-offer: 1, callback-confirm: 1}");

        assertThat(call.path())
                .endsWith("zh callback-promised", "a → promised: a callback was promised", "zh please-hold");
        assertThat(call.end()).contains("case promised-callback");
    }

    @Test
    void queue_freeAgentsWhoNeverAnswer_areNoReasonToWaitForEver() throws IOException {
        flows.main("a: {queue: hardware, next: end}");

        FlowCall call =
                flows.call("phones: {\"*\": no-answer}", "presses: {callback-offer: [2, 1], callback-confirm: 1}");

        assertThat(call.path().stream().filter("zh callback-offer"::equals)).hasSize(2);
        assertThat(call.path().indexOf("zh callback-offer"))
                .isGreaterThan(call.path().indexOf("rings chen: no answer"));
        assertThat(call.end()).contains("case promised-callback");
    }

    @Test
    void queue_tooLong_alsoBetweenPhonesThatNobodyAnswers() throws IOException {
        flows.change("queues.yaml", "set-aside: 30s", "set-aside: 1s")
                .main("a: {queue: hardware, longest: 90s, next: end, too-long: b}\nb: {play: to-operator, next: end}");

        FlowCall call = flows.call("phones: {\"*\": no-answer}");

        assertThat(call.steps()).startsWith("a → b: waited as long as he may");
        assertThat(call.path().stream().filter(line -> line.startsWith("rings")))
                .hasSizeBetween(4, 5);
    }

    @Test
    void queue_afterAnother_isWaitedInForItsOwnTime() throws IOException {
        flows.main("a: {queue: orders, longest: 1m, next: end, too-long: b}\n"
                + "b: {queue: operator, longest: 2m, next: end, too-long: c}\nc: {play: please-hold, next: end}");

        FlowCall call = flows.call("phones: {he: 1h, sun: 100s}");

        assertThat(call.steps()).containsExactly("a → b: waited as long as he may", "b → end: talked with an agent");
    }

    @Test
    void keyPressedInTheGreeting_isNoAnswerToAnOfferMuchLater() throws IOException {
        flows.main("a: {play: welcome-standard, next: b}\nb: {queue: orders, next: end}");

        FlowCall call = flows.call("phones: {he: 10m}", "presses: {welcome-standard: 1}");

        assertThat(call.path())
                .contains("zh callback-offer", "rings he: answers")
                .doesNotContain("zh callback-promised");
    }

    @Test
    void keyThatEndsANumberWhichIsFull_isNoAnswerToTheNextQuestion() throws IOException {
        flows.main("a: {collect: menu-main, into: x, digits: 4, next: b}\n"
                + "b: {menu: to-operator, keys: {1: end}, nothing: end}");

        FlowCall call = flows.call("presses: {menu-main: \"8008#\", to-operator: 1}");

        assertThat(call.steps()).containsExactly("a → b: keyed 8008", "b → end: pressed 1");
        assertThat(call.path()).doesNotContain("zh wrong-key");
    }

    @Test
    void offerCallback_eachAnswer() throws IOException {
        flows.main(
                "a: {offer-callback: callback-offer, promised: p, declined: d, nothing: n, no-number: x}\n"
                        + "p: {hangup: please-hold}\nd: {play: to-operator, next: end}\nn: {play: to-operator, next: end}\nx: {play: to-operator, next: end}");

        FlowCall promised = flows.call("presses: {callback-offer: 1, callback-confirm: 1}");
        assertThat(promised.path())
                .startsWith("zh callback-offer", "presses 1", "zh callback-number", "zh digit-1", "zh num-3")
                .endsWith(
                        "zh callback-confirm",
                        "presses 1",
                        "zh callback-promised",
                        "a → p: a callback was promised",
                        "zh please-hold");
        assertThat(promised.end()).contains("case promised-callback");
        assertThat(flows.call("presses: {callback-offer: 2}").steps()).startsWith("a → d: pressed 2");
        assertThat(flows.call().steps()).startsWith("a → n: pressed nothing");
        assertThat(flows.call("from: anonymous", "presses: {callback-offer: 1}").path())
                .contains("zh callback-no-number", "a → x: there is no number to call");
    }

    // ---- record, transfer, survey

    @Test
    void record_isKept_andItsNameIsAVariable() throws IOException {
        flows.main(
                "a: {record: please-hold, into: voice, next: b, nothing: end, failed: end}\n"
                        + "b:\n  branch:\n    - {if: vars.voice.contains('-a-'), then: c}\n  else: end\nc: {play: to-operator, next: end}");

        assertThat(flows.call().path())
                .containsExactly(
                        "zh please-hold",
                        "presses speaks",
                        "a → b: recorded 10 s",
                        "b → c: vars.voice.contains('-a-') holds",
                        "zh to-operator",
                        "c → end");
    }

    @ParameterizedTest
    @CsvSource({
        "answers, t: talked with 4008100400",
        "busy, b: 4008100400 is busy",
        "no-answer, n: 4008100400 does not answer",
        "away, f: 4008100400 cannot be reached: CHANUNAVAIL"
    })
    void transfer_eachOutcome(String phone, String why) throws IOException {
        flows.main("a: {transfer: {number: \"4008100400\"}, next: t, busy: b, no-answer: n, failed: f}\n"
                + "t: {hangup: }\nb: {hangup: }\nn: {hangup: }\nf: {hangup: }");

        FlowCall call = flows.call("phones: {\"4008100400\": " + phone + "}");

        assertThat(call.steps()).containsExactly("a → " + why);
        assertThat(call.end()).contains("transfer 4008100400");
    }

    @Test
    void transfer_toAPhoneOfTheHouse_andTheCallerHangsUpFirst() throws IOException {
        flows.main("a: {transfer: {phone: reception}, next: end, no-answer: end}");

        FlowCall call = flows.call("caller-ends-talk: true");

        assertThat(call.path()).containsExactly("rings reception: answers", "presses hangs-up");
        assertThat(call.end()).contains("ends by caller");
    }

    @Test
    void survey_twice_isAskedOnce() throws IOException {
        flows.survey().main("a: {survey: service, next: b}\nb: {survey: service, next: end}");

        FlowCall call = flows.call("presses: {survey-satisfaction: 5, survey-solved: 1}");

        assertThat(call.heard())
                .containsExactly("zh survey-intro", "zh survey-satisfaction", "zh survey-solved", "zh survey-thanks");
        assertThat(call.steps()).containsExactly("a → b", "b → end");
        assertThat(call.end()).contains("scores {satisfaction=5, solved=1}");
    }

    // ---- flow and return, split, hangup, hung-up

    @Test
    void flow_namedReturns_othersTakeNext() throws IOException {
        flows.main(
                        "a: {flow: sub, lost: l, next: n}\nl: {play: to-operator, next: end}\nn: {play: please-hold, next: end}")
                .flow(
                        "sub",
                        "a: {menu: menu-main, keys: {1: done, 2: lost}, nothing: lost}\ndone: {return: done}\nlost: {return: lost}");

        assertThat(flows.call("presses: {menu-main: 1}").steps())
                .containsExactly(
                        "a → done: pressed 1", "done → the end: returns", "a → n: the flow returned done", "n → end");
        assertThat(flows.call("presses: {menu-main: 2}").steps()).contains("a → l: the flow returned lost");
    }

    @Test
    void split_sameCallerTheSame_andSharesNearTheirPercents() throws IOException {
        flows.main(
                "a:\n  split:\n    - {percent: 30, then: b}\n    - {percent: 70, then: end}\nb: {play: to-operator, next: end}");
        List<String> callers = IntStream.range(0, 1000)
                .mapToObj(i -> "from: 137" + (10_000_000 + i * 7919))
                .toList();

        List<FlowCall> calls = flows.calls(callers);

        assertThat(calls.stream().filter(call -> call.steps().contains("a → b: the caller is in share 1")))
                .hasSizeBetween(260, 340);
        assertThat(flows.calls(callers)).isEqualTo(calls);
    }

    @Test
    void hangup_saysItsPrompts_andTheHotlineEndsTheCall() throws IOException {
        flows.flow("main", "a: {play: welcome-standard, next: b}\nb: {hangup: [please-hold, to-operator]}");

        FlowCall call = flows.call();

        assertThat(call.heard()).containsExactly("zh welcome-standard", "zh please-hold", "zh to-operator");
        assertThat(call.end()).contains("ends by hotline");
    }

    @Test
    void hungUp_runsItsStepsWithoutTheCaller_andTheCallEndsAsHisHangUp() throws IOException {
        flows.main("a: {menu: menu-main, keys: {1: end}, nothing: end, hung-up: lost}\n"
                + "lost: {webhook: crm, path: /lost, next: end, failed: end}");

        FlowCall call = flows.call("presses: {menu-main: hangs-up}", "services: {crm: 200}");

        assertThat(call.path())
                .containsExactly(
                        "zh menu-main", "presses hangs-up", "a → lost: the caller hung up", "lost → end: crm was told");
        assertThat(call.end()).contains("ends by caller");
    }

    @Test
    void hungUp_ofASubFlow_isTheStepsThatRunsIt() throws IOException {
        flows.main("a: {flow: sub, next: end, hung-up: lost}\nlost: {webhook: crm, path: /lost, next: end}")
                .flow("sub", "a: {menu: menu-main, keys: {1: back}, nothing: back}\nback: {return: done}");

        assertThat(flows.call("presses: {menu-main: hangs-up}", "services: {crm: 200}")
                        .steps())
                .containsExactly("a → lost: the caller hung up", "lost → end: crm was told");
    }

    @Test
    void hungUp_stepThatNeedsACaller_endsIt() throws IOException {
        flows.main(
                "a: {menu: menu-main, keys: {1: end}, nothing: end, hung-up: lost}\nlost: {play: please-hold, next: end, hung-up: lost}");

        FlowCall call = flows.call("presses: {menu-main: hangs-up}");

        assertThat(call.steps()).containsExactly("a → lost: the caller hung up");
        assertThat(call.end()).contains("ends by caller");
    }
}
