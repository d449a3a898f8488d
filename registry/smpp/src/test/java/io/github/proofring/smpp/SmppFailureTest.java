package io.github.proofring.smpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.DeliveryException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What the message centre says instead of yes (SMPP 3.4 §5.1.3)")
@Timeout(60)
class SmppFailureTest {
    private static DeliveryException failure(SmppDelivery delivery) {
        return assertThrows(DeliveryException.class, () -> delivery.deliver(Texts.saying(Texts.TEXT)));
    }

    private static DeliveryException submitted(int status) {
        try (Smsc smsc = new Smsc((message, session) -> {
                    throw new ProcessRequestException("no", status);
                });
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly())) {
            DeliveryException thrown = failure(delivery);
            assertEquals(1, smsc.received.size());
            return thrown;
        }
    }

    private static DeliveryException bound(int status) {
        try (Smsc smsc = new Smsc((message, session) -> "1", request -> status, Optional.empty());
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly())) {
            DeliveryException thrown = failure(delivery);
            assertEquals(1, smsc.binds.size());
            return thrown;
        }
    }

    @ParameterizedTest
    @CsvSource({"0x58, 10", "0x14, 60"})
    @DisplayName("throttled (0x58), queue full (0x14): busy, for ten seconds and for a minute")
    void busy(int status, long seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), submitted(status).retryAfter());
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), bound(status).retryAfter());
        assertFalse(submitted(status).isRefused());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x0B, 0x50, 0x51, 0x65, 0x66, 0x104})
    @DisplayName("what speaks of the number or the text: refused")
    void refused(int status) {
        DeliveryException thrown = submitted(status);
        assertTrue(thrown.isRefused());
        assertTrue(thrown.getMessage().endsWith("0x" + Integer.toHexString(status)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x04, 0x08, 0x0A, 0x45, 0x48, 0x64, 0xFF, 0x400, 0x7FFFFFFF})
    @DisplayName("a system error (0x08), what speaks of the sender, what is not known: failed")
    void failed(int status) {
        DeliveryException thrown = submitted(status);
        assertFalse(thrown.isRefused());
        assertTrue(thrown.retryAfter().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x05, 0x08, 0x0D, 0x0E, 0x0F, 0x0B})
    @DisplayName("a bind that is refused: failed, never refused, and tried once for each message")
    void bindRefused(int status) {
        DeliveryException thrown = bound(status);
        assertFalse(thrown.isRefused());
        assertTrue(thrown.retryAfter().isEmpty());
        boolean login = status >= 0x0D && status <= 0x0F;
        assertEquals(login, thrown.getMessage().equals("the message centre does not take the system id and password"));
    }

    @Test
    @DisplayName("after a bind that was refused, the next message tries again")
    void bindAgain() {
        AtomicInteger tries = new AtomicInteger();
        try (Smsc smsc = new Smsc(
                        (message, session) -> "1",
                        request -> tries.incrementAndGet() == 1 ? 0x0D : 0,
                        Optional.empty());
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly())) {
            failure(delivery);
            delivery.deliver(Texts.numbered(2));
            assertEquals("[Number 2]", smsc.texts());
        }
    }

    @Test
    @DisplayName("eight messages at once share one bind, and its refusal")
    void bindShared() throws Exception {
        CountDownLatch all = new CountDownLatch(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Smsc smsc = new Smsc(
                        (message, session) -> "1",
                        request -> {
                            await(all);
                            return 0x0D;
                        },
                        Optional.empty());
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly())) {
            List<Callable<DeliveryException>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> {
                    all.countDown();
                    return failure(delivery);
                });
            }
            for (Future<DeliveryException> each : threads.invokeAll(calls)) {
                assertFalse(each.get().isRefused());
            }
            // Who came late may have had to try again; not all of them did.
            assertTrue(smsc.binds.size() < 8, smsc.binds.size() + " binds");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("nobody listens: failed")
    void nobody() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (SmppDelivery delivery =
                SmppDelivery.by(SmppServer.dangerouslyPlain("localhost", port, "id", "secret", "Example"))) {
            assertInstanceOf(ConnectException.class, failure(delivery).getCause());
        }
    }

    @Test
    @DisplayName("a message centre that does not answer the bind: failed in time")
    void silentBind() throws Exception {
        try (ServerSocket socket = new ServerSocket(0);
                SmppDelivery delivery = SmppDelivery.by(
                        SmppServer.dangerouslyPlain("localhost", socket.getLocalPort(), "id", "secret", "Example")
                                .withTimeouts(Duration.ofSeconds(1), Duration.ofMillis(300)))) {
            assertFalse(failure(delivery).isRefused());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
