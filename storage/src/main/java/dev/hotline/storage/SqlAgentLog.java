package dev.hotline.storage;

import dev.hotline.core.AgentChange;
import dev.hotline.core.AgentLog;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Agents' changes on SQL. Safe from any thread. */
final class SqlAgentLog implements AgentLog {
    private static final String ADD =
            SqlText.insert("agent_log", List.of("id", "agent", "changed_at", "what", "reason", "changed_by"));
    /** For each agent, by the index, whatever was logged in all the years. */
    private static final String LATEST =
            "select * from agent_log where agent = ? order by changed_at desc, id desc limit 1";

    private static final String SINCE = "select * from agent_log where changed_at >= ? order by changed_at, id";

    private final Database database;

    SqlAgentLog(Database database) {
        this.database = database;
    }

    @Override
    public Future<Void> keep(AgentChange change) {
        Tuple row = Tuple.of(
                change.id(),
                change.agent(),
                Times.sql(change.at()),
                change.what().name(),
                change.reason(),
                change.by());
        return database.transaction(sql -> sql.run(ADD, row)).mapEmpty();
    }

    @Override
    public Future<Map<String, AgentChange>> latest(Collection<String> agents) {
        List<Future<List<AgentChange>>> asked = agents.stream()
                .map(agent -> database.query(LATEST, agent)
                        .map(rows -> rows.stream().map(SqlAgentLog::change).toList()))
                .toList();
        return Future.all(asked)
                .map(all -> asked.stream()
                        .flatMap(answer -> answer.result().stream())
                        .collect(Collectors.toMap(AgentChange::agent, Function.identity())));
    }

    @Override
    public Future<List<AgentChange>> since(Instant from) {
        return database.query(SINCE, Times.sql(from))
                .map(rows -> rows.stream().map(SqlAgentLog::change).toList());
    }

    private static AgentChange change(Row row) {
        return new AgentChange(
                row.getUUID("id"),
                row.getString("agent"),
                Times.instant(row, "changed_at"),
                AgentChange.What.valueOf(row.getString("what")),
                row.getString("reason"),
                row.getString("changed_by"));
    }
}
