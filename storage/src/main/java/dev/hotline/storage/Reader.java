package dev.hotline.storage;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;

/** Runs statements that only read. */
interface Reader {
    /** @param row makes an item of each row */
    <T> Future<List<T>> select(String sql, Tuple parameters, Function<Columns, T> row);
}
