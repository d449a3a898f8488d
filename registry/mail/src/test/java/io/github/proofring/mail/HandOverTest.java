package io.github.proofring.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.testkit.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A message is handed over once")
class HandOverTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-26T12:00:00Z"));

    private SmtpDelivery to(ScriptedServer server) {
        return SmtpDelivery.by(
                SmtpServer.dangerouslyPlain("localhost", server.port(), "no-reply@example.org")
                        .withTimeouts(SHORT, SHORT),
                clock);
    }

    /** Answers the n-th command of its kind, counted over all connections, in another way than usual. */
    private static Function<String, String> atThe(int number, String command, String answer) {
        Map<String, Integer> counted = new ConcurrentHashMap<>();
        return asked -> {
            String verb = asked.replaceFirst("[ :].*(?s:.*)", "");
            int now = counted.merge(verb, 1, Integer::sum);
            return verb.equals(command) && now == number ? answer : ScriptedServer.usual(asked);
        };
    }

    @ParameterizedTest
    @CsvSource({"NOOP, 1", "MAIL, 2", "RCPT, 2"})
    @DisplayName("a connection that waited and has ended before the text: once more, over a new one")
    void ended(String command, int number) throws IOException {
        try (ScriptedServer server = new ScriptedServer(atThe(number, command, ScriptedServer.END));
                SmtpDelivery delivery = to(server)) {
            delivery.deliver(Notes.numbered(1));
            delivery.deliver(Notes.numbered(2));
            assertEquals(2, server.count("GREETING"));
            assertEquals(2, server.count("TEXT"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP", "MAIL", "RCPT"})
    @DisplayName(
            "the server takes no more over a connection that waited (421, RFC 5321 §3.8): once more, over a new one")
    void closing(String command) throws IOException {
        String answer = "421 4.7.0 too many messages in one connection";
        try (ScriptedServer server = new ScriptedServer(atThe(command.equals("NOOP") ? 1 : 2, command, answer));
                SmtpDelivery delivery = to(server)) {
            delivery.deliver(Notes.numbered(1));
            delivery.deliver(Notes.numbered(2));
            assertEquals(2, server.count("GREETING"));
            assertEquals(2, server.count("TEXT"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 unknown", "451 4.7.1 greylisted"})
    @DisplayName("a recipient who is rejected over a connection that waited is not tried over another")
    void rejected(String answer) throws IOException {
        try (ScriptedServer server = new ScriptedServer(atThe(2, "RCPT", answer));
                SmtpDelivery delivery = to(server)) {
            delivery.deliver(Notes.numbered(1));
            assertThrows(DeliveryException.class, () -> delivery.deliver(Notes.numbered(2)));
            assertEquals(1, server.count("GREETING"));
        }
    }

    @Test
    @DisplayName("a new connection that ends is not followed by another")
    void fresh() throws IOException {
        try (ScriptedServer server = new ScriptedServer(atThe(1, "MAIL", ScriptedServer.END));
                SmtpDelivery delivery = to(server)) {
            assertThrows(DeliveryException.class, () -> delivery.deliver(Notes.numbered(1)));
            assertEquals(1, server.count("GREETING"));
        }
    }

    @ParameterizedTest
    @CsvSource({"DATA, end", "TEXT, end", "TEXT, silence", "TEXT, HTTP/1.1 200 OK"})
    @DisplayName("an answer that is lost after the text began: failed, with the doubt told, and not once more")
    void unknown(String command, String answer) throws IOException {
        try (ScriptedServer server = new ScriptedServer(atThe(2, command, answer));
                SmtpDelivery delivery = to(server)) {
            delivery.deliver(Notes.numbered(1));
            DeliveryException thrown = assertThrows(DeliveryException.class, () -> delivery.deliver(Notes.numbered(2)));
            assertFalse(thrown.isRefused());
            assertEquals(
                    "the mail server's answer to the message was lost: it may have been sent", thrown.getMessage());
            assertEquals(2, server.count(command));
            assertEquals(1, server.count("GREETING"));
        }
    }

    @Test
    @DisplayName("several waiting connections that do not answer cost the time of one")
    void oneTry() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        try (ScriptedServer server = new ScriptedServer(asked -> {
                    if (asked.startsWith("RCPT") && both.getCount() > 0) {
                        both.countDown();
                        await(both);
                    }
                    return asked.startsWith("NOOP") ? ScriptedServer.SILENCE : ScriptedServer.usual(asked);
                });
                SmtpDelivery delivery = to(server)) {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            Future<?> one = threads.submit(() -> delivery.deliver(Notes.numbered(1)));
            Future<?> other = threads.submit(() -> delivery.deliver(Notes.numbered(2)));
            one.get();
            other.get();
            threads.shutdown();
            delivery.deliver(Notes.numbered(3));
            assertEquals(1, server.count("NOOP"));
            assertEquals(3, server.count("GREETING"));
            assertEquals(3, server.count("TEXT"));
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
