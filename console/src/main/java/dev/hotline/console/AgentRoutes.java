package dev.hotline.console;

import dev.hotline.config.Agent;
import dev.hotline.config.HotlineConfig;
import dev.hotline.core.AgentChange;
import dev.hotline.core.AgentChange.What;
import dev.hotline.core.CallId;
import dev.hotline.core.CallRecord;
import dev.hotline.routing.AcdSnapshot;
import dev.hotline.routing.AcdSnapshot.AgentView;
import dev.hotline.routing.AgentDesk;
import dev.hotline.storage.Reports;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each agent does now. Callers' numbers are full only for the bearer of the token. */
final class AgentRoutes {
    private final ConsoleSources sources;
    private final ConsoleToken token;
    private final InstantSource clock;

    AgentRoutes(ConsoleSources sources, ConsoleToken token, InstantSource clock) {
        this.sources = sources;
        this.token = token;
        this.clock = clock;
    }

    void addTo(Router router) {
        router.route("/api/agents").handler(this::agents);
    }

    private void agents(RoutingContext ctx) {
        String authorization = ctx.request().getHeader("Authorization");
        if (authorization != null && !token.allows(authorization)) {
            Answer.unauthorized(ctx);
            return;
        }
        Privacy privacy = authorization == null ? Privacy.MASKED : Privacy.FULL;
        talksToday()
                .onSuccess(talks -> Answer.json(ctx, 200, json(talks, privacy)))
                .onFailure(ctx::fail);
    }

    private Future<Map<String, Integer>> talksToday() {
        ZoneId zone = sources.config().get().site().timeZone();
        Instant midnight =
                clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        Reports reports = sources.reports();
        return reports.talksSince(midnight);
    }

    private JsonObject json(Map<String, Integer> talks, Privacy privacy) {
        HotlineConfig config = sources.config().get();
        AcdSnapshot acd = sources.acd().get();
        Map<CallId, CallRecord> calls = sources.calls().now().stream()
                .map(LiveCall::record)
                .collect(Collectors.toMap(CallRecord::id, call -> call));
        JsonArray agents = new JsonArray();
        for (AgentView view : acd.agents()) {
            JsonObject agent = agent(view, config.agents().get(view.agent()), sources.agents());
            CallRecord call = view.call() == null ? null : calls.get(view.call());
            agents.add(agent.put("number", call == null ? null : privacy.number(call.ani()))
                    .put("customer", call == null ? null : call.customer())
                    .put("handledToday", talks.getOrDefault(view.agent(), 0)));
        }
        return new JsonObject().put("agents", agents);
    }

    /** The pause is told as soon as it is asked for; the state says when it has begun. */
    private static JsonObject agent(AgentView view, @Nullable Agent known, AgentDesk desk) {
        Optional<AgentChange> last = desk.last(view.agent());
        Optional<AgentChange> pause = last.filter(change -> change.what() == What.PAUSED);
        return new JsonObject()
                .put("agent", view.agent())
                .put("name", known == null ? null : known.name())
                .put("phone", known == null ? null : known.phone())
                .put("state", view.state().name())
                .put("since", view.since().toString())
                .put(
                        "loggedIn",
                        last.map(change -> change.what() != What.LOGGED_OUT).orElse(true))
                .put("pause", pause.map(AgentChange::reason).orElse(null))
                .put("pausedSince", pause.map(change -> change.at().toString()).orElse(null))
                .put("changedBy", last.map(AgentChange::by).orElse(null))
                .put("call", ReportJson.text(view.call()));
    }
}
