package dev.hotline.server;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.hotline.config.Secret;
import dev.hotline.config.WebService;
import dev.hotline.handlers.WebServices;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
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
    private static final long ANSWERS_KEPT = 10_000;

    private final HttpClient client;
    private final InstantSource clock;
    private final Cache<String, Kept> answers =
            CacheBuilder.newBuilder().maximumSize(ANSWERS_KEPT).build();

    HttpServices(Vertx vertx, InstantSource clock) {
        this.clock = clock;
        client = vertx.createHttpClient(
                new HttpClientOptions().setShared(false), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    @Override
    public Future<WebAnswer> get(WebService service, String path) {
        String url = service.base() + path;
        Kept kept = answers.getIfPresent(url);
        if (kept != null && clock.instant().isBefore(kept.until())) {
            return Future.succeededFuture(kept.answer());
        }
        return request(service, HttpMethod.GET, url, Buffer.buffer()).onSuccess(answer -> {
            if (answer.good() && service.cache().isPositive()) {
                answers.put(url, new Kept(answer, clock.instant().plus(service.cache())));
            }
        });
    }

    @Override
    public Future<WebAnswer> post(WebService service, String path, JsonObject body) {
        return request(service, HttpMethod.POST, service.base() + path, body.toBuffer());
    }

    private Future<WebAnswer> request(WebService service, HttpMethod method, String url, Buffer body) {
        long timeout = service.timeout().toMillis();
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(url)
                .setTimeout(timeout)
                .putHeader("Accept", "application/json");
        service.headers().forEach((name, value) -> options.putHeader(name, value.value()));
        if (method.equals(HttpMethod.POST)) {
            options.putHeader("Content-Type", "application/json");
            service.signing().ifPresent(key -> options.putHeader(SIGNATURE, signature(key, clock.instant(), body)));
        }
        return client.request(options)
                .compose(request -> request.send(body).compose(answer -> answer(request, answer)))
                .timeout(timeout, TimeUnit.MILLISECONDS)
                .recover(e -> Future.failedFuture(service.name() + " did not answer: " + e.getMessage()));
    }

    private static Future<WebAnswer> answer(HttpClientRequest request, io.vertx.core.http.HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        io.vertx.core.Promise<WebAnswer> answer = io.vertx.core.Promise.promise();
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

    private record Kept(WebAnswer answer, Instant until) {}
}
