package dev.hotline.bench.kit;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints each figure as soon as it is known, its bar beside it, and remembers whether one was missed. */
public final class Bars {
    private final PrintWriter out;
    private int missed;

    public Bars(PrintWriter out) {
        this.out = out;
    }

    public void heading(String text) {
        out.printf("%n%s%n", text);
        out.flush();
    }

    /** A figure without a bar. */
    public void figure(String name, double value, String unit) {
        line(name, value, unit, "");
    }

    public void atMost(String name, double value, double bar, String unit) {
        judged(name, value, unit, "at most " + shown(bar), value <= bar);
    }

    public void atLeast(String name, double value, double bar, String unit) {
        judged(name, value, unit, "at least " + shown(bar), value >= bar);
    }

    /** A row of a table that is right or not. */
    public void check(String row, boolean right) {
        missed += right ? 0 : 1;
        out.printf("  %-76s %s%n", row, right ? "ok" : "OFF");
        out.flush();
    }

    /** Prints the verdict; the exit status: 0 when no bar was missed, else 1. */
    public int verdict() {
        out.printf("%n%s%n", missed == 0 ? "every bar reached" : missed + " missed");
        out.flush();
        return missed == 0 ? 0 : 1;
    }

    private void judged(String name, double value, String unit, String bar, boolean reached) {
        missed += reached ? 0 : 1;
        line(name, value, unit, "   (bar: " + bar + ")" + (reached ? " reached" : " MISSED"));
    }

    private void line(String name, double value, String unit, String rest) {
        out.printf("  %-58s %10s %s%s%n", name, shown(value), unit, rest);
        out.flush();
    }

    private static String shown(double value) {
        double size = Math.abs(value);
        String format = size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
