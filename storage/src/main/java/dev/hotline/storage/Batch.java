package dev.hotline.storage;

import io.vertx.sqlclient.Tuple;
import java.util.List;

/** One statement, to be run once for each row of parameters. */
record Batch(String sql, List<Tuple> rows) {}
