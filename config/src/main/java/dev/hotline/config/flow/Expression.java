package dev.hotline.config.flow;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition or value in CEL, the Common Expression Language, compiled: over {@link Fact}s and the call's variables. It has no effect and ends.
 * Safe from any thread.
 */
public final class Expression {
    private final String source;
    private final CelRuntime.Program program;

    Expression(String source, CelRuntime.Program program) {
        this.source = source;
        this.program = program;
    }

    /** As it is written. */
    public String source() {
        return source;
    }

    /** Whether it asks for this. */
    public boolean asks(Fact fact) {
        return source.contains(fact.text());
    }

    /**
     * Whether the condition holds.
     *
     * @param facts by their names, and {@code vars.NAME} for variables
     * @throws ExpressionException when it cannot be told, such as that of a number that a text is not
     */
    public boolean holds(Map<String, Object> facts) throws ExpressionException {
        return Boolean.TRUE.equals(evaluate(facts));
    }

    /**
     * The value as a text.
     *
     * @throws ExpressionException when there is none
     */
    public String text(Map<String, Object> facts) throws ExpressionException {
        return String.valueOf(evaluate(facts));
    }

    private Object evaluate(Map<String, Object> facts) throws ExpressionException {
        try {
            return program.eval(name -> Optional.ofNullable(facts.getOrDefault(name, absent(name))));
        } catch (CelEvaluationException e) {
            throw new ExpressionException(source + ": " + e.getMessage(), e);
        }
    }

    /** A variable that was not set (yet) is an empty text. */
    private static @Nullable Object absent(String name) {
        return name.startsWith(ExpressionReader.variable("")) ? "" : null;
    }

    @Override
    public String toString() {
        return source;
    }
}
