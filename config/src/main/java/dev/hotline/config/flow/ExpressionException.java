package dev.hotline.config.flow;

import org.jspecify.annotations.Nullable;

/** An expression has no value for this call. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    ExpressionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
