package dev.hotline.server;

import dev.hotline.asterisk.agi.AgiMetrics;
import dev.hotline.asterisk.agi.AgiServer;
import dev.hotline.asterisk.agi.AgiServerOptions;
import dev.hotline.asterisk.ami.AmiClient;
import dev.hotline.asterisk.ami.AmiEvent;
import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.asterisk.ami.AmiOptions;
import dev.hotline.callback.Dispatcher;
import dev.hotline.config.AsteriskNode;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Site;
import dev.hotline.console.CallDesk;
import dev.hotline.console.LiveCalls;
import dev.hotline.core.CallEvents;
import dev.hotline.core.VertxLoop;
import dev.hotline.handlers.AgentHandler;
import dev.hotline.handlers.CallbackHandler;
import dev.hotline.handlers.CallbackLegs;
import dev.hotline.handlers.ConsultHandler;
import dev.hotline.handlers.FlowTrace;
import dev.hotline.handlers.HotlineHandler;
import dev.hotline.handlers.HotlineServices;
import dev.hotline.handlers.LostCalls;
import dev.hotline.handlers.StandIn;
import dev.hotline.routing.Acd;
import dev.hotline.routing.AcdService;
import dev.hotline.routing.AcdSnapshot;
import dev.hotline.routing.AgentDesk;
import dev.hotline.server.reload.LiveConfig;
import dev.hotline.storage.Storage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of the engine that serves calls, wired by hand: links to Asterisk, routing, handlers, callbacks. Safe from any thread. */
final class CallControl {
    private static final Logger log = LoggerFactory.getLogger(CallControl.class);
    private static final Duration REFRESH = Duration.ofMillis(250);
    private static final Duration FOLLOW = Duration.ofSeconds(5);
    /** Clocks of engines differ, and a change may be kept a moment after it was made. */
    private static final Duration FOLLOW_BACK = Duration.ofMinutes(1);

    private final AcdService acd;
    private final List<AmiClient> links;
    private final AgiServer agi;
    private final OpenSessions open;
    private final HotlineHandler hotline;
    private final ConsultHandler consult;
    private final CallbackHandler callback;
    private final CallbackLegs legs;
    private final LostCalls lost;
    private final AgentDesk agents;
    private final CallDesk desk;
    private final LiveConfig live;
    private final Dispatcher dispatcher;
    private final Vertx vertx;
    private volatile AcdSnapshot latest = new AcdSnapshot(List.of(), List.of());
    private final InstantSource clock;
    private volatile long refresh;
    private volatile long follow;
    private volatile Instant followed;

    CallControl(
            Vertx vertx,
            LiveConfig live,
            Storage storage,
            CallEvents events,
            LiveCalls calls,
            AgiMetrics metrics,
            StandIn standIn,
            FlowTrace trace,
            InstantSource clock) {
        this.vertx = vertx;
        this.live = live;
        this.clock = clock;
        followed = clock.instant();
        HotlineConfig config = live.get();
        Site site = config.site();
        open = new OpenSessions(site.asterisk().stream().map(AsteriskNode::name).toList());
        acd = new AcdService(VertxLoop.of(vertx), new Acd(config.agents().values(), clock.instant()), clock);
        links = site.asterisk().stream().map(node -> link(node, clock)).toList();
        var services = new HotlineServices(
                VertxLoop.of(vertx),
                live,
                storage.journal(),
                events,
                acd,
                storage.cases(),
                storage.history(),
                new HttpServices(vertx, clock),
                live::sounds,
                standIn,
                clock,
                trace);
        dispatcher = new Dispatcher(vertx, live, storage.cases(), storage.journal(), acd, links, clock);
        hotline = new HotlineHandler(services);
        legs = new CallbackLegs(services);
        consult = new ConsultHandler(services, hotline, legs);
        callback = new CallbackHandler(services, storage.cases(), dispatcher, legs);
        lost = new LostCalls(services, hotline);
        agents = new AgentDesk(acd, storage.agents(), live, clock);
        desk = new SupervisorDesk(
                live, calls, storage.journal(), acd, links, hotline::leaving, callback::talk, hotline::note, clock);
        agi = new AgiServer(vertx, AgiServerOptions.of(site.agi(), site.agiAllow()), metrics)
                .route("hotline", open.watch(hotline))
                .route("consult", open.watch(consult))
                .route("callback", open.watch(callback))
                .route("agent", open.watch(new AgentHandler(live, agents, standIn)));
        live.onChange(next -> {
            acd.reconfigure(next.agents().values());
            restore(next);
        });
        links.forEach(link -> link.subscribe(event -> on(link.node(), event)));
    }

    private AmiClient link(AsteriskNode node, InstantSource clock) {
        AmiOptions options = AmiOptions.of(node.name(), node.ami(), node.username(), node.secret())
                .with(node.login())
                .with(node.tls());
        return new AmiClient(vertx, options, clock, () -> open.on(node.name()));
    }

    /** Gives what an Asterisk node says to whoever uses it; none of them blocks. */
    private void on(String node, AmiEvent event) {
        toSession(node, event);
        acd.on(node, event);
        hotline.on(event);
        consult.on(event);
        callback.on(event);
        legs.on(node, event);
        lost.on(node, event);
    }

    /** Only to a session of this node: two nodes may use one unique id. */
    private void toSession(String node, AmiEvent event) {
        if (event instanceof AmiEvent.Key key && open.has(node, key.uniqueId())) {
            agi.keyPressed(key.uniqueId(), key.key(), key.held());
        } else if (event instanceof AmiEvent.Gone gone
                && open.has(node, gone.uniqueId())
                && !consult.isReplaced(gone.uniqueId())) {
            agi.channelGone(gone.uniqueId());
        }
    }

    /** Agents are what they were when they last changed it. */
    private Future<Void> restore(HotlineConfig config) {
        return agents.restore(config.agents().keySet())
                .onFailure(e -> log.error("the agents' states could not be read: {}", e.getMessage()));
    }

    /** Engines of one database share its agents. */
    private void followAgents() {
        Instant now = clock.instant();
        agents.follow(followed.minus(FOLLOW_BACK))
                .onSuccess(v -> followed = now)
                .onFailure(e -> log.warn("agents' changes at other engines could not be read: {}", e.getMessage()));
    }

    /** Begins to take calls; fails when the FastAGI address cannot be had. The links connect when Asterisk is there. */
    Future<Void> start() {
        return restore(live.get())
                .compose(v -> agi.listen())
                .onSuccess(port -> {
                    links.forEach(AmiClient::start);
                    dispatcher.start();
                    follow = vertx.setPeriodic(FOLLOW.toMillis(), id -> followAgents());
                    refresh = vertx.setPeriodic(
                            0, REFRESH.toMillis(), id -> acd.snapshot().onSuccess(now -> latest = now));
                })
                .mapEmpty();
    }

    /** Takes no more calls; those in progress go on in Asterisk and come back to the next engine. */
    Future<Void> close() {
        vertx.cancelTimer(refresh);
        vertx.cancelTimer(follow);
        dispatcher.stop();
        return agi.close()
                .eventually(
                        () -> Future.join(links.stream().map(AmiClient::close).toList()));
    }

    /** Agents and waiting callers as they were a moment ago. */
    AcdSnapshot acd() {
        return latest;
    }

    AgentDesk agents() {
        return agents;
    }

    CallDesk desk() {
        return desk;
    }

    List<AmiClient> links() {
        return links;
    }

    List<AmiHealth> health() {
        return links.stream().map(AmiClient::health).toList();
    }
}
