package dev.hotline.console;

import dev.hotline.config.source.Formats;
import dev.hotline.core.AgentChange.What;
import dev.hotline.core.AuditEntry;
import dev.hotline.core.AuditLog;
import dev.hotline.core.CallId;
import dev.hotline.core.NotDoneException;
import dev.hotline.core.NotDoneException.Kind;
import dev.hotline.routing.AgentDesk;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What supervisors and agents do by HTTP, for who has the token; each deed is in the audit log, done or not. */
final class DeskRoutes {
    private static final Pattern CHANGING = Pattern.compile("/api/(agents|calls)/[^/]+/[a-z-]+");
    private static final Pattern PHONE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final int LENGTH = 80;
    private static final Duration MOST_RAISED = Duration.ofHours(24);

    private static final Map<String, What> CHANGES =
            Map.of("login", What.LOGGED_IN, "logout", What.LOGGED_OUT, "pause", What.PAUSED, "ready", What.READY);

    private final AgentDesk agents;
    private final AuditLog audit;
    private final AuditTrail trail;
    private final Entitled entitled;
    private final Map<String, Deed> deeds;

    DeskRoutes(AgentDesk agents, CallDesk calls, AuditLog audit, ConsoleToken token, InstantSource clock) {
        this.agents = agents;
        this.audit = audit;
        trail = new AuditTrail(audit, clock);
        entitled = new Entitled(token);
        deeds = deeds(calls);
    }

    private static Map<String, Deed> deeds(CallDesk calls) {
        Map<String, Deed> deeds = new LinkedHashMap<>();
        for (CallDesk.Spy how : CallDesk.Spy.values()) {
            deeds.put(
                    how.name().toLowerCase(Locale.ROOT),
                    new Deed("phone", (call, phone, who) -> phone(phone).compose(v -> calls.spy(call, how, phone))));
        }
        deeds.put(
                "take-over",
                new Deed("phone", (call, phone, who) -> phone(phone).compose(v -> calls.takeOver(call, phone, who))));
        deeds.put("re-route", new Deed("queue", calls::reroute));
        deeds.put("move-up", new Deed("", (call, none, who) -> calls.moveUp(call, who)));
        deeds.put(
                "raise", new Deed("by", (call, by, who) -> duration(by).compose(more -> calls.raise(call, more, who))));
        deeds.put("hang-up", new Deed("", (call, none, who) -> calls.hangUp(call, who)));
        return deeds;
    }

    /** What is served to POST, and to nothing else. */
    static boolean isChanging(String path) {
        return CHANGING.matcher(path).matches();
    }

    void addTo(Router router) {
        CHANGES.forEach((name, what) -> router.post("/api/agents/:agent/" + name)
                .handler(Body.handler())
                .handler(ctx -> agent(ctx, name, what)));
        deeds.forEach((name, deed) ->
                router.post("/api/calls/:call/" + name).handler(Body.handler()).handler(ctx -> call(ctx, name, deed)));
        router.route("/api/audit").handler(this::audit);
    }

    private void agent(RoutingContext ctx, String name, What what) {
        entitled.withToken(ctx, () -> {
            Body body = Body.of(ctx);
            if (body == null) {
                return Future.succeededFuture();
            }
            String agent = Body.oneLine(ctx.pathParam("agent"), LENGTH);
            String reason = body.text("reason", LENGTH);
            return trail.audited(
                            who(body),
                            name,
                            agent,
                            reason.isEmpty() ? "" : "reason=" + reason,
                            () -> agents.change(agent, what, reason, who(body)))
                    .onSuccess(effect -> Answer.json(
                            ctx,
                            200,
                            new JsonObject()
                                    .put("agent", agent)
                                    .put("done", name)
                                    .put("effect", effect.name())));
        });
    }

    private void call(RoutingContext ctx, String name, Deed deed) {
        entitled.withToken(ctx, () -> {
            Body body = Body.of(ctx);
            if (body == null) {
                return Future.succeededFuture();
            }
            String call = Body.oneLine(ctx.pathParam("call"), LENGTH);
            String value = deed.key().isEmpty() ? "" : body.text(deed.key(), LENGTH);
            return trail.audited(
                            who(body),
                            name,
                            call,
                            value.isEmpty() ? "" : deed.key() + "=" + value,
                            () -> CallRoutes.id(call).compose(id -> deed.act().on(id, value, who(body))))
                    .onSuccess(v -> Answer.json(
                            ctx, 200, new JsonObject().put("call", call).put("done", name)));
        });
    }

    private void audit(RoutingContext ctx) {
        entitled.withToken(ctx, () -> {
            int limit = ApiRoutes.limit(ctx);
            return limit < 0
                    ? Future.succeededFuture()
                    : audit.latest(limit)
                            .onSuccess(entries -> Answer.json(
                                    ctx,
                                    200,
                                    new JsonObject()
                                            .put(
                                                    "audit",
                                                    new JsonArray(entries.stream()
                                                            .map(DeskRoutes::json)
                                                            .toList()))));
        });
    }

    private static JsonObject json(AuditEntry entry) {
        return new JsonObject()
                .put("at", entry.at().toString())
                .put("who", entry.who())
                .put("what", entry.what())
                .put("target", entry.target())
                .put("detail", entry.detail())
                .put("outcome", entry.outcome());
    }

    /** Whatever name is given, nobody looks like an agent's phone. */
    private static String who(Body body) {
        return body.user().isEmpty() ? "API" : "API: " + body.user();
    }

    private static Future<Void> phone(String phone) {
        return PHONE.matcher(phone).matches()
                ? Future.succeededFuture()
                : wrong("phone: " + phone + " (expected: the name of a phone in Asterisk, such as 1009)");
    }

    private static Future<Duration> duration(String by) {
        return Formats.DURATION
                .parse(by)
                .filter(more -> more.compareTo(MOST_RAISED) <= 0)
                .map(Future::succeededFuture)
                .orElseGet(() -> wrong("by: " + by + " (expected: " + Formats.DURATION.expected() + ", at most 24h)"));
    }

    private static <T> Future<T> wrong(String message) {
        return Future.failedFuture(new NotDoneException(Kind.WRONG, message));
    }

    /**
     * What is done to a call.
     *
     * @param key of the body, with what it needs; empty when it needs nothing
     */
    private record Deed(String key, Act act) {}

    private interface Act {
        Future<Void> on(CallId call, String value, String who);
    }
}
