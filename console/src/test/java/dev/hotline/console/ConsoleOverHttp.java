package dev.hotline.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.Endpoint;
import dev.hotline.console.flows.PromptTexts;
import dev.hotline.routing.AcdSnapshot;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A console whose engine is made of what the test has, and who asks it over HTTP. */
abstract class ConsoleOverHttp {
    @TempDir
    Path folder;

    final Vertx vertx = Vertx.vertx();
    final TestDesk desk = new TestDesk();
    final TestCallDesk deeds = new TestCallDesk();
    final TestReports reports = new TestReports();
    private final HttpClient client = HttpClient.newHttpClient();
    ConsoleToken token;
    private ConsoleServer server;
    private int port;

    /** Agents and waiting callers. */
    abstract AcdSnapshot acd();

    @BeforeEach
    void start() throws Exception {
        token = ConsoleToken.make(folder);
        ConsoleSources sources = new ConsoleSources(
                Samples::config,
                desk,
                new LiveCalls(),
                new MissingPrompts(),
                this::acd,
                List::of,
                reports,
                deeds.agents(vertx, Samples::config),
                deeds,
                deeds,
                List.of(),
                () -> "",
                folder,
                folder,
                () -> PromptTexts.NONE);
        server = new ConsoleServer(vertx, new Endpoint("127.0.0.1", 0), token, sources);
        port = server.listen().await(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        server.close().await(20, TimeUnit.SECONDS);
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    /** With the right to see and do all. */
    HttpResponse<String> get(String path) throws Exception {
        return send(request(path).header("Authorization", token.header()));
    }

    /** With the right to see and do all. */
    HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).header("Authorization", token.header()).POST(BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    static JsonObject json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }
}
