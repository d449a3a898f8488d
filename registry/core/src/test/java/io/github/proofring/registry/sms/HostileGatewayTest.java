package io.github.proofring.registry.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.DeliveryException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Invariant 8: whatever comes back is a failure in bounded time and memory, and never quotes what was sent")
@Timeout(30)
class HostileGatewayTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String HEAD = "HTTP/1.1 200 OK\r\n";

    private static void write(Socket caller, String text) throws IOException {
        caller.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes for ever; ends with an exception when the caller hangs up. */
    private static void endless(Socket caller, String text) throws IOException {
        OutputStream out = caller.getOutputStream();
        byte[] block = text.repeat(100).getBytes(StandardCharsets.ISO_8859_1);
        while (true) {
            out.write(block);
        }
    }

    /** Says nothing more; ends with an exception when the caller hangs up. */
    private static void silent(Socket caller) throws IOException {
        while (caller.getInputStream().read() >= 0) {}
        throw new IOException("hung up");
    }

    private static SmsGatewayBuilder to(RudeGateway peer, Duration total) {
        return SmsGateway.at(peer.address("http"), GatewayTemplate.form("t={to}&b={text}"))
                .totalTimeout(total)
                .waiting(new SkippedWaiting());
    }

    private static DeliveryException failure(SmsGateway gateway) {
        DeliveryException failed = assertThrows(DeliveryException.class, () -> gateway.deliver(Messages.CODE));
        assertFalse(failed.isRefused());
        assertTrue(failed.retryAfter().isEmpty());
        for (Throwable each = failed; each != null; each = each.getCause()) {
            assertFalse(each.toString().contains("839204") || each.toString().contains("49171"), each.toString());
        }
        return failed;
    }

    @ParameterizedTest
    @DisplayName("what is no HTTP, or is cut off anywhere, is asked for once, and its words stay out of the exception")
    @ValueSource(
            strings = {
                "",
                "+491715550123 839204\r\n\r\n",
                "220 smtp.example ESMTP +491715550123 839204\r\n",
                "HTTP/1.1 +491715550123 839204\r\n\r\n",
                "HTTP/1.1 200",
                HEAD + "Content-Len",
                HEAD + "Content-Length: 839204 839204\r\n\r\n",
                HEAD + "Content-Length: 100\r\n\r\nok 839204",
                HEAD + "Transfer-Encoding: chunked\r\n\r\n839204zz\r\nok",
                HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\nok",
            })
    void garbage(String answer) {
        try (RudeGateway peer = new RudeGateway(caller -> write(caller, answer))) {
            failure(to(peer, LONG).build());
            assertEquals(1, peer.calls.get());
        }
    }

    @Test
    @DisplayName("a broken answer under a key is asked for three times")
    void garbageWithKey() {
        try (RudeGateway peer = new RudeGateway(caller -> write(caller, "nonsense\r\n\r\n"))) {
            failure(to(peer, LONG).idempotencyKey().build());
            assertEquals(3, peer.calls.get());
        }
    }

    @Test
    @DisplayName("a connection reset is a failure")
    void reset() {
        try (RudeGateway peer = new RudeGateway(caller -> caller.setSoLinger(true, 0))) {
            failure(to(peer, LONG).build());
            assertEquals(1, peer.calls.get());
        }
    }

    @ParameterizedTest
    @DisplayName("a gateway that falls silent, at once or amid its answer, is left at the total timeout and hung up on")
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 2",
                HEAD + "Content-Length: 100\r\n",
                HEAD + "Content-Length: 100\r\n\r\nok",
                "HTTP/1.1 100 Continue\r\n\r\n",
            })
    void silence(String beginning) throws InterruptedException {
        RudeGateway.Manner manner = caller -> {
            write(caller, beginning);
            silent(caller);
        };
        try (RudeGateway peer = new RudeGateway(manner)) {
            long began = System.nanoTime();
            DeliveryException failed = failure(to(peer, SHORT).idempotencyKey().build());
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertTrue(took.compareTo(SHORT) >= 0 && took.compareTo(Duration.ofSeconds(10)) < 0, took.toString());
            assertTrue(failed.getMessage().contains("did not answer within PT0.4S"), failed.getMessage());
            assertEquals(1, peer.calls.get());
            assertTrue(peer.hungUpOn(1, LONG));
        }
    }

    @Test
    @DisplayName("a body that drips is left at the total timeout, however often a byte comes")
    void dripping() {
        RudeGateway.Manner manner = caller -> {
            write(caller, HEAD + "Content-Length: 1000000\r\n\r\n");
            caller.setSoTimeout(20);
            while (true) {
                write(caller, ".");
                try {
                    caller.getInputStream().read();
                } catch (java.net.SocketTimeoutException e) {
                    // The pause between two drops.
                }
            }
        };
        try (RudeGateway peer = new RudeGateway(manner)) {
            failure(to(peer, SHORT).build());
        }
    }

    @ParameterizedTest
    @DisplayName("a body that does not end is hung up on after 64 KiB, long before the total timeout")
    @ValueSource(
            strings = {
                HEAD + "\r\n",
                HEAD + "Content-Length: 99999999999\r\n\r\n",
                HEAD + "Content-Length: 65537\r\n\r\n"
            })
    void endlessBody(String head) throws InterruptedException {
        RudeGateway.Manner manner = caller -> {
            write(caller, head);
            endless(caller, "839204 ");
        };
        try (RudeGateway peer = new RudeGateway(manner)) {
            DeliveryException failed = failure(to(peer, LONG).build());
            assertEquals("the SMS gateway's answer does not end", failed.getMessage());
            assertTrue(peer.hungUpOn(1, LONG));
        }
    }

    @Test
    @DisplayName("a body of 64 KiB is whole")
    void longestBody() {
        RudeGateway.Manner manner = caller -> {
            write(caller, HEAD + "Content-Length: 65536\r\n\r\n" + "x".repeat(BoundedBody.MOST_BYTES));
            silent(caller);
        };
        try (RudeGateway peer = new RudeGateway(manner)) {
            to(peer, LONG)
                    .accepting(body -> body.length() == BoundedBody.MOST_BYTES)
                    .build()
                    .deliver(Messages.CODE);
            assertEquals(1, peer.calls.get());
        }
    }

    @Test
    @DisplayName("the body of an error is not read: its status has said all")
    void errorBody() throws InterruptedException {
        RudeGateway.Manner manner = caller -> {
            write(caller, "HTTP/1.1 500 Oops\r\nContent-Length: 9999999\r\n\r\n");
            silent(caller);
        };
        try (RudeGateway peer = new RudeGateway(manner)) {
            assertEquals(
                    "the SMS gateway answered 500",
                    failure(to(peer, LONG).build()).getMessage());
            assertTrue(peer.hungUpOn(1, LONG));
        }
    }

    @ParameterizedTest
    @DisplayName("a head that does not end, of one field, many fields, a status or interim answers, is given up early")
    @ValueSource(strings = {HEAD + "X: ", HEAD, "", "HTTP/1.1 103 Early\r\n"})
    void endlessHead(String beginning) {
        String rest = beginning.equals(HEAD)
                ? "X-839204: 839204\r\n"
                : beginning.contains("103") ? "\r\n" + beginning : "839204";
        RudeGateway.Manner manner = caller -> {
            write(caller, beginning);
            endless(caller, rest);
        };
        try (RudeGateway peer = new RudeGateway(manner)) {
            DeliveryException failed = failure(to(peer, LONG).build());
            assertTrue(failed.getMessage().contains("cut off or is not HTTP"), failed.getMessage());
            assertEquals(1, peer.calls.get());
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "Java 17 keeps such a socket open, see Connections")
    @DisplayName(
            "connections that Java leaves open after a broken head go with their client, which is replaced after sixteen")
    void brokenHeads() throws InterruptedException {
        RudeGateway.Manner manner = caller -> {
            write(caller, "nonsense\r\n\r\n");
            silent(caller);
        };
        try (RudeGateway peer = new RudeGateway(manner)) {
            SmsGateway gateway = to(peer, LONG).build();
            for (int i = 0; i < Connections.MOST_BROKEN; i++) {
                failure(gateway);
            }
            // Java's client ends by itself when it is garbage: within three seconds of being found to be so.
            boolean gone = false;
            for (int i = 0; i < 100 && !gone; i++) {
                System.gc();
                gone = peer.hungUpOn(Connections.MOST_BROKEN, Duration.ofMillis(200));
            }
            assertTrue(gone);
            assertEquals(Connections.MOST_BROKEN, peer.calls.get());
            failure(gateway);
        }
    }

    @Test
    @DisplayName("https to a peer that speaks no TLS fails, and sends no message: it goes after the handshake")
    void noTls() {
        RudeGateway.Manner manner = caller -> {
            write(caller, HEAD + "Content-Length: 0\r\n\r\n");
            silent(caller);
        };
        try (RudeGateway peer = new RudeGateway(manner)) {
            SmsGateway gateway = SmsGateway.at(peer.address("https"), GatewayTemplate.form("t={to}&b={text}"))
                    .waiting(new SkippedWaiting())
                    .idempotencyKey()
                    .build();
            assertInstanceOf(SSLException.class, failure(gateway).getCause());
        }
    }

    @Test
    @DisplayName("an interrupt ends the wait for an answer, stays set, and hangs up")
    void interrupted() throws InterruptedException {
        Thread caller = Thread.currentThread();
        RudeGateway.Manner manner = socket -> {
            caller.interrupt();
            silent(socket);
        };
        try (RudeGateway peer = new RudeGateway(manner)) {
            failure(to(peer, LONG).build());
            assertTrue(Thread.interrupted());
            assertTrue(peer.hungUpOn(1, LONG));
        }
    }
}
