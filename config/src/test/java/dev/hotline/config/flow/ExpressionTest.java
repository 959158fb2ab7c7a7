package dev.hotline.config.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hotline.config.source.CsvTable;
import dev.hotline.config.source.Problem;
import dev.hotline.config.source.Problems;
import dev.hotline.config.source.SourceFile;
import dev.hotline.config.source.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What expressions and paths of flows give for a call, and how far they can go. */
final class ExpressionTest {
    private final Problems problems = new Problems();
    private final ExpressionReader reader = new ExpressionReader(Set.of("account", "name"), true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer.tier == 'key' && time.hour < 21",
                "vars.account.startsWith('40') || case.open",
                "vars.account.matches('^[0-9]{4}$')",
                "vars.account in ['4711', '4712']",
                "int(vars.account) > 4000",
                "size(vars.account) == 4"
            })
    void holds_conditionThatIsTrue(String condition) throws ExpressionException {
        assertThat(condition(condition).holds(facts())).isTrue();
        assertThat(condition("!(" + condition + ")").holds(facts())).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vars.account                        | 4711",
                "'0' + vars.account                  | 04711",
                "time.hour + 1                       | 10",
                "1.5 + 1.0                           | 2.5",
                "line.vip                            | true",
                "caller.known ? 'yes' : 'no'         | yes",
                "string(time.hour) + 'h'             | 9h"
            })
    void text_isTheValueAsItIsWritten(String value, String text) throws ExpressionException {
        assertThat(value(value).text(facts())).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void everyFact_canBeAskedFor(Fact fact) throws ExpressionException {
        Expression expression = value(fact.text());

        assertThat(expression.text(facts())).isEqualTo(String.valueOf(facts().get(fact.text())));
        assertThat(expression.asks(fact)).isTrue();
        assertThat(value("'" + fact.text() + "'").asks(fact)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int(vars.name) == 1",
                "1 / (time.hour - 9) == 1",
                "vars.name.matches('(')",
                "timestamp(vars.name) > timestamp('2026-01-01T00:00:00Z')",
                "{'a': true}.b",
                "['x', true][0]"
            })
    void holds_conditionThatCannotBeTold_failsAndNamesIt(String condition) {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> condition(condition).holds(facts()))
                .withMessageStartingWith(condition + ": ");
    }

    @Test
    void text_numberOfATextThatIsNone_saysSo() {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> value("int('abc')").text(facts()))
                .withMessageContaining("abc");
    }

    @Test
    void factThatIsNotGiven_fails_ratherThanBeingFalseOrATextOfNothing() {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> condition("caller.name == 'x'").holds(Map.of()));
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> value("caller.name").text(Map.of("line.name", "vip")));
    }

    @Test
    void text_thatGrewTooLong_fails() {
        Map<String, Object> facts = facts();
        facts.put("vars.name", "x".repeat(600));

        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> value("vars.name + vars.name").text(facts))
                .withMessage("vars.name + vars.name: the text has 1200 characters: expected at most 1000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1, 2].exists(x, x == 1)",
                "[1, 2].all(a, [1, 2].all(b, [1, 2].all(c, a + b + c < 9)))",
                "[1, 2].map(x, [x, x]).size() == 2"
            })
    void nothingThatRepeats_canBeWritten(String condition) {
        assertThat(reader.condition(text(condition))).isEmpty();
        assertThat(problems.all())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("there is no function '");
    }

    @Test
    void longExpression_isRefused() {
        assertThat(reader.value(text("'" + "x".repeat(999) + "'"))).isEmpty();
        assertThat(messages())
                .singleElement()
                .asString()
                .endsWith("...': expression code point size exceeds limit: size: 1001, limit 1000");
    }

    @Test
    void deepExpression_isRefused() {
        assertThat(reader.value(text("(".repeat(200) + "1" + ")".repeat(200)))).isEmpty();
        assertThat(messages())
                .singleElement()
                .asString()
                .endsWith("...': Expression recursion limit exceeded. limit: 50");
    }

    @Test
    void patternWithAHugeProgram_fails_andALongTextIsMatchedAtOnce() throws ExpressionException {
        Map<String, Object> facts = facts();
        facts.put("vars.name", "a".repeat(100_000));

        assertThat(condition("vars.name.matches('^(a|aa|a*)*$')").holds(facts)).isTrue();
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> condition("vars.name.matches('(a{30}){30}')").holds(facts));
    }

    @Test
    void sameText_isCompiledOnce() {
        assertThat(value("caller.name")).isSameAs(value("caller.name"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/calls                              | /calls",
                "/customers?number={caller.number}   | /customers?number=%2B8613800138000",
                "/{vars.account}/{time.hour + 1}/x   | /4711/10/x",
                "/a%20b?c=d&e={line.vip}             | /a%20b?c=d&e=true",
                "/{vars.name}                        | /%E6%9E%97%20a%2Fb%26c%3F"
            })
    void fill_percentEncodesTheValuesAlone(String path, String filled) throws ExpressionException {
        assertThat(reader.template(text(path)).orElseThrow().fill(facts())).isEqualTo(filled);
    }

    @Test
    void fill_valueThatCannotBeTold_fails() {
        Template template = reader.template(text("/{int(vars.name)}")).orElseThrow();

        assertThatExceptionOfType(ExpressionException.class).isThrownBy(() -> template.fill(facts()));
    }

    private Expression condition(String source) {
        return reader.condition(text(source)).orElseThrow(() -> new AssertionError(String.join("; ", messages())));
    }

    private Expression value(String source) {
        return reader.value(text(source)).orElseThrow(() -> new AssertionError(String.join("; ", messages())));
    }

    private List<String> messages() {
        return problems.all().stream().map(Problem::message).toList();
    }

    private Text text(String value) {
        String cell = '"' + value.replace("\"", "\"\"") + '"';
        List<Text> cells = new ArrayList<>();
        CsvTable.read(
                new SourceFile("test.csv", "text,x\n" + cell + ",\n"),
                List.of("text", "x"),
                problems,
                row -> cells.add(row.cell("text")));
        return cells.getFirst();
    }

    private static Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        for (Fact fact : Fact.values()) {
            facts.put(
                    fact.text(),
                    switch (fact.type().kind()) {
                        case BOOL -> true;
                        case INT -> 9L;
                        default -> fact.text();
                    });
        }
        facts.putAll(Map.of(
                "caller.number",
                "+8613800138000",
                "customer.tier",
                "key",
                "vars.account",
                "4711",
                "vars.name",
                "林 a/b&c?"));
        return facts;
    }
}
