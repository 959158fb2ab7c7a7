package dev.hotline.storage;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Statements, written with {@code ?} for each parameter, on a pool or within one transaction. */
final class Session implements Reader {
    private final SqlClient client;
    private final UnaryOperator<String> dialect;

    Session(SqlClient client, UnaryOperator<String> dialect) {
        this.client = client;
        this.dialect = dialect;
    }

    Future<RowSet<Row>> run(String sql, Tuple parameters) {
        return client.preparedQuery(dialect.apply(sql)).execute(parameters);
    }

    @Override
    public <T> Future<List<T>> select(String sql, Tuple parameters, Function<Columns, T> row) {
        return run(sql, parameters).map(rows -> {
            List<T> items = new ArrayList<>(rows.size());
            rows.forEach(one -> items.add(row.apply(new RowColumns(one))));
            return items;
        });
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

    private record RowColumns(Row row) implements Columns {
        @Override
        public @Nullable String text(int column) {
            return row.getString(column);
        }

        @Override
        public @Nullable UUID uuid(int column) {
            return row.getUUID(column);
        }

        @Override
        public @Nullable OffsetDateTime time(int column) {
            return row.getOffsetDateTime(column);
        }
    }
}
