package dev.hotline.storage;

import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;
import java.sql.SQLException;

/** What a failed transaction means for those who wait for it, by SQLSTATE. Pure. */
final class SqlErrors {
    enum Kind {
        /** The database is away, or had to stop this transaction: the same again will do. */
        AWAY,
        /** Somebody else wrote first: read again, then the same again. */
        CONFLICT,
        /** The same again would fail for ever. */
        REFUSED
    }

    private SqlErrors() {}

    static Kind kind(Throwable error) {
        return switch (error) {
            case DatabaseException e -> kind(e.getSqlState());
            case SQLException e -> kind(e.getSQLState());
            case VertxException e -> Kind.AWAY;
            case RuntimeException e -> Kind.REFUSED;
            default -> Kind.AWAY;
        };
    }

    /** Classes: 22 data, 23 constraint, 42 no such table or right; 23505 is the constraint of unique keys. */
    private static Kind kind(String state) {
        if ("23505".equals(state)) {
            return Kind.CONFLICT;
        }
        String about = state == null || state.length() < 2 ? "" : state.substring(0, 2);
        return switch (about) {
            case "22", "23", "42" -> Kind.REFUSED;
            default -> Kind.AWAY;
        };
    }
}
