package dev.hotline.server;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.hotline.config.Secret;
import dev.hotline.config.WebService;
import dev.hotline.handlers.WebServices;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Web services by HTTP. An answer of more than {@value #LARGEST} bytes is refused, and one that is too late is not waited for. What a service
 * is told carries its signature in {@value #SIGNATURE}: {@code t=} seconds since 1970, {@code v1=} the HMAC-SHA256, in hexadecimal digits, of
 * these seconds, a dot, and the body. Safe from any thread.
 */
final class HttpServices implements WebServices {
    static final String SIGNATURE = "X-Hotline-Signature";

    private static final int LARGEST = 256 * 1024;
    private static final int CONNECTIONS = 50;
    private static final long CHARACTERS_KEPT = 16 * 1024 * 1024;
    private static final Duration LONGEST_KEPT = Duration.ofDays(1);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final HttpClient client;
    private final InstantSource clock;
    private final Cache<Asked, Kept> answers = CacheBuilder.newBuilder()
            .maximumWeight(CHARACTERS_KEPT)
            .weigher((Asked asked, Kept kept) ->
                    asked.path().length() + kept.answer().body().length())
            .expireAfterWrite(LONGEST_KEPT)
            .build();

    HttpServices(Vertx vertx, InstantSource clock) {
        this.clock = clock;
        client = vertx.createHttpClient(
                new HttpClientOptions().setShared(false).setConnectTimeout((int) CONNECT.toMillis()),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    @Override
    public Future<WebAnswer> get(WebService service, String path) {
        Asked asked = new Asked(service, path);
        Kept kept = answers.getIfPresent(asked);
        if (kept != null && clock.instant().isBefore(kept.until())) {
            return Future.succeededFuture(kept.answer());
        }
        return request(service, HttpMethod.GET, path, Buffer.buffer()).onSuccess(answer -> {
            if (answer.good() && service.cache().isPositive()) {
                answers.put(asked, new Kept(answer, clock.instant().plus(service.cache())));
            }
        });
    }

    @Override
    public Future<WebAnswer> post(WebService service, String path, JsonObject body) {
        return request(service, HttpMethod.POST, path, body.toBuffer());
    }

    /** Fails, and does not throw, whatever is wrong with the request. */
    private Future<WebAnswer> request(WebService service, HttpMethod method, String path, Buffer body) {
        return Future.succeededFuture()
                .compose(v -> client.request(options(service, method, path, body)))
                .compose(request -> request.send(body).compose(answer -> answer(request, answer)))
                .timeout(service.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .recover(e -> Future.failedFuture(service.name() + " did not answer: " + e.getMessage()));
    }

    private RequestOptions options(WebService service, HttpMethod method, String path, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(service.base() + path)
                .setTimeout(service.timeout().toMillis())
                .putHeader("Accept", "application/json");
        service.headers().forEach((name, value) -> options.putHeader(name, value.value()));
        if (method.equals(HttpMethod.POST)) {
            options.putHeader("Content-Type", "application/json");
            service.signing().ifPresent(key -> options.putHeader(SIGNATURE, signature(key, clock.instant(), body)));
        }
        return options;
    }

    private static Future<WebAnswer> answer(HttpClientRequest request, HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        Promise<WebAnswer> answer = Promise.promise();
        response.exceptionHandler(answer::tryFail);
        response.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > LARGEST) {
                answer.tryFail("its answer has more than " + LARGEST + " bytes");
                var unused = request.reset();
            }
        });
        response.endHandler(v -> answer.tryComplete(new WebAnswer(response.statusCode(), body.toString())));
        return answer.future();
    }

    static String signature(Secret key, Instant at, Buffer body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes()));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** A changed service, with other headers or another time to keep answers, is another one. */
    private record Asked(WebService service, String path) {}

    private record Kept(WebAnswer answer, Instant until) {}
}
