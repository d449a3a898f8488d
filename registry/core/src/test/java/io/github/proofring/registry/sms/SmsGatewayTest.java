package io.github.proofring.registry.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.DeliveryException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Issue 6: an SMS gateway is asked by one POST, and its answer decides")
class SmsGatewayTest {
    private final PoliteGateway peer = new PoliteGateway();

    @AfterEach
    void close() {
        peer.close();
    }

    private DeliveryException refusedBy(SmsGateway gateway) {
        DeliveryException thrown = assertThrows(DeliveryException.class, () -> gateway.deliver(Messages.CODE));
        assertFalse(thrown.toString().contains("839204") || thrown.toString().contains("49171"), thrown.toString());
        return thrown;
    }

    @Test
    @DisplayName("JSON as the peer receives it: quote, newline, emoji and plus, under a bearer token")
    void json() {
        GatewayTemplate template = GatewayTemplate.json(
                "{\"messages\":[{\"to\":\"{to}\",\"from\":\"{from}\",\"text\":\"{text}\",\"ref\":\"{id}\"}]}");
        SmsGateway gateway = SmsGateway.at(peer.address("/v1/send?format=json"), template)
                .from("Bank")
                .bearer("abc.DEF-123==")
                .build();
        gateway.deliver(Messages.message(Channel.SMS, "say \"839\"\n\\ 1+1 & 😀"));

        PoliteGateway.Asked asked = peer.asked.get(0);
        assertEquals("POST", asked.method());
        assertEquals("/v1/send?format=json", asked.uri());
        assertEquals("application/json", asked.headers().getFirst("Content-Type"));
        assertEquals("Bearer abc.DEF-123==", asked.headers().getFirst("Authorization"));
        assertFalse(asked.headers().containsKey("Idempotency-Key"));
        assertEquals(
                "{\"messages\":[{\"to\":\"+491715550123\",\"from\":\"Bank\",\"text\":\"say \\\"839\\\"\\n\\\\ 1+1 & 😀\",\"ref\":\""
                        + Messages.ID + "\"}]}",
                asked.body());
    }

    @Test
    @DisplayName("a form as the peer receives it: plus, ampersand, newline and emoji, under RFC 7617 in UTF-8")
    void form() {
        GatewayTemplate template = GatewayTemplate.form("to={to}&body={text}");
        SmsGateway gateway =
                SmsGateway.at(peer.address("/"), template).basic("küche", "a:b").build();
        gateway.deliver(Messages.message(Channel.SMS, "1+1 & \"2\"\n=😀"));

        PoliteGateway.Asked asked = peer.asked.get(0);
        assertEquals("application/x-www-form-urlencoded", asked.headers().getFirst("Content-Type"));
        assertEquals(
                "Basic " + Base64.getEncoder().encodeToString("küche:a:b".getBytes(StandardCharsets.UTF_8)),
                asked.headers().getFirst("Authorization"));
        assertEquals("to=%2B491715550123&body=1%2B1+%26+%222%22%0A%3D%F0%9F%98%80", asked.body());
    }

    @ParameterizedTest
    @DisplayName("every 2xx means taken, with a body or none, and is asked for once")
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void taken(int status) {
        SmsGateway gateway = peer.answering(status).builder().build();
        gateway.deliver(Messages.CODE);
        gateway.deliver(Messages.CODE);
        assertEquals(2, peer.asked.size());
    }

    @ParameterizedTest
    @DisplayName("a 4xx about the message is a refusal, asked for once")
    @ValueSource(ints = {400, 406, 410, 413, 422, 451, 499})
    void refused(int status) {
        DeliveryException refused = refusedBy(peer.answering(status, Map.of(), Messages.TEXT)
                .builder()
                .idempotencyKey()
                .build());
        assertTrue(refused.isRefused());
        assertEquals(1, peer.asked.size());
    }

    @ParameterizedTest
    @DisplayName("a 4xx about our account, our set-up or time is no word on the person's number")
    @ValueSource(ints = {401, 402, 403, 404, 405, 407, 408, 409, 415, 425, 426})
    void notTheMessage(int status) {
        DeliveryException failed =
                refusedBy(peer.answering(status).builder().idempotencyKey().build());
        assertFalse(failed.isRefused());
        assertEquals(Optional.empty(), failed.retryAfter());
        assertEquals("the SMS gateway answered " + status, failed.getMessage());
        assertEquals(1, peer.asked.size());
    }

