package dev.hotline.bench.crowd;

import dev.hotline.bench.crowd.StoredCall.Wait;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** Reads the calls from the engine's H2 file, once the engine has ended. */
final class StoredCalls {
    private static final String CALLS = """
            select id, caller_name, vip, queued_at, promised_at, promised_to_ms, agent, connected_at, talk_ended_at, ended_at
            from calls order by arrived_at
            """;

    private static final String FACTS = """
            select call_id, happened_at, type, detail from call_events
            where type in ('queued', 'assigned', 'missed', 'ended') order by call_id, seq
            """;

    private static final Set<String> LEFT_IN_BRIEF = Set.of("HUNG_UP", "CALLER_LEFT");

    private StoredCalls() {}

    /** @param file without {@code .mv.db} */
    static List<StoredCall> read(Path file) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + file
                + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
        source.setUser("hotline");
        source.setPassword("");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            Map<String, List<Fact>> facts = facts(statement);
            return calls(statement, facts);
        } catch (SQLException e) {
            throw new IllegalStateException(file + ".mv.db cannot be read: " + e.getMessage(), e);
        }
    }

    /** @param detail as JSON */
    record Fact(Instant at, String type, JsonObject detail) {}

    private static Map<String, List<Fact>> facts(Statement statement) throws SQLException {
        Map<String, List<Fact>> facts = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(FACTS)) {
            while (rows.next()) {
                facts.computeIfAbsent(rows.getString(1), first -> new ArrayList<>())
                        .add(new Fact(
                                rows.getObject(2, OffsetDateTime.class).toInstant(),
                                rows.getString(3),
                                new JsonObject(rows.getString(4))));
            }
        }
        return facts;
    }

    private static List<StoredCall> calls(Statement statement, Map<String, List<Fact>> facts) throws SQLException {
        List<StoredCall> calls = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(CALLS)) {
            while (row.next()) {
                calls.add(call(row, facts.getOrDefault(row.getString("id"), List.of())));
            }
        }
        return calls;
    }

    private static StoredCall call(ResultSet row, List<Fact> facts) throws SQLException {
        boolean vip = row.getBoolean("vip");
        Instant queued = time(row, "queued_at");
        Instant promised = time(row, "promised_at");
        return new StoredCall(
                String.valueOf(row.getString("caller_name")),
                vip,
                queued == null || !vip ? queued : queued.minus(CrowdSite.HEAD_START),
                promised == null ? null : promised.plusMillis(row.getLong("promised_to_ms")),
                waits(facts, queued),
                facts.stream()
                        .filter(fact -> LEFT_IN_BRIEF.contains(reason(fact)))
                        .map(fact -> fact.detail().getString("agent"))
                        .toList(),
                (int) facts.stream().filter(fact -> reason(fact).equals("BUSY")).count(),
                row.getString("agent"),
                time(row, "connected_at"),
                time(row, "talk_ended_at"),
                time(row, "ended_at"));
    }

    private static String reason(Fact fact) {
        return fact.type().equals("missed") ? fact.detail().getString("reason") : "";
    }

    /**
     * When a call waited, by its facts in order. An agent is noted when his phone is about to ring; how long the caller had waited when he was
     * chosen is in the reason.
     *
     * @param since from when its wait counts: earlier than it came, when its caller had a place from before; null when it never waited
     */
    static List<Wait> waits(List<Fact> facts, @Nullable Instant since) {
        List<Wait> waits = new ArrayList<>();
        Instant from = null;
        for (Fact fact : facts) {
            switch (fact.type()) {
                case "queued", "missed" -> from = fact.at();
                case "assigned" -> {
                    if (since != null && from != null) {
                        String waited = fact.detail().getJsonObject("why").getString("waited");
                        waits.add(new Wait(from, since.plus(Duration.parse(waited)), true));
                    }
                    from = null;
                }
                default -> {
                    if (from != null) {
                        waits.add(new Wait(from, fact.at(), false));
                    }
                    from = null;
                }
            }
        }
        return waits;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
