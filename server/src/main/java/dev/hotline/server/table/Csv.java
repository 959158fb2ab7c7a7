package dev.hotline.server.table;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** CSV after RFC 4180, made so that a spreadsheet takes no cell from outside for a formula. */
public final class Csv {
    private static final Pattern FORMULA = Pattern.compile("^(?:[=@\\t\\r-]|\\+(?![\\d*]+$)).*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");

    private Csv() {}

    /** One line, ended by CR LF. */
    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String value) {
        String safe = FORMULA.matcher(value).matches() ? "'" + value : value;
        return QUOTED.matcher(safe).find() ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
