package dev.hotline.console;

import dev.hotline.config.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP server: the status page, the flows' pictures, the API, metrics, health and prompts. What is read is served to GET and HEAD; the
 * configuration, calls and agents are changed by POST. Build, {@link #listen} once, {@link #close} once; callable from any thread.
 */
public final class ConsoleServer {
    /** Longer than the live page is ever silent. */
    private static final int IDLE_SECONDS = 60;

    private final Endpoint http;
    private final LiveFeed feed;
    private final HttpServer server;

    /** @param token what full numbers are given for */
    public ConsoleServer(Vertx vertx, Endpoint http, ConsoleToken token, ConsoleSources sources) {
        this.http = http;
        Clock clock = Clock.systemUTC();
        StatusReader status = new StatusReader(sources, clock);
        feed = new LiveFeed(vertx, status);
        server = vertx.createHttpServer(options());
        server.requestHandler(router(vertx, token, sources, status, clock));
    }

    /** Completes with the port that is listened on; fails with {@link ListenException}. */
    public Future<Integer> listen() {
        return server.listen(http.port(), http.host())
                .onSuccess(listening -> feed.start())
                .map(HttpServer::actualPort)
                .recover(why -> Future.failedFuture(new ListenException(http, why)));
    }

    /** Stops listening and ends every connection. */
    public Future<Void> close() {
        feed.close();
        return server.close();
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxInitialLineLength(4096)
                .setMaxHeaderSize(8192);
    }

    private Router router(Vertx vertx, ConsoleToken token, ConsoleSources sources, StatusReader status, Clock clock) {
        Router router = Router.router(vertx);
        new Guard().addTo(router);
        new PageRoutes(status, feed).addTo(router);
        new FlowRoutes(vertx, sources.config(), sources.texts()).addTo(router);
        new ApiRoutes(
                        sources.reports(),
                        status,
                        () -> sources.config().get().callback().target(),
                        token,
                        clock)
                .addTo(router);
        new CallRoutes(sources.reports(), sources.config(), token, clock).addTo(router);
        new AgentRoutes(sources, token, clock).addTo(router);
        new DeskRoutes(sources.agents(), sources.callDesk(), sources.audit(), token, clock).addTo(router);
        new ConfigRoutes(vertx, sources.configDesk(), token).addTo(router);
        new HealthRoutes(sources).addTo(router);
        new PromptRoutes(sources.prompts(), sources.spoken()).addTo(router);
        return router;
    }
}
