package dev.hotline.storage;

import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes to H2 on a connection of its own, a whole transaction without leaving the thread: the pool would change threads for each
 * statement, which costs more than the statement. Methods block; one thread at a time.
 */
final class H2Writer implements AutoCloseable {
    private final DataSource source;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private @Nullable Connection connection;

    H2Writer(DataSource source) {
        this.source = source;
    }

    /** All or nothing; it is on the disk when this returns. */
    void write(List<Batch> batches) throws SQLException {
        Connection sql = connect();
        try {
            for (Batch batch : batches) {
                write(sql, batch);
            }
            sql.commit();
            sync(sql);
        } catch (SQLException | RuntimeException e) {
            startAfresh(e);
            throw e;
        }
    }

    private Connection connect() throws SQLException {
        if (connection == null) {
            connection = source.getConnection();
            connection.setAutoCommit(false);
        }
        return connection;
    }

    /** Closing rolls back; nothing of a connection that failed is used again. */
    private void startAfresh(Exception why) {
        try {
            close();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    private void write(Connection sql, Batch batch) throws SQLException {
        PreparedStatement statement = prepared(sql, batch.sql());
        for (Tuple row : batch.rows()) {
            for (int i = 0; i < row.size(); i++) {
                statement.setObject(i + 1, row.getValue(i));
            }
            statement.addBatch();
        }
        statement.executeBatch();
    }

    private PreparedStatement prepared(Connection sql, String text) throws SQLException {
        PreparedStatement known = prepared.get(text);
        if (known == null) {
            known = sql.prepareStatement(text);
            prepared.put(text, known);
        }
        return known;
    }

    /** H2 never syncs by itself. */
    private static void sync(Connection sql) throws SQLException {
        try (Statement statement = sql.createStatement()) {
            statement.execute("checkpoint sync");
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
}
