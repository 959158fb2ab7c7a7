package dev.hotline.storage;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads from H2 on a connection of its own, several statements without leaving the thread, as {@link H2Writer} writes. Methods block, and its futures
 * have completed when it returns; one thread at a time.
 */
final class H2Reader implements Reader, AutoCloseable {
    private final DataSource source;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private @Nullable Connection connection;

    H2Reader(DataSource source) {
        this.source = source;
    }

    @Override
    public <T> Future<List<T>> select(String sql, Tuple parameters, Function<Columns, T> row) {
        try {
            return Future.succeededFuture(read(sql, parameters, row));
        } catch (SQLException e) {
            startAfresh(e);
            return Future.failedFuture(e);
        }
    }

    private <T> List<T> read(String sql, Tuple parameters, Function<Columns, T> row) throws SQLException {
        PreparedStatement statement = prepared(sql);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.getValue(i));
        }
        List<T> items = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            Columns columns = new ResultColumns(rows);
            while (rows.next()) {
                items.add(row.apply(columns));
            }
        }
        return items;
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connect().prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    private Connection connect() throws SQLException {
        if (connection == null) {
            connection = source.getConnection();
        }
        return connection;
    }

    /** Nothing of a connection that failed is used again. */
    private void startAfresh(SQLException why) {
        try {
            close();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    @Override
    public void close() throws SQLException {
        Connection open = connection;
        connection = null;
        prepared.clear();
        if (open != null) {
            open.close();
        }
    }

    private record ResultColumns(ResultSet rows) implements Columns {
        @Override
        public @Nullable String text(int column) {
            return get(column, String.class);
        }

        @Override
        public @Nullable UUID uuid(int column) {
            return get(column, UUID.class);
        }

        @Override
        public @Nullable OffsetDateTime time(int column) {
            return get(column, OffsetDateTime.class);
        }

        private <T> @Nullable T get(int column, Class<T> type) {
            try {
                return rows.getObject(column + 1, type);
            } catch (SQLException e) {
                throw new StorageException("column " + column + ": " + e.getMessage(), e);
            }
        }
    }
}
