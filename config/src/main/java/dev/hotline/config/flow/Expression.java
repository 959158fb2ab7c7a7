package dev.hotline.config.flow;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition or value in CEL, the Common Expression Language, compiled: over {@link Fact}s and the call's variables. It has no effect, and
 * ends: nothing in it repeats. Safe from any thread.
 */
public final class Expression {
    /** So that a variable that is made longer in each round of a flow does not grow for ever. */
    static final int LONGEST_TEXT = 1000;

    private final String source;
    private final Set<String> asked;
    private final CelRuntime.Program program;

    /** @param asked the names of facts and variables in it */
    Expression(String source, Set<String> asked, CelRuntime.Program program) {
        this.source = source;
        this.asked = asked;
        this.program = program;
    }

    /** As it is written. */
    public String source() {
        return source;
    }

    /** Whether it asks for this. */
    public boolean asks(Fact fact) {
        return asked.contains(fact.text());
    }

    /**
     * Whether the condition holds.
     *
     * @param facts by their names, and {@code vars.NAME} for variables
     * @throws ExpressionException when it cannot be told, such as that of a number that a text is not
     */
    public boolean holds(Map<String, Object> facts) throws ExpressionException {
        if (evaluate(facts) instanceof Boolean holds) {
            return holds;
        }
        throw noValue("it is not true or false", null);
    }

    /**
     * The value as a text.
     *
     * @throws ExpressionException when there is none, or when it is longer than 1,000 characters
     */
    public String text(Map<String, Object> facts) throws ExpressionException {
        String text = String.valueOf(evaluate(facts));
        if (text.length() > LONGEST_TEXT) {
            throw noValue("the text has " + text.length() + " characters: expected at most " + LONGEST_TEXT, null);
        }
        return text;
    }

    /** A fact that is not given has no value, which CEL tells by an object of its own. */
    private Object evaluate(Map<String, Object> facts) throws ExpressionException {
        try {
            Object value = program.eval(name -> Optional.ofNullable(facts.getOrDefault(name, absent(name))));
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                return value;
            }
        } catch (CelEvaluationException e) {
            throw noValue(String.valueOf(e.getMessage()), e);
        }
        throw noValue("it is no text, no number, and not true or false (given: " + facts.keySet() + ")", null);
    }

    private ExpressionException noValue(String reason, @Nullable Throwable cause) {
        return new ExpressionException(source + ": " + reason, cause);
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
