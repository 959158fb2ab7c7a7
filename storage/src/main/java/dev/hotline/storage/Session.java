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

    /** The same statement once for each row of parameters; nothing when there are none. */
    Future<Void> each(String sql, List<Tuple> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : client.preparedQuery(dialect.apply(sql)).executeBatch(rows).mapEmpty();
    }
}
