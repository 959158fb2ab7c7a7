package dev.hotline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake in a flow is one problem, at its place. */
final class FlowProblemsTest {
    private static final String MAIN = "flows/main.yaml:";
    private static final String WORDS =
            "branch, collect, fetch, flow, hangup, hours, language, lookup, menu, offer-callback, play, queue, record, return,"
                    + " say, set, split, survey, transfer, webhook";

    @TempDir
    Path folder;

    private FlowFolder flows;

    @BeforeEach
    void copySamples() throws IOException {
        flows = new FlowFolder(folder);
    }

    /** The first step is on line 3, two blanks in. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void read_oneMistakeInAFlow_isOneProblem(String steps, List<String> problems) {
        assertThat(flows.main(steps).samples().problems())
                .containsExactlyElementsOf(
                        problems.stream().map(problem -> MAIN + problem).toList());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "a: {next: b}\nb: {hangup: }",
                        "3:3: steps.a: no key says what to do: expected one of " + WORDS),
                mistake("a:", "3:3: steps.a: no key says what to do: expected one of " + WORDS),
                mistake("a: 5", "3:6: steps.a is a single value: expected keys with values"),
                mistake(
                        "a: {play: x, menu: x, next: b}\nb: {hangup: }",
                        "3:3: steps.a: 'play' and 'menu' are two things to do: expected one"),
                mistake(
                        "a: {mneu: x, next: b}\nb: {hangup: }",
                        "3:7: steps.a.mneu: 'mneu' is nothing that a step does; did you mean 'menu'?"),
                mistake(
                        "a: {play: x, next: b, colour: red}\nb: {hangup: }",
                        "3:25: steps.a: there is no key 'colour' (known: next, play, interruptible, hung-up)"),
                mistake(
                        "a b: {hangup: }\na: {play: x, next: a b}",
                        "3:3: steps.a b: 'a b' is not a name of letters a-z, digits, '-' and '_'"),
                mistake(
                        "a: {play: x}",
                        "3:3: steps.a: 'next' is missing: expected the step that comes then (this is a dead end)"),
                mistake(
                        "a: {queue: hardware, longest: 5m, next: b}\nb: {hangup: }",
                        "3:3: steps.a: 'too-long' is missing: expected the step that comes then (this is a dead end)"),
                mistake(
                        "a: {play: x, next: ende}\nend: {hangup: }",
                        "3:22: next: there is no step 'ende'; did you mean 'end'?"),
                mistake(
                        "a: {play: x, next: [b]}\nb: {hangup: }",
                        "3:22: next is a list: expected the step that comes then (this is a dead end)"),
                mistake("a: {play: , next: b}\nb: {hangup: }", "3:12: play is empty: expected prompts"),
                mistake("a: {play: [], next: b}\nb: {hangup: }", "3:3: steps.a: play is empty: expected a prompt"));
    }

    private static Arguments mistake(String steps, String... problems) {
        return Arguments.of(steps, List.of(problems));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void read_flowThatLeadsCallersWrong_isOneProblem(String steps, List<String> problems) {
        read_oneMistakeInAFlow_isOneProblem(steps, problems);
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                mistake(
                        "a: {hangup: }\nb: {play: x, next: c}\nc: {play: x, next: a}",
                        "4:3: steps.b: no call gets here: no exit leads to this step"),
                mistake(
                        "a: {hangup: }\nb: {play: x, next: c}\nc: {play: x, next: b}",
                        "4:3: steps.b: no call gets here: no exit leads to this step"),
                mistake(
                        "a: {play: x, next: b}\nb: {play: x, next: c}\nc: {play: x, next: b}",
                        "4:3: steps.b: there is no way out: b → c → b"),
                mistake("a: {menu: x, keys: {1: a}, nothing: a}", "3:3: steps.a: there is no way out: a → a"),
                mistake(
                        "a: {branch: [{if: caller.known, then: b}], else: c}\nb: {set: {x: '1'}, next: a}\nc: {set: {x: '2'}, next: a}",
                        "3:3: steps.a: the call goes round here without a pause: a → b → a"),
                mistake(
                        "a: {queue: hardware, next: b, nobody: c}\nb: {hangup: }\nc: {queue: software, next: b, nobody: a}",
                        "3:3: steps.a: the call goes round here without a pause: a → c → a"),
                mistake(
                        "a: {menu: x, keys: {1: b}, nothing: c}\nb: {hangup: }\nc: {play: x, next: a, hung-up: b}",
                        "3:3: steps.a: a caller who presses nothing goes round here for ever: a → c → a"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void read_wrongKeys_areToldAtTheKey(String keys, List<String> problems) {
        read_oneMistakeInAFlow_isOneProblem("a: {menu: x, keys: " + keys + ", nothing: b}\nb: {hangup: }", problems);
    }

    static Stream<Arguments> keys() {
        String hidden = ", which is taken as soon as it is pressed";
        String expected = "' is not a key, or up to four: of 0-9, '*' and '#' (these two in quotes)";
        return Stream.of(
                mistake("{1: b, 2: b, 1: b}", "3:35: steps.a.keys: the key '1' is already used at line 3"),
                mistake("{1: b, 12: b}", "3:29: steps.a.keys.12: nobody can press 12: it is hidden behind 1" + hidden),
                mistake("{12: b, 1: b}", "3:23: steps.a.keys.12: nobody can press 12: it is hidden behind 1" + hidden),
                mistake(
                        "{1: b, 12: b, 123: b}",
                        "3:29: steps.a.keys.12: nobody can press 12: it is hidden behind 1" + hidden,
                        "3:36: steps.a.keys.123: nobody can press 123: it is hidden behind 1" + hidden),
                mistake("{one: b}", "3:23: steps.a.keys.one: 'one" + expected),
                mistake("{12345: b}", "3:23: steps.a.keys.12345: '12345" + expected),
                mistake("{}", "3:16: steps.a.keys: there is no choice: expected at least one key"));
    }

    @Test
    void read_languagesOfKeys_areChecked() {
        assertThat(flows.main("""
                                a: {language: ask, prompt: x, keys: {1: fr, 12: zh}, next: b}
                                b: {language: fr, keys: {1: zh}, prompt: x, next: c}
                                c: {hangup: }
                                """).samples().problems())
                .containsExactly(
                        MAIN + "3:43: 1: 'fr' is not one of zh, en",
                        MAIN + "3:47: steps.a.keys.12: '12' is not a key: one of 0-9, '*' and '#' (in quotes)",
                        MAIN + "4:17: language: 'fr' is not one of zh, en");
    }

    @Test
    void read_unknownNames_areToldWithAGuess() throws IOException {
        flows.prompts("  goodbye:", "  goodbye:").survey();

        assertThat(flows.main("""
                                a: {play: no-keys, next: b}
                                b: {queue: hardwear, next: c}
                                c: {survey: servce, next: d}
                                d: {fetch: crn, path: /x, found: e, failed: e}
                                e: {flow: man}
                                """).samples().problems())
                .containsExactly(
                        MAIN + "3:13: play: there is no prompt 'no-keys'; did you mean 'no-key'?",
                        MAIN + "4:14: queue: there is no queue 'hardwear'; did you mean 'hardware'?",
                        MAIN + "5:15: survey: there is no survey 'servce'; did you mean 'service'?",
                        MAIN + "6:14: fetch: there is no service 'crn'; did you mean 'crm'?",
                        MAIN + "7:13: flow: there is no flow 'man'; did you mean 'main'?");
    }

    @Test
    void read_unknownCalendar_isAProblem() {
        assertThat(flows.main("a: {hours: offce, open: b, closed: b}\nb: {hangup: }")
                        .samples()
                        .problems())
                .singleElement()
                .asString()
                .startsWith(MAIN + "3:14: hours: there is no calendar 'offce'");
    }

    @Test
    void read_nameThatCannotBeOne_isOneProblem() {
        assertThat(flows.main("a: {play: a b, next: b}\nb: {queue: 'x,y', next: c}\nc: {hangup: }")
                        .samples()
                        .problems())
                .containsExactly(
                        MAIN + "3:13: play: 'a b' is not a name of letters a-z, digits, '-' and '_'",
                        MAIN + "4:14: queue: 'x,y' is not a name of letters a-z, digits, '-' and '_'");
    }

    @Test
    void read_promptWithoutATextInALanguageOfTheLine_isAProblemWhereItIsSaidFirst() throws IOException {
        flows.prompts("    en: For hardware,", "    fr: For hardware,")
                .main("a: {play: menu-main, next: b}\nb: {play: menu-main, next: c}\nc: {flow: sub}")
                .sub("a: {hangup: menu-main}");

        assertThat(flows.samples().problems())
                .containsExactly(
                        MAIN + "3:13: play: the prompt 'menu-main' has no text in en, which the line vip speaks");

        flows.samples().edit("lines.yaml", "[zh, en]       #", "[zh]       #").edit("lines.yaml", "[zh, en]", "zh");

        assertThat(flows.samples().problems()).isEmpty();
    }

    @Test
    void read_promptOfASurvey_isCheckedForTheLinesThatReachIt() throws IOException {
        flows.prompts("    en: Was your problem solved", "    fr: Was your problem solved")
                .survey()
                .main("a: {survey: service, next: b}\nb: {hangup: }");

        assertThat(flows.samples().problems())
                .containsExactly(
                        "surveys/service.yaml:14:13: prompt: the prompt 'survey-solved' has no text in en, which the line vip speaks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "customer.teir == 'key'       | 14 | there is no 'customer.teir'; did you mean 'customer.tier'?",
                "line.vip && customer.teir == 'key' | 26 | there is no 'customer.teir'; did you mean 'customer.tier'?",
                "vars.account != '' && vars.acount == '1' | 36 | there is no 'vars.acount'; did you mean 'vars.account'?",
                "caller.nmber.startsWith('1') | 14 | there is no 'caller.nmber'; did you mean 'caller.number'?",
                "caller.number.startWith('1') | 28 | there is no function 'startWith'; did you mean 'startsWith'?",
                "time.hour == 'x'             | 24 | '==' does not go with a whole number and a text; int(…) makes a number of a text, string(…) a text of a number",
                "!caller.number               | 14 | '!' does not go with a text",
                "size(1) == 2                 | 18 | 'size' does not go with a whole number",
                "time.hour >= 9 &&            | 31 | something is missing at the end",
                "(caller.known                | 27 | ')' is missing",
                "caller.known)                | 26 | ')' is not expected here",
                "customer.tier = 'key'        | 28 | here is a single '=': expected '==' to compare",
                "caller.known & line.vip      | 27 | '&' is not expected here",
                "customer.tier == 'key        | 31 | this text is never closed: expected a second quote"
            })
    void read_wrongCondition_isToldInPlainWordsAtItsColumn(String condition, int column, String message) {
        flows.main("a:\n  branch:\n    - if: \"" + condition + "\"\n      then: b\n  else: b\n"
                + "b: {set: {account: caller.number}, next: c}\nc: {hangup: }");

        assertThat(flows.samples().problems())
                .containsExactly(MAIN + "5:" + column + ": if: in the expression '" + condition + "': " + message);
    }

    @Test
    void read_wrongConditionWithoutQuotes_hasItsColumnToo() {
        assertThat(flows.main(
                                "a: {branch: [{if: line.vip && customer.teir == 'key', then: b}], else: b}\nb: {hangup: }")
                        .samples()
                        .problems())
                .containsExactly(
                        MAIN
                                + "3:33: if: in the expression 'line.vip && customer.teir == 'key'': there is no 'customer.teir'; did you mean 'customer.tier'?");
    }

    @Test
    void read_twoUnknownNamesInACondition_areTwoProblems() {
        assertThat(flows.main("a: {branch: [{if: caller.nam == customer.nam, then: b}], else: b}\nb: {hangup: }")
                        .samples()
                        .problems())
                .containsExactly(
                        MAIN
                                + "3:21: if: in the expression 'caller.nam == customer.nam': there is no 'caller.nam'; did you mean 'caller.name'?",
                        MAIN
                                + "3:35: if: in the expression 'caller.nam == customer.nam': there is no 'customer.nam'; did you mean 'customer.name'?");
    }

    @Test
    void read_conditionOfAnotherType_orNone_isAProblem() {
        assertThat(flows.main("""
                                a:
                                  branch:
                                    - {if: time.hour, then: b}
                                    - {if: caller.name, then: b}
                                    - {if: "", then: b}
                                    - {then: b}
                                  else: b
                                b: {branch: [], else: c}
                                c: {branch: 5, else: d}
                                d: {hangup: }
                                """).samples().problems())
                .containsExactly(
                        MAIN + "5:14: if: 'time.hour' is a whole number: expected a condition, true or false",
                        MAIN + "6:14: if: 'caller.name' is a text: expected a condition, true or false",
                        MAIN + "7:14: if is empty: expected a condition, true or false",
                        MAIN + "8:9: steps.a.branch: 'if' is missing: expected a condition",
                        MAIN
                                + "10:3: steps.b: there is no condition: expected lines such as '- {if: caller.known, then: STEP}'",
                        MAIN + "11:15: branch is not a list: expected lines that begin with '- '");
    }

    @Test
    void read_wrongVariables_areToldOnce_notWhereTheyAreUsed() {
        assertThat(flows.main("""
                                a: {set: {Account: "'1'", in: "'x'", x: "[1]"}, next: b}
                                b: {say: numbr, value: vars.Account, next: c}
                                c: {collect: x, into: 1a, digits: 8, next: d}
                                d: {fetch: crm, path: /x, into: {X: /a, y: a}, found: e, failed: e}
                                e: {hangup: }
                                """).samples().problems())
                .containsExactly(
                        MAIN
                                + "3:13: steps.a.set.Account: 'Account' is not a variable's name of small letters a-z, digits and '_'",
                        MAIN
                                + "3:29: steps.a.set.in: 'in' is not a variable's name of small letters a-z, digits and '_'",
                        MAIN + "3:43: x: '[1]' is a list: expected a text, a number, or true or false",
                        MAIN
                                + "4:12: say: 'numbr' is not one of number, digits, position, wait, date, time, money; did you mean 'number'?",
                        MAIN + "5:25: into: '1a' is not a variable's name of small letters a-z, digits and '_'",
                        MAIN
                                + "6:36: steps.d.into.X: 'X' is not a variable's name of small letters a-z, digits and '_'",
                        MAIN + "6:46: y: 'a' is not a JSON pointer such as /customer/id");
    }

    @Test
    void read_variableOfAFileThatCannotBeRead_isNotUnknown() {
        flows.main("a: {flow: sub, done: b}\nb: {say: digits, value: vars.account, next: c}\nc: {hangup: }")
                .flow("sub", "start: [");

        assertThat(flows.samples().problems()).singleElement().asString().startsWith("flows/sub.yaml:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/a/{caller.number | 29 | this '{' is never closed: expected '}' after an expression",
                "/a/caller.number} | 42 | this '}' closes nothing: expected '{' and an expression before it",
                "/a/{} | 30 | nothing is between the braces: expected an expression such as {caller.number}",
                "/a/{caller.nmber} | 30 | in the expression 'caller.nmber': there is no 'caller.nmber'; did you mean 'caller.number'?",
                "customers | 25 | 'customers' does not begin with '/': expected a path such as /customers",
                "/a b | 28 | ' ' cannot stand in an address: expected it percent-encoded",
                "/a%zz | 28 | '%' cannot stand in an address: expected it percent-encoded"
            })
    void read_wrongPath_isToldAtItsColumn(String path, int column, String message) {
        flows.main("a: {fetch: crm, path: \"" + path + "\", found: b, failed: b}\nb: {hangup: }");

        assertThat(flows.samples().problems())
                .containsExactly(MAIN + "3:" + (path.startsWith("/") ? column : 25) + ": path: " + message);
    }

    @ParameterizedTest
    @CsvSource({"0", "10-6", "41", "6-", "eight"})
    void read_wrongNumberOfDigits_isAProblem(String digits) {
        flows.main("a: {collect: x, into: b, digits: " + digits + ", next: b}\nb: {hangup: }");

        assertThat(flows.samples().problems())
                .containsExactly(
                        MAIN + "3:36: digits: '" + digits + "' is not how many digits, such as 8 or 6-10 (at most 40)");
    }

    @ParameterizedTest
    @CsvSource({"8", "1", "6-10", "8-8", "40"})
    void read_numberOfDigits_isGood(String digits) {
        flows.main("a: {collect: x, into: b, digits: " + digits + ", next: b}\nb: {hangup: }");

        assertThat(flows.samples().problems()).isEmpty();
    }

    @Test
    void read_shares_mustAddUpTo100() {
        assertThat(flows.main("""
                                a: {split: [{percent: 50, then: b}, {percent: 40, then: b}]}
                                b: {split: [{percent: 50, then: c}, {percent: many, then: c}]}
                                c: {split: []}
                                """).samples().problems())
                .containsExactly(
                        MAIN + "3:3: steps.a: the shares add up to 90: expected 100",
                        MAIN + "4:49: percent: 'many' is not a whole number from 1 to 100",
                        MAIN + "5:3: steps.c: the shares add up to 0: expected 100");
    }

    @Test
    void read_transfer_goesToANumberOrAPhone() {
        assertThat(flows.main("""
                                a: {transfer: {}, ring: 20s, next: b, no-answer: b}
                                b: {transfer: {number: 1234, phone: 1001}, next: c, no-answer: c}
                                c: {hangup: }
                                """).samples().problems())
                .containsExactly(
                        MAIN + "3:7: steps.a.transfer: expected either 'number' or 'phone'",
                        MAIN + "4:7: steps.b.transfer: expected either 'number' or 'phone'");
    }

    @Test
    void read_flowThatRunsItself_isAProblem() {
        assertThat(flows.main("a: {flow: main}").samples().problems())
                .containsExactly(MAIN + "3:3: steps.a: the flow 'main' would run itself: main → main");
    }

    @Test
    void read_flowThatRunsItselfThroughAnother_isOneProblem() {
        assertThat(flows.main("a: {flow: sub}").sub("a: {flow: main}").samples().problems())
                .containsExactly(MAIN + "3:3: steps.a: the flow 'main' would run itself: main → sub → main");
    }

    @Test
    void read_circleThroughAFlowInWhichNothingIsHeard_isAProblem() {
        flows.main("a: {flow: sub, next: a}")
                .sub("a: {branch: [{if: caller.known, then: b}], else: c}\nb: {return: done}\nc: {return: lost}");

        assertThat(flows.samples().problems())
                .containsExactly(MAIN + "3:3: steps.a: the call goes round here without a pause: a → a");
    }

    @Test
    void read_exitThatTheOtherFlowDoesNotReturn_isAProblem() {
        flows.main("a: {flow: sub, don: b}\nb: {hangup: }").sub("a: {return: done}");

        assertThat(flows.samples().problems())
                .containsExactly(
                        MAIN + "3:18: steps.a.don: the flow 'sub' returns no exit 'don'; did you mean 'done'?");
    }

    @Test
    void read_nextThatStandsForNoExit_isAProblem() {
        flows.main("a: {flow: sub, done: b, next: b}\nb: {hangup: }").sub("a: {return: done}");

        assertThat(flows.samples().problems())
                .containsExactly(MAIN + "3:27: steps.a.next: the flow 'sub' returns no exit 'next' (known: done)");
    }

    @Test
    void read_returnedExitThatLeadsNowhere_isADeadEnd() {
        flows.main("a: {flow: sub, done: b}\nb: {hangup: }")
                .sub("a: {menu: x, keys: {1: b}, nothing: c}\nb: {return: done}\nc: {return: lost}");

        assertThat(flows.samples().problems())
                .containsExactly(
                        MAIN
                                + "3:3: steps.a: 'lost' is missing, which the flow 'sub' returns: expected it, or 'next', with the step that comes then (this is a dead end)");
    }

    @Test
    void read_returnedExitWithTheNameOfAStep_isOneProblem() {
        flows.main("a: {flow: sub}").sub("a: {return: survey}");

        assertThat(flows.samples().problems())
                .containsExactly(
                        "flows/sub.yaml:3:15: return: 'survey' already says something else in a step: expected another name");
    }

    @Test
    void read_flowsThatNobodyRuns_areToldByTheFirstOfThem() {
        flows.main("a: {hangup: }").sub("a: {flow: other}").flow("other", "start: a\nsteps: {a: {hangup: }}");

        assertThat(flows.samples().problems())
                .containsExactly(
                        "flows/sub.yaml:1:1: no line and no flow runs this flow: expected its name as 'flow:' of a line or a step");
    }

    @Test
    void read_flowThatNobodyRunsByItsRightName_isNotToldBesideTheWrongOne() {
        flows.main("a: {flow: subb}").sub("a: {hangup: }");

        assertThat(flows.samples().problems())
                .containsExactly(MAIN + "3:13: flow: there is no flow 'subb'; did you mean 'sub'?");
    }

    @Test
    void read_fileWithABadName_isAProblem() {
        flows.main("a: {hangup: }")
                .flow("my flow", "start: a\nsteps: {a: {hangup: }}")
                .samples()
                .write("flows/other.yml", "start: a\n");

        assertThat(flows.samples().problems())
                .containsExactly(
                        "flows/my flow.yaml:1:1: the file's name is not a name of letters a-z, digits, '-' and '_', and .yaml",
                        "flows/other.yml:1:1: the file's name ends in .yml: expected .yaml");
    }

    @Test
    void read_noFlow_isOneProblem() {
        assertThat(flows.samples().problems())
                .containsExactly("flows:1:1: there is no flow: expected files such as flows/main.yaml");
    }

    @Test
    void read_flowWithoutStartOrSteps_isAProblem() {
        assertThat(flows.flow("main", "steps: {a: {hangup: }}").samples().problems())
                .containsExactly(MAIN + "1:1: 'start' is missing: expected the name of a step");
        assertThat(flows.flow("main", "start: b\nsteps: {a: {hangup: }}")
                        .samples()
                        .problems())
                .containsExactly(MAIN + "1:8: start: there is no step 'b'; did you mean 'a'?");
        assertThat(flows.flow("main", "start: a\nsteps: {}").samples().problems())
                .contains(MAIN + "1:1: there is no step: expected at least one below 'steps'");
    }

    @Test
    void read_surveyThatNoFlowAsks_isAProblem() throws IOException {
        assertThat(flows.main("a: {hangup: }").survey().samples().problems())
                .containsExactly(
                        "surveys/service.yaml:1:1: no flow asks this survey: expected its name as 'survey:' of a step");
    }

    @Test
    void read_mistakesInTwoFlows_areBothTold() {
        flows.main("a: {play: x, next: c}\nb: {flow: sub}").sub("a: {play: x}");

        assertThat(flows.samples().problems())
                .containsExactly(
                        MAIN + "3:22: next: there is no step 'c'; did you mean 'a'?",
                        "flows/sub.yaml:3:3: steps.a: 'next' is missing: expected the step that comes then (this is a dead end)");
    }
}
