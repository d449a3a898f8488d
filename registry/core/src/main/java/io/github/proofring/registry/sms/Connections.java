package io.github.proofring.registry.sms;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The client that keeps the connections to the gateway. Java's loses sight of a connection on which it could not read the head of an
 * answer, and offers no way to close it alone. So after some of those a new client takes the place of the old one, which ends once the
 * requests under way are done and nothing refers to it. In Java 25 that closes what the old one had open; in 17 such a socket stays open
 * for as long as the process lives. A gateway has to answer with something other than HTTP for that.
 */
final class Connections {
    /** A few more open sockets harm nobody; a client for every broken answer would cost threads instead. */
    static final int MOST_BROKEN = 16;

    private final Duration connectTimeout;
    private final AtomicInteger broken = new AtomicInteger();
    private volatile HttpClient client;

    Connections(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
        this.client = fresh(connectTimeout);
    }

    HttpClient client() {
        return client;
    }

    /** Tells of an answer that was broken. */
    void broken() {
        if (broken.incrementAndGet() % MOST_BROKEN == 0) {
            client = fresh(connectTimeout);
        }
    }

    /** HTTP/1.1, where one connection holds one message and breaks for that one alone. */
    private static HttpClient fresh(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }
}
