package dev.hotline.config;

/** A password or token. It is never printed: {@link #toString()} hides it. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "(secret)";
    }
}
