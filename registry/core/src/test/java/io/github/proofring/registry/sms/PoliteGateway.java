package io.github.proofring.registry.sms;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A gateway on loopback that speaks HTTP, notes what it is asked and gives the answers it was told, then 200. */
final class PoliteGateway implements AutoCloseable {
    record Asked(String method, String uri, Headers headers, String body) {}

    record Answer(int status, Map<String, String> headers, String body) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();

    PoliteGateway() {
        this(0);
    }

    PoliteGateway(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    PoliteGateway answering(int status, Map<String, String> headers, String body) {
        answers.add(new Answer(status, headers, body));
        return this;
    }

    PoliteGateway answering(int status) {
        return answering(status, Map.of(), "");
    }

    PoliteGateway answering(int status, String retryAfter) {
        return answering(status, Map.of("Retry-After", retryAfter), "later");
    }

    /** Notes from where it is asked in this set, which many threads may use. */
    PoliteGateway noting(Set<InetSocketAddress> notes) {
        callers = notes;
        return this;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** A gateway's builder that leads here, with a template of JSON and no time spent in pauses. */
    SmsGatewayBuilder builder(Waiting waiting) {
        return SmsGateway.at(address("/send"), GatewayTemplate.json("{\"to\":\"{to}\",\"text\":\"{text}\"}"))
                .waiting(waiting);
    }

    SmsGatewayBuilder builder() {
        return builder(new SkippedWaiting());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            callers.add(exchange.getRemoteAddress());
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            Answer next = answers.poll();
            Answer answer = next == null ? new Answer(200, Map.of(), "ok") : next;
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
