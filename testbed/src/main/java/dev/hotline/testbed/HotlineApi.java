package dev.hotline.testbed;

import dev.hotline.console.ConsoleToken;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the engine says of itself over HTTP, with the rights of the owner of its data folder. Safe from any thread. */
public final class HotlineApi {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI base;
    private final Path data;

    public HotlineApi(int port, Path data) {
        base = URI.create("http://127.0.0.1:" + port);
        this.data = data;
    }

    public URI base() {
        return base;
    }

    /** Whether it can serve calls and every Asterisk is connected. */
    public boolean ready() {
        return readiness().filter(answer -> !answer.body().contains("degraded")).isPresent();
    }

    /** Whether it can serve calls. */
    public boolean serving() {
        return readiness().isPresent();
    }

    private Optional<HttpResponse<String>> readiness() {
        try {
            return Optional.of(send(HttpRequest.newBuilder(base.resolve("/health/ready"))))
                    .filter(answer -> answer.statusCode() == 200);
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** The latest calls, newest first. */
    public List<JsonObject> calls() {
        return list("calls");
    }

    public List<JsonObject> scores() {
        return list("scores");
    }

    public List<JsonObject> cases() {
        return list("cases");
    }

    public JsonObject status() {
        return get("/api/status");
    }

    /** What it answers when this is posted to this path. */
    public HttpResponse<String> post(String path, JsonObject body) {
        try {
            String token = ConsoleToken.read(data).orElseThrow().header();
            return send(HttpRequest.newBuilder(base.resolve(path))
                    .header("Authorization", token)
                    .POST(BodyPublishers.ofString(body.encode())));
        } catch (IOException e) {
            throw new UncheckedIOException(base.resolve(path).toString(), e);
        }
    }

    /** The text at this path, whatever its status. */
    public String text(String path) {
        try {
            return send(HttpRequest.newBuilder(base.resolve(path))).body();
        } catch (IOException e) {
            throw new UncheckedIOException(base.resolve(path).toString(), e);
        }
    }

    private List<JsonObject> list(String name) {
        return get("/api/" + name + "?limit=1000").getJsonArray(name).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /**
     * The JSON at this path.
     *
     * @throws IllegalStateException when there is none
     */
    public JsonObject get(String path) {
        try {
            String token = ConsoleToken.read(data).orElseThrow().header();
            HttpResponse<String> response =
                    send(HttpRequest.newBuilder(base.resolve(path)).header("Authorization", token));
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + ": status " + response.statusCode() + ": " + response.body());
            }
            return new JsonObject(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(base.resolve(path).toString(), e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
