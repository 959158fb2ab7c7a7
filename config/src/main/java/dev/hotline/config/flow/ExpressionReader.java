package dev.hotline.config.flow;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.hotline.config.source.Text;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compiles expressions and notes what is wrong with them at the place where it is. Confined to one reading. */
public final class ExpressionReader {
    /** Macros that go through lists, such as {@code exists}, are not there at all; patterns are matched in linear time by RE2. */
    private static final CelOptions LIMITS = CelOptions.current()
            .enableComprehension(false)
            .maxExpressionCodePointSize(1000)
            .maxParseRecursionDepth(50)
            .maxParseErrorRecoveryLimit(1)
            .maxRegexProgramSize(500)
            .build();

    private static final Set<CelType> CONDITION = Set.of(SimpleType.BOOL);
    private static final Set<CelType> VALUE =
            Set.of(SimpleType.STRING, SimpleType.INT, SimpleType.DOUBLE, SimpleType.BOOL);

    private final Cel cel;
    private final CelMessages messages;
    /** One program for the same text, however often it is written. */
    private final Map<Source, Expression> compiled = new HashMap<>();

    private record Source(String text, Set<CelType> types) {}

    /**
     * @param variables that steps set
     * @param all whether there is no other one: a file that cannot be read may set more
     */
    public ExpressionReader(Set<String> variables, boolean all) {
        Set<String> known = new LinkedHashSet<>();
        CelBuilder builder = CelFactory.standardCelBuilder().setOptions(LIMITS);
        for (Fact fact : Fact.values()) {
            known.add(fact.text());
            builder.addVar(fact.text(), fact.type());
        }
        for (String variable : variables) {
            known.add(variable(variable));
            builder.addVar(variable(variable), SimpleType.STRING);
        }
        cel = builder.build();
        messages = new CelMessages(known, all);
    }

    /** How expressions name a variable. */
    public static String variable(String name) {
        return "vars." + name;
    }

    /** A condition; empty, with the problem noted, when it is none. */
    public Optional<Expression> condition(Text text) {
        return compile(text, CONDITION, "a condition, true or false");
    }

    /** A value; empty, with the problem noted, when it is none. */
    public Optional<Expression> value(Text text) {
        return compile(text, VALUE, "a text, a number, or true or false");
    }

    /** A path with values between braces; empty, with the problems noted. */
    public Optional<Template> template(Text text) {
        return new TemplateReader(this, text).read();
    }

    private Optional<Expression> compile(Text text, Set<CelType> types, String expected) {
        Source source = new Source(text.value(), types);
        Expression before = compiled.get(source);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<Expression> expression = compileAnew(text, types, expected);
        expression.ifPresent(good -> compiled.put(source, good));
        return expression;
    }

    private Optional<Expression> compileAnew(Text text, Set<CelType> types, String expected) {
        if (text.value().isBlank()) {
            text.wrong("is empty: expected " + expected);
            return Optional.empty();
        }
        try {
            CelAbstractSyntaxTree tree = cel.compile(text.value()).getAst();
            CelType type = tree.getResultType();
            if (types.contains(type) || type.equals(SimpleType.DYN)) {
                return Optional.of(new Expression(text.value(), names(tree), cel.createProgram(tree)));
            }
            text.wrong("'" + text.value() + "' is " + CelMessages.type(type.name()) + ": expected " + expected);
        } catch (CelValidationException e) {
            messages.note(text, e.getErrors());
        } catch (CelEvaluationException e) {
            text.wrong("'" + text.value() + "' is not " + expected + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    private static Set<String> names(CelAbstractSyntaxTree tree) {
        return tree.getReferenceMap().values().stream().map(CelReference::name).collect(Collectors.toUnmodifiableSet());
    }
}
