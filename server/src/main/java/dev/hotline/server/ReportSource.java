package dev.hotline.server;

import dev.hotline.config.HotlineConfig;
import dev.hotline.console.Privacy;
import dev.hotline.console.ReportJson;
import dev.hotline.storage.Storage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Where lists come from: the engine that runs on the data folder, or, when none does, the store itself. Blocking. */
final class ReportSource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final Path config;
    private final DataFolder data;
    private final boolean numbers;

    /** @param numbers whether phone numbers are given in full */
    ReportSource(Path config, DataFolder data, boolean numbers) {
        this.config = config;
        this.data = data;
        this.numbers = numbers;
    }

    /** @throws Failure when neither can be read */
    List<JsonObject> rows(Report report, int limit) {
        try {
            Optional<URI> engine = data.url();
            return engine.isPresent() ? ask(engine.get(), report, limit) : read(report, limit);
        } catch (ConnectException ended) {
            return read(report, limit);
        } catch (IOException e) {
            throw new Failure("the engine cannot be asked: " + Failure.reason(e), e);
        } catch (InterruptedException e) {
            throw new Failure("interrupted", e);
        }
    }

    private List<JsonObject> ask(URI engine, Report report, int limit) throws IOException, InterruptedException {
        URI uri = engine.resolve("/api/" + report.path() + "?limit=" + limit);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        if (numbers) {
            request.header("Authorization", token());
        }
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Failure(
                        "the engine at " + engine + " says: " + answer.body().strip());
            }
            return new JsonObject(answer.body())
                    .getJsonArray(report.path()).stream()
                            .map(JsonObject.class::cast)
                            .toList();
        }
    }

    private String token() throws IOException {
        return data.knownToken()
                .orElseThrow(() -> new Failure("full numbers need the file console.token in " + data.folder()
                        + " (expected: made when an engine starts there)"))
                .header();
    }

    private List<JsonObject> read(Report report, int limit) {
        try {
            HotlineConfig read = ConfigFolder.readWithoutSecrets(config);
            return fromStore(read, report, limit);
        } catch (Failure e) {
            throw new Failure(
                    "no engine runs on " + data.folder() + ", and the store cannot be read: " + e.getMessage(), e);
        }
    }

    private List<JsonObject> fromStore(HotlineConfig read, Report report, int limit) {
        if (!data.exists(read.site().storage())) {
            throw new Failure("there is no database yet (expected: one that 'hotline run' made)");
        }
        ReportJson json = new ReportJson(
                numbers ? Privacy.FULL : Privacy.MASKED, read.callback().target());
        Vertx vertx = Vertx.vertx();
        try {
            return await(Storage.open(vertx, data.storage(read.site().storage()))
                    .compose(storage ->
                            report.read(storage.reports(), limit, json).eventually(storage::close)));
        } finally {
            await(vertx.close());
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new Failure(Failure.reason(e.getCause() == null ? e : e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }
}
