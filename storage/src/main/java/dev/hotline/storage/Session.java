package dev.hotline.storage;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.UnaryOperator;

/** Statements, written with {@code ?} for each parameter, on a pool or within one transaction. */
final class Session {
    private final SqlClient client;
    private final UnaryOperator<String> dialect;

    Session(SqlClient client, UnaryOperator<String> dialect) {
        this.client = client;
        this.dialect = dialect;
    }

    Future<RowSet<Row>> run(String sql, Tuple parameters) {
        return client.preparedQuery(dialect.apply(sql)).execute(parameters);
    }

    /** One after the other. */
    Future<Void> write(List<Batch> batches) {
        Future<Void> written = Future.succeededFuture();
        for (Batch batch : batches) {
            written = written.compose(v -> write(batch));
        }
        return written;
    }

    private Future<Void> write(Batch batch) {
        return client.preparedQuery(dialect.apply(batch.sql()))
                .executeBatch(batch.rows())
                .mapEmpty();
    }
}
