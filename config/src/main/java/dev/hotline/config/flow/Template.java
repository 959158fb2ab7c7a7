package dev.hotline.config.flow;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A path with values in it, such as {@code /customers?number={caller.number}}: what is between braces is an {@link Expression}.
 *
 * @param literals the text before, between and after the values: one more than values
 */
public record Template(List<String> literals, List<Expression> values) {

    /**
     * The path for this call, values percent-encoded.
     *
     * @throws ExpressionException when a value cannot be told
     */
    public String fill(Map<String, Object> facts) throws ExpressionException {
        StringBuilder path = new StringBuilder(literals.getFirst());
        for (int i = 0; i < values.size(); i++) {
            String value = URLEncoder.encode(values.get(i).text(facts), StandardCharsets.UTF_8);
            path.append(value.replace("+", "%20")).append(literals.get(i + 1));
        }
        return path.toString();
    }
}
