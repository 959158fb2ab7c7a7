package dev.hotline.storage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Opens a PostgreSQL database. */
final class PostgresDatabase {
    private static final int CONNECTIONS = 6;

    /** A connection on which nothing came or went for so long is closed: a database that is silent counts as away. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private PostgresDatabase() {}

    static Future<Database> open(Vertx vertx, String url) {
        return open(vertx, url, SILENCE);
    }

    static Future<Database> open(Vertx vertx, String url, Duration silence) {
        try {
            PgConnectOptions options = PgConnectOptions.fromUri(url).setCachePreparedStatements(true);
            return vertx.executeBlocking(() -> migrate(options), false).map(v -> pool(vertx, options, silence));
        } catch (RuntimeException e) {
            return Future.failedFuture(new StorageException("storage: a postgresql:// address that cannot be read"
                    + " (expected: postgresql://user:password@host:port/database, with %-escapes where needed)"));
        }
    }

    /** Flyway needs JDBC; the rest of the engine does not. */
    private static Void migrate(PgConnectOptions options) {
        String jdbc = "jdbc:postgresql://" + options.getHost() + ":" + options.getPort() + "/"
                + URLEncoder.encode(options.getDatabase(), StandardCharsets.UTF_8) + "?sslmode="
                + options.getSslMode().value;
        try {
            Migrations.migrate(Migrations.configure().dataSource(jdbc, options.getUser(), options.getPassword()));
        } catch (RuntimeException e) {
            throw new StorageException(
                    "storage: " + name(options) + " cannot be opened or brought to this version: " + e.getMessage(), e);
        }
        return null;
    }

    private static String name(PgConnectOptions options) {
        return "postgresql://" + options.getUser() + "@" + options.getHost() + ":" + options.getPort() + "/"
                + options.getDatabase();
    }

    private static Database pool(Vertx vertx, PgConnectOptions options, Duration silence) {
        PoolOptions pool = new PoolOptions()
                .setMaxSize(CONNECTIONS)
                .setConnectionTimeout(5)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        NetClientOptions net = new NetClientOptions()
                .setTcpKeepAlive(true)
                .setIdleTimeout((int) silence.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return new Database(
                PgBuilder.pool()
                        .with(pool)
                        .with(net)
                        .connectingTo(options)
                        .using(vertx)
                        .build(),
                new Kind());
    }

    private record Kind() implements Database.Kind {
        @Override
        public String dialect(String sql) {
            return SqlText.numbered(sql);
        }

        @Override
        public <T> Future<T> read(Database database, Function<Reader, Future<T>> work) {
            return work.apply(database.session());
        }

        @Override
        public Future<Void> write(Database database, List<Batch> batches) {
            return database.transaction(sql -> sql.write(batches));
        }

        @Override
        public Future<Void> makeDurable(Pool pool) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    }
}
