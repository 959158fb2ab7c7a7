package dev.hotline.config.flow;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.hotline.config.source.Suggestion;
import dev.hotline.config.source.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles expressions and notes what is wrong with them at the place where it is. Confined to one reading. */
public final class ExpressionReader {
    private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern VALUE = Pattern.compile("\\{([^{}]*)}");
    private static final Set<CelType> VALUES =
            Set.of(SimpleType.STRING, SimpleType.INT, SimpleType.DOUBLE, SimpleType.BOOL);

    private final Cel cel;
    private final Collection<String> known;
    /** One program for the same text, however often it is written. */
    private final Map<String, Optional<Expression>> compiled = new HashMap<>();

    /** @param variables all that any step sets */
    public ExpressionReader(Set<String> variables) {
        CelBuilder builder = CelFactory.standardCelBuilder();
        Arrays.stream(Fact.values()).forEach(fact -> builder.addVar(fact.text(), fact.type()));
        variables.forEach(name -> builder.addVar(variable(name), SimpleType.STRING));
        cel = builder.build();
        known = Stream.concat(
                        Arrays.stream(Fact.values()).map(Fact::text),
                        variables.stream().map(ExpressionReader::variable))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** How expressions name a variable. */
    public static String variable(String name) {
        return "vars." + name;
    }

    /** A condition; empty, with the problem noted, when it is none. */
    public Optional<Expression> condition(Text text) {
        return compile(text, Set.of(SimpleType.BOOL), "a condition, true or false");
    }

    /** A value; empty, with the problem noted, when it is none. */
    public Optional<Expression> value(Text text) {
        return compile(text, VALUES, "a text, a number, or true or false");
    }

    /** A path with values between braces; empty, with the problems noted. */
    public Optional<Template> template(Text text) {
        List<String> literals = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        Matcher value = VALUE.matcher(text.value());
        int from = 0;
        boolean good = true;
        while (value.find()) {
            literals.add(text.value().substring(from, value.start()));
            Optional<Expression> expression = value(text.part(value.start(1), value.end(1)));
            expression.ifPresent(values::add);
            good &= expression.isPresent();
            from = value.end();
        }
        literals.add(text.value().substring(from));
        return good ? Optional.of(new Template(List.copyOf(literals), List.copyOf(values))) : Optional.empty();
    }

    private Optional<Expression> compile(Text text, Set<CelType> types, String expected) {
        Optional<Expression> before = compiled.get(types.size() + text.value());
        return before == null || before.isEmpty() ? compileAnew(text, types, expected) : before;
    }

    private Optional<Expression> compileAnew(Text text, Set<CelType> types, String expected) {
        Optional<Expression> expression = Optional.empty();
        try {
            CelAbstractSyntaxTree tree = cel.compile(text.value()).getAst();
            if (types.contains(tree.getResultType()) || tree.getResultType().equals(SimpleType.DYN)) {
                expression = Optional.of(new Expression(text.value(), cel.createProgram(tree)));
            } else {
                text.wrong("'" + text.value() + "' is " + tree.getResultType().name() + ": expected " + expected);
            }
        } catch (CelValidationException e) {
            e.getErrors().forEach(issue -> note(text, issue));
        } catch (CelEvaluationException e) {
            text.wrong("'" + text.value() + "' is not " + expected + ": " + e.getMessage());
        }
        compiled.put(types.size() + text.value(), expression);
        return expression;
    }

    private void note(Text text, CelIssue issue) {
        int column = Math.clamp(
                issue.getSourceLocation().getColumn(), 0, text.value().length());
        Text place = issue.getSourceLocation().getLine() == 1
                ? text.part(column, text.value().length())
                : text;
        Matcher unknown = UNKNOWN.matcher(issue.getMessage());
        place.wrong(
                unknown.matches()
                        ? "in the expression '" + text.value() + "' there is no "
                                + unknown(text.value(), unknown.group(1))
                        : "in the expression '" + text.value() + "': "
                                + issue.getMessage()
                                        .lines()
                                        .findFirst()
                                        .orElse("")
                                        .strip());
    }

    /** CEL names only the first part of a name with dots: the whole one is looked for. */
    private String unknown(String source, String first) {
        Matcher names =
                Pattern.compile("\\b" + Pattern.quote(first) + "(\\.\\w+)*").matcher(source);
        String whole = names.results()
                .map(MatchResult::group)
                .filter(name -> !known.contains(name))
                .findFirst()
                .orElse(first);
        return "'" + whole + "'" + Suggestion.of(whole, known);
    }
}
