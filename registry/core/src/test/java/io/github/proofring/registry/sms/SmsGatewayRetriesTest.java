package io.github.proofring.registry.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.DeliveryException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName(
        "It asks again only where the message cannot go out twice by that, at most twice, within the total timeout")
class SmsGatewayRetriesTest {
    private static final Duration HALF = Duration.ofMillis(500);

    private final PoliteGateway peer = new PoliteGateway();
    private final SkippedWaiting waiting = new SkippedWaiting();

    @AfterEach
    void close() {
        peer.close();
    }

    private DeliveryException failure(SmsGateway gateway) {
        return assertThrows(DeliveryException.class, () -> gateway.deliver(Messages.CODE));
    }

    @ParameterizedTest
    @DisplayName("RFC 9110 §10.2.3: 429 and 503 with a Retry-After that fits are waited out, then the message is taken")
    @ValueSource(ints = {429, 503})
    void shortWait(int status) {
        peer.answering(status, "2")
                .answering(status, "Thu, 26 Nov 2026 12:00:03 GMT")
                .builder(waiting)
                .build()
                .deliver(Messages.CODE);
        assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(3)), waiting.pauses);
        assertEquals(3, peer.asked.size());
    }

    @ParameterizedTest
    @DisplayName("a Retry-After beyond the total timeout, in seconds or as a date, is handed on at once")
    @ValueSource(strings = {"90", "Thu, 26 Nov 2026 12:01:30 GMT"})
    void longWait(String retryAfter) {
        DeliveryException busy =
                failure(peer.answering(429, retryAfter).builder(waiting).build());
        assertEquals(Optional.of(Duration.ofSeconds(90)), busy.retryAfter());
        assertFalse(busy.isRefused());
        assertEquals(1, peer.asked.size());
        assertEquals(List.of(), waiting.pauses);
    }

    @Test
    @DisplayName("what the first waits took is gone for the later ones")
    void spent() {
        DeliveryException busy = failure(
                peer.answering(429, "6").answering(429, "6").builder(waiting).build());
        assertEquals(Optional.of(Duration.ofSeconds(6)), busy.retryAfter());
        assertEquals(2, peer.asked.size());
        assertEquals(List.of(Duration.ofSeconds(6)), waiting.pauses);
    }

    @Test
    @DisplayName("after three tries it stops, also if the gateway asks for no wait at all")
    void three() {
        DeliveryException busy = failure(peer.answering(429, "0")
                .answering(429, "0")
                .answering(429, "0")
                .builder(waiting)
                .build());
        assertEquals(Optional.of(Duration.ZERO), busy.retryAfter());
        assertEquals(3, peer.asked.size());
    }

    @Test
    @DisplayName("a 429 that names no time is asked again after half a second and one second, and is a failure then")
    void unnamed() {
        DeliveryException failed = failure(peer.answering(429)
                .answering(429, "soon")
                .answering(429)
                .builder(waiting)
                .build());
        assertEquals(Optional.empty(), failed.retryAfter());
        assertEquals(List.of(HALF, Duration.ofSeconds(1)), waiting.pauses);
        assertEquals(3, peer.asked.size());
    }

    @ParameterizedTest
    @DisplayName("5xx without a key: nobody knows whether the message went out, so it is not asked again")
    @ValueSource(ints = {500, 502, 503, 504, 599})
    void errorWithoutKey(int status) {
        DeliveryException failed =
                failure(peer.answering(status).builder(waiting).build());
        assertFalse(failed.isRefused());
        assertEquals("the SMS gateway answered " + status, failed.getMessage());
        assertEquals(1, peer.asked.size());
    }

    @Test
    @DisplayName("5xx with a key: asked again under the same key with the same body, until it is taken")
    void errorWithKey() {
        peer.answering(500)
                .answering(503)
                .builder(waiting)
                .idempotencyKey()
                .build()
                .deliver(Messages.CODE);
        assertEquals(3, peer.asked.size());
        for (PoliteGateway.Asked asked : peer.asked) {
            assertEquals(List.of(Messages.ID), asked.headers().get("Idempotency-Key"));
            assertEquals(peer.asked.get(0).body(), asked.body());
        }
    }

    @Test
    @DisplayName("5xx with a key, three times: failed; the name of the field is the application's to choose")
    void errorStays() {
        failure(peer.answering(500)
                .answering(500)
                .answering(500)
                .builder(waiting)
                .idempotencyKey("X-Request-Id")
                .build());
        assertEquals(3, peer.asked.size());
        assertEquals(Messages.ID, peer.asked.get(2).headers().getFirst("X-Request-Id"));
        assertFalse(peer.asked.get(2).headers().containsKey("Idempotency-Key"));
    }

    @Test
    @DisplayName(
            "a connection refused left nothing behind: it is tried again, and a gateway that is back takes the message")
    void refusedThenBack() throws IOException {
        int port = freePort();
        AtomicReference<PoliteGateway> back = new AtomicReference<>();
        waiting.during = () -> back.set(new PoliteGateway(port));
        try {
            to(port).build().deliver(Messages.CODE);
            assertEquals(1, back.get().asked.size());
            assertEquals(List.of(HALF), waiting.pauses);
        } finally {
            back.get().close();
        }
    }

    @Test
    @DisplayName("a gateway that stays away is a failure, whose cause may be told: it arose before anything was sent")
    void staysAway() throws IOException {
        DeliveryException failed = failure(to(freePort()).build());
        assertFalse(failed.isRefused());
        assertInstanceOf(ConnectException.class, failed.getCause());
        assertEquals(List.of(HALF, Duration.ofSeconds(1)), waiting.pauses);
    }

    @Test
    @DisplayName(
            "a pause that lasts beyond the total timeout is followed by no request: nobody would wait for its answer")
    void overslept() {
        waiting.during = () -> waiting.pauses.add(Duration.ofMinutes(1));
        DeliveryException busy =
                failure(peer.answering(429, "2").builder(waiting).build());
        assertEquals(Optional.of(Duration.ofSeconds(2)), busy.retryAfter());
        assertEquals(1, peer.asked.size());
    }

    @Test
    @DisplayName("an interrupt ends the wait between two tries, and stays set")
    void interrupted() {
        SmsGateway gateway = peer.answering(429, "5").builder(Waiting.really()).build();
        Thread.currentThread().interrupt();
        assertThrows(DeliveryException.class, () -> gateway.deliver(Messages.CODE));
        assertTrue(Thread.interrupted());
    }

    private SmsGatewayBuilder to(int port) {
        return SmsGateway.at(URI.create("http://127.0.0.1:" + port + "/"), GatewayTemplate.form("t={to}&b={text}"))
                .waiting(waiting);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
