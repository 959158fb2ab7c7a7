package dev.hotline.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A company's web service on the loopback: it knows one account, and keeps what it is told. Safe from any thread. */
final class Crm implements AutoCloseable {
    /** The account that it knows. */
    static final String ACCOUNT = "105";

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** What it was told, as it came. */
    record Told(String path, String signature, String body) {
        JsonObject data() {
            return new JsonObject(body).getJsonObject("data");
        }
    }

    Crm() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String signature = exchange.getRequestHeaders().getFirst("X-Hotline-Signature");
            told.add(new Told(path, String.valueOf(signature), body));
            answer(exchange, 200, "{}");
        } else if (path.equals("/accounts/" + ACCOUNT)) {
            answer(exchange, 200, """
                    {"account": {"engineer": "lin", "level": 3}}
                    """);
        } else {
            answer(exchange, 404, "{}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
