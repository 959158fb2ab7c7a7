package dev.hotline.storage;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** An open database: its pool, its way to write a parameter, and how it is closed. Safe from any thread. */
final class Database {
    private final Pool pool;
    private final UnaryOperator<String> dialect;
    private final Supplier<Future<Void>> afterClose;

    Database(Pool pool, UnaryOperator<String> dialect, Supplier<Future<Void>> afterClose) {
        this.pool = pool;
        this.dialect = dialect;
        this.afterClose = afterClose;
    }

    Future<RowSet<Row>> query(String sql, Object... parameters) {
        return session().run(sql, Tuple.wrap(parameters));
    }

    /** For single statements, each its own transaction. */
    Session session() {
        return new Session(pool, dialect);
    }

    <T> Future<T> transaction(Function<Session, Future<T>> work) {
        return pool.withTransaction(connection -> work.apply(new Session(connection, dialect)));
    }

    Future<Void> close() {
        return pool.close().eventually(afterClose);
    }
}
