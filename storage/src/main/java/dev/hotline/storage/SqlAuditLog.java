package dev.hotline.storage;

import dev.hotline.core.AuditEntry;
import dev.hotline.core.AuditLog;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** The audit log on SQL. Safe from any thread. */
final class SqlAuditLog implements AuditLog {
    private static final String ADD =
            SqlText.insert("audit", List.of("id", "happened_at", "who", "what", "target", "detail", "outcome"));
    private static final String OUTCOME = SqlText.update("audit", List.of("outcome", "id"), 1);

    private final Database database;

    SqlAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public Future<Void> keep(AuditEntry asked) {
        Tuple row = Tuple.of(
                asked.id(),
                Times.sql(asked.at()),
                asked.who(),
                asked.what(),
                asked.target(),
                asked.detail(),
                asked.outcome());
        return database.transaction(sql -> sql.run(ADD, row)).mapEmpty();
    }

    @Override
    public Future<Void> outcome(AuditEntry asked, String outcome) {
        return database.transaction(sql -> sql.run(OUTCOME, Tuple.of(outcome, asked.id())))
                .mapEmpty();
    }

    @Override
    public Future<List<AuditEntry>> latest(int limit) {
        return database.query("select * from audit order by happened_at desc, id desc limit ?", limit)
                .map(rows -> rows.stream().map(SqlAuditLog::entry).toList());
    }

    private static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.getUUID("id"),
                Times.instant(row, "happened_at"),
                row.getString("who"),
                row.getString("what"),
                row.getString("target"),
                row.getString("detail"),
                row.getString("outcome"));
    }
}
