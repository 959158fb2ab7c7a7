package dev.hotline.server;

import dev.hotline.console.ConfigJson;
import dev.hotline.console.ReloadResult;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The engine that runs on a data folder, asked over HTTP. Blocking. */
final class EngineApi {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A reload of a large configuration takes a while. */
    private static final Duration PATIENCE_FOR_CHANGES = Duration.ofSeconds(60);

    private static final int REFUSED = 422;

    private final DataFolder data;
    private final URI base;

    private EngineApi(DataFolder data, URI base) {
        this.data = data;
        this.base = base;
    }

    /** The engine that was started on this folder and may run; empty when none does. */
    static Optional<EngineApi> of(DataFolder data) {
        try {
            return data.url().map(url -> new EngineApi(data, url));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** @throws Failure when none runs */
    static EngineApi running(DataFolder data) {
        return of(data).orElseThrow(() -> notRunning(data));
    }

    static Failure notRunning(DataFolder data) {
        return new Failure("no engine runs on " + data.folder() + " (expected: started by 'hotline run')");
    }

    /**
     * What it answers at this path.
     *
     * @param full whether it is asked as the owner of the data folder, who sees everything
     * @throws ConnectException when it does not run after all
     * @throws Failure with what the engine says when it refuses
     */
    String get(String path, boolean full) throws ConnectException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        HttpResponse<String> answer = send(full ? authorized(request) : request);
        if (answer.statusCode() != 200) {
            throw said(answer);
        }
        return answer.body();
    }

    /** Has the configuration changed; a refusal is a result too. */
    ReloadResult change(String path, JsonObject body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE_FOR_CHANGES)
                .POST(BodyPublishers.ofString(body.encode()));
        try {
            HttpResponse<String> answer = send(authorized(request));
            if (answer.statusCode() != 200 && answer.statusCode() != REFUSED) {
                throw said(answer);
            }
            return ConfigJson.result(new JsonObject(answer.body()));
        } catch (ConnectException ended) {
            throw notRunning(data);
        } catch (DecodeException e) {
            throw unreachable(e);
        }
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        try {
            String header = data.knownToken()
                    .orElseThrow(() -> new Failure("this needs the file console.token in " + data.folder()
                            + " (expected: made when an engine starts there)"))
                    .header();
            return request.header("Authorization", header);
        } catch (IOException e) {
            throw new Failure(
                    "the file console.token in " + data.folder() + " cannot be read: " + Failure.reason(e), e);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws ConnectException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (ConnectException ended) {
            throw ended;
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private Failure said(HttpResponse<String> answer) {
        return new Failure("the engine at " + base + " says: " + answer.body().strip());
    }

    private static Failure unreachable(Exception e) {
        return new Failure("the engine cannot be asked: " + Failure.reason(e), e);
    }
}
