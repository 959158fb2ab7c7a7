package dev.hotline.storage;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;

/** An open database. Safe from any thread. */
final class Database {
    private final Pool pool;
    private final Kind kind;

    /** What is different from one database to the other. */
    interface Kind {
        /** A statement as this database wants its parameters to be written. */
        String dialect(String sql);

        <T> Future<T> read(Database database, Function<Reader, Future<T>> work);

        /** All of it or nothing, as {@link Database#transaction}. */
        Future<Void> write(Database database, List<Batch> batches);

        /** After a commit: until this succeeds, the transaction may be lost with the process or the machine. */
        Future<Void> makeDurable(Pool pool);

        /** After the pool was closed. */
        Future<Void> close();
    }

    Database(Pool pool, Kind kind) {
        this.pool = pool;
        this.kind = kind;
    }

    Future<RowSet<Row>> query(String sql, Object... parameters) {
        return session().run(sql, Tuple.wrap(parameters));
    }

    /** For single statements that only read. */
    Session session() {
        return new Session(pool, kind::dialect);
    }

    /**
     * Reads with a few short statements, in the cheapest way that this database has.
     *
     * @param work may run on any thread
     */
    <T> Future<T> read(Function<Reader, Future<T>> work) {
        return kind.read(this, work);
    }

    /** All of the work or nothing; it succeeds when what was written outlives the process and the machine's power. */
    <T> Future<T> transaction(Function<Session, Future<T>> work) {
        return pool.withTransaction(connection -> work.apply(new Session(connection, kind::dialect)))
                .compose(result -> kind.makeDurable(pool).map(result));
    }

    /** A transaction that reads nothing. */
    Future<Void> write(List<Batch> batches) {
        return kind.write(this, batches);
    }

    Future<Void> close() {
        return pool.close().eventually(kind::close);
    }
}
