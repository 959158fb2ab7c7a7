package dev.hotline.storage;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** SQL made from lists of columns, with {@code ?} for each parameter. Pure. */
final class SqlText {
    private SqlText() {}

    static String insert(String table, List<String> columns) {
        return "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks(columns.size()) + ")";
    }

    /** Sets all columns but the last ones, which are the key; the parameters are in the order of the columns. */
    static String update(String table, List<String> columns, int keys) {
        List<String> set = columns.subList(0, columns.size() - keys);
        List<String> key = columns.subList(columns.size() - keys, columns.size());
        return "update " + table + " set " + equal(set, ", ") + " where " + equal(key, " and ");
    }

    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static String equal(List<String> columns, String between) {
        return columns.stream().map(column -> column + " = ?").collect(Collectors.joining(between));
    }

    /** The statement with {@code $1}, {@code $2} … for its question marks, as PostgreSQL wants it; none may stand in a literal. */
    static String numbered(String sql) {
        StringBuilder text = new StringBuilder(sql.length() + 32);
        int parameter = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '?') {
                text.append('$').append(++parameter);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
