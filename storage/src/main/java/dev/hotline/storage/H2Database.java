package dev.hotline.storage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.jdbcclient.JDBCPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** Opens H2 in a file of this machine. */
final class H2Database {
    private static final int CONNECTIONS = 4;

    private final Vertx vertx;
    private final Path file;

    private H2Database(Vertx vertx, Path file) {
        this.vertx = vertx;
        this.file = file;
    }

    /** @param path without the ending {@code .mv.db}, relative to the working directory */
    static Future<Database> open(Vertx vertx, String path) {
        if (path.isBlank() || path.contains(";")) {
            return Future.failedFuture(
                    new StorageException("storage: h2:" + path + " (expected: h2:PATH, a path with no ;)"));
        }
        H2Database h2 = new H2Database(vertx, Path.of(path).toAbsolutePath().normalize());
        return vertx.executeBlocking(h2::openNow, false);
    }

    private Database openNow() {
        DataSource source = source();
        Connection anchor = anchor(source);
        try {
            Migrations.migrate(Migrations.configure().dataSource(source));
        } catch (RuntimeException e) {
            close(anchor);
            throw new StorageException(
                    "storage: the tables in " + file + ".mv.db cannot be made or brought to this version: "
                            + e.getMessage(),
                    e);
        }
        return new Database(
                JDBCPool.pool(vertx, source, new PoolOptions().setMaxSize(CONNECTIONS)),
                new Kind(vertx, anchor, new H2Reader(source), new H2Writer(source)));
    }

    /** WRITE_DELAY=0: a commit is in the file when it returns, and not when H2's background writer wakes up. */
    private DataSource source() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + file
                + ";WRITE_DELAY=0;RETENTION_TIME=5000;FILE_LOCK=FS;DB_CLOSE_ON_EXIT=FALSE;DATABASE_TO_LOWER=TRUE"
                + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=64;TRACE_LEVEL_FILE=0");
        source.setUser("hotline");
        source.setPassword("");
        return source;
    }

    /** The connection that keeps the file open and locked for as long as the engine runs. */
    private Connection anchor(DataSource source) {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new StorageException(reason(e), e);
        }
    }

    private String reason(SQLException e) {
        return e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
                ? "storage: " + file + ".mv.db is used by another process (expected: one engine for a file;"
                        + " several engines share a postgresql:// database)"
                : "storage: " + file + ".mv.db cannot be opened: " + e.getMessage();
    }

    private static @Nullable Void close(Connection anchor) {
        try {
            anchor.close();
        } catch (SQLException e) {
            throw new StorageException("storage: closing failed: " + e.getMessage(), e);
        }
        return null;
    }

    private record Kind(Vertx vertx, Connection anchor, H2Reader reader, H2Writer writer) implements Database.Kind {
        @Override
        public String dialect(String sql) {
            return sql;
        }

        @Override
        public <T> Future<T> read(Database database, Function<Reader, Future<T>> work) {
            return vertx.executeBlocking(() -> readNow(work), false).compose(Function.identity());
        }

        private <T> Future<T> readNow(Function<Reader, Future<T>> work) {
            synchronized (reader) {
                return work.apply(reader);
            }
        }

        @Override
        public Future<Void> write(Database database, List<Batch> batches) {
            return vertx.executeBlocking(() -> writeNow(batches), false);
        }

        private @Nullable Void writeNow(List<Batch> batches) throws SQLException {
            writer.write(batches);
            return null;
        }

        /** H2 never syncs by itself. */
        @Override
        public Future<Void> makeDurable(Pool pool) {
            return pool.query("checkpoint sync").execute().mapEmpty();
        }

        @Override
        public Future<Void> close() {
            return vertx.executeBlocking(this::closeNow, false);
        }

        private @Nullable Void closeNow() throws SQLException {
            synchronized (reader) {
                reader.close();
            }
            writer.close();
            return H2Database.close(anchor);
        }
    }
}