    @ParameterizedTest
    @DisplayName("a redirect is not followed: it would carry the message elsewhere")
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirect(int status) {
        peer.answering(status, Map.of("Location", peer.address("/elsewhere").toString()), "");
        DeliveryException failed = refusedBy(peer.builder().build());
        assertFalse(failed.isRefused());
        assertEquals("the SMS gateway answered " + status, failed.getMessage());
        assertEquals(1, peer.asked.size());
    }

    @Test
    @DisplayName("where a gateway answers 200 to everything, the body decides")
    void body() {
        String said = "{\"message-count\":\"1\",\"messages\":[{\"to\":\"49171\",\"status\": \"%s\"}]}";
        java.util.regex.Pattern taken = java.util.regex.Pattern.compile("\"status\"\\s*:\\s*\"0\"");
        SmsGateway gateway = peer.answering(200, Map.of(), said.formatted("0"))
                .answering(200, Map.of(), said.formatted("4"))
                .builder()
                .accepting(answer -> taken.matcher(answer).find())
                .idempotencyKey()
                .build();
        gateway.deliver(Messages.CODE);
        DeliveryException failed = refusedBy(gateway);
        assertFalse(failed.isRefused());
        assertEquals(2, peer.asked.size());
    }

    @Test
    @DisplayName("invariant 7: a test of the body that throws, quoting it, does not bring the text into the exception")
    void throwingTest() {
        peer.answering(200, Map.of(), Messages.TEXT);
        SmsGateway gateway = peer.builder()
                .accepting(answer -> {
                    throw new IllegalStateException("cannot read " + answer);
                })
                .build();
        DeliveryException failed = refusedBy(gateway);
        assertEquals(null, failed.getCause());
        assertTrue(failed.getMessage().contains("IllegalStateException"));
    }

    @Test
    @DisplayName(
            "it serves the channels it is told, SMS if nothing is said, and refuses others before anything is sent")
    void channels() {
        SmsGateway sms = peer.builder().build();
        IllegalArgumentException mistake = assertThrows(
                IllegalArgumentException.class, () -> sms.deliver(Messages.message(Channel.VOICE, "839 204")));
        assertEquals("this gateway serves [sms] and not voice", mistake.getMessage());
        assertEquals(0, peer.asked.size());
        SmsGateway voice = peer.builder().channels(Set.of(Channel.VOICE)).build();
        voice.deliver(Messages.message(Channel.VOICE, "839 204"));
        assertThrows(IllegalArgumentException.class, () -> voice.deliver(Messages.CODE));
        assertEquals(1, peer.asked.size());
    }

    @Test
    @DisplayName("many threads share one gateway; each message goes out once, and only daemon threads serve it")
    void threads() throws Exception {
        SmsGateway gateway = peer.builder().build();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> sent = IntStream.range(0, 200)
                    .<Future<?>>mapToObj(
                            i -> threads.submit(() -> gateway.deliver(Messages.message(Channel.SMS, "text " + i))))
                    .toList();
            for (Future<?> each : sent) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(200, peer.asked.size());
        assertEquals(
                200,
                peer.asked.stream().map(PoliteGateway.Asked::body).distinct().count());
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("HttpClient-"))
                .allMatch(Thread::isDaemon));
    }

    @Test
    @DisplayName("the connection is kept from one message to the next")
    void kept() {
        Set<InetSocketAddress> callers = java.util.concurrent.ConcurrentHashMap.newKeySet();
        SmsGateway gateway = peer.noting(callers).builder().build();
        for (int i = 0; i < 5; i++) {
            gateway.deliver(Messages.CODE);
        }
        assertEquals(1, callers.size());
    }

    @Test
    @DisplayName("nothing but the fields of this request is sent along: no cookie comes back")
    void cookies() {
        peer.answering(200, Map.of("Set-Cookie", "a=b"), "ok");
        SmsGateway gateway = peer.builder().build();
        gateway.deliver(Messages.CODE);
        gateway.deliver(Messages.CODE);
        Headers second = peer.asked.get(1).headers();
        assertFalse(second.containsKey("Cookie"));
    }
}
