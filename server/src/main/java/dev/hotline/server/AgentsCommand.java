package dev.hotline.server;

import dev.hotline.server.table.TextTable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hotline agents}. */
@Command(
        name = "agents",
        description = "List the agents and what they do now.",
        footer = {"", "Example: hotline agents --numbers"})
final class AgentsCommand implements Runnable {
    private static final List<TextTable.Column> HEADS = List.of(
            new TextTable.Column("AGENT", false),
            new TextTable.Column("NAME", false),
            new TextTable.Column("PHONE", false),
            new TextTable.Column("STATE", false),
            new TextTable.Column("FOR", true),
            new TextTable.Column("PAUSE", false),
            new TextTable.Column("CALLER", false),
            new TextTable.Column("TODAY", true));

    @Mixin
    private Folders folders = new Folders();

    @Option(names = "--numbers", description = "Show phone numbers in full; otherwise they are masked.")
    private boolean numbers;

    @Option(names = "--json", description = "Write everything, as one array.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        JsonArray agents = new JsonObject(answer()).getJsonArray("agents");
        spec.commandLine().getOut().print(json ? agents.encodePrettily() + "\n" : table(agents, Instant.now()));
    }

    private String answer() {
        try {
            return EngineApi.running(folders.data()).get("/api/agents", numbers);
        } catch (ConnectException ended) {
            throw EngineApi.notRunning(folders.data());
        }
    }

    private static String table(JsonArray agents, Instant now) {
        TextTable table = new TextTable(HEADS);
        agents.stream().map(JsonObject.class::cast).forEach(agent -> table.row(cells(agent, now)));
        return table.text();
    }

    private static List<String> cells(JsonObject agent, Instant now) {
        Duration since = Duration.between(Instant.parse(agent.getString("since")), now);
        String customer = text(agent, "customer");
        return List.of(
                text(agent, "agent"),
                text(agent, "name"),
                text(agent, "phone"),
                text(agent, "state").toLowerCase(Locale.ROOT).replace('_', ' ')
                        + (agent.getBoolean("loggedIn") ? "" : " (logged out)"),
                "%d:%02d".formatted(since.toMinutes(), since.toSecondsPart()),
                text(agent, "pause"),
                customer.isEmpty() ? text(agent, "number") : customer,
                text(agent, "handledToday"));
    }

    private static String text(JsonObject agent, String key) {
        Object value = agent.getValue(key);
        return value == null ? "" : value.toString();
    }
}
