package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.testkit.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Messages stay in a development outbox, or go out for real with SMTP_URL and SMS_URL")
class OutboxTest {
    private static final String HERE = "http://localhost:0";

    @TempDir
    Path folder;

    @Test
    @DisplayName("clearly marked, the newest first, the HTML part as text")
    void page() {
        try (Running running = Running.in(folder)) {
            Person anna = Person.signUp(running, "anna");
            anna.beginAddress("email", "anna@example.org");
            anna.beginAddress("phone", "+447400345678");
            String page = new Client(running).get("/outbox").body();
            assertTrue(
                    page.contains("Development outbox: nothing is sent. Set SMTP_URL and SMS_URL to send for real."),
                    page);
            assertTrue(page.indexOf("+447400345678") < page.indexOf("anna@example.org"), "the oldest first");
            assertTrue(page.contains("&lt;html"), "no HTML part");
            assertEquals(1, page.split("<html", -1).length - 1, "a message's HTML is part of the page");
        }
    }

    @Test
    @DisplayName("it keeps fifty")
    void fifty() {
        Outbox outbox = new Outbox(new SettableClock(Instant.EPOCH));
        for (int i = 0; i < 60; i++) {
            outbox.deliver(new Message("A".repeat(22), Channel.SMS, "+4474003456" + i, "", "Hello", Optional.empty()));
        }
        assertEquals(50, outbox.newestFirst().size());
        assertEquals("+447400345659", outbox.newestFirst().get(0).message().to());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://sign-in.example.org", "http://192.0.2.1", "https://localhost.example.org"})
    @DisplayName("on a public address there is none, and what cannot be sent is not offered")
    void publicAddress(String url) {
        try (Running running = Running.in(folder, url, Map.of())) {
            Person anna = Person.signUp(running, "anna");
            assertEquals(404, anna.client().get("/outbox").status());
            assertFalse(anna.client().get("/security").body().contains("/outbox"));
            assertFalse(anna.client().get("/security").body().contains("Add an email"));
            assertEquals(404, anna.client().get("/security/add-email").status());
            assertEquals(404, anna.client().get("/security/confirm/phone").status());
            assertEquals(
                    "unknown-kind",
                    anna.beginAddress("email", "anna@example.org").code());
            assertEquals(
                    "unknown-kind", anna.beginAddress("phone", "+447400345678").code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebound.example.org", "rebound.example.org:8080", "localhost.example.org", ""})
    @DisplayName("asked for under another name, as after DNS rebinding, there is none")
    void anotherName(String host) throws IOException {
        try (Running running = Running.in(folder);
                Socket socket = new Socket("localhost", running.server().port())) {
            socket.getOutputStream()
                    .write(("GET /outbox HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.matches("(?s)HTTP/1.1 40[04] .*"), answer);
            assertFalse(answer.contains("Development outbox: "), answer);
        }
    }

    @Test
    @DisplayName("with both set, mail and text messages go out, and there is no outbox")
    void forReal() throws IOException, InterruptedException {
        BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        HttpServer gateway = gateway(texts);
        GreenMail post = mailServer();
        Map<String, String> variables = Map.of(
                "SMTP_URL",
                "smtp+plain://localhost:" + post.getSmtp().getPort() + "?from=us@example.org",
                "SMS_URL",
                "http://key:secret@localhost:" + gateway.getAddress().getPort() + "/send?from=Example");
        try (Running running = Running.in(folder, HERE, variables)) {
            assertEquals(404, new Client(running).get("/outbox").status());
            assertFalse(new Client(running).get("/sign-in").body().contains("/outbox"));
            Person anna = Person.signUp(running, "anna");
            Client.Answer mail = anna.beginAddress("email", "anna@example.org");
            assertTrue(post.waitForIncomingEmail(1));
            String code = GreenMailUtil.getBody(post.getReceivedMessages()[0])
                    .replaceFirst("(?s).*?\r\n([0-9]{8})\r\n.*", "$1");
            assertEquals(200, anna.finish(mail.text("/ticket"), code).status(), code);

            Client.Answer text = anna.beginAddress("phone", "+447400345678");
            String sent = texts.take();
            assertTrue(sent.startsWith("Basic a2V5OnNlY3JldA== {"), sent);
            assertTrue(sent.contains("\"to\":\"+447400345678\",\"from\":\"Example\","), sent);
            String digits = sent.replaceFirst("(?s).*#([0-9]{6})\"}", "$1");
            assertEquals(200, anna.finish(text.text("/ticket"), digits).status(), sent);
        } finally {
            post.stop();
            gateway.stop(0);
        }
    }

    @Test
    @DisplayName("with one set, the outbox is for the other")
    void oneOfTwo() {
        GreenMail post = mailServer();
        String url = "smtp+plain://localhost:" + post.getSmtp().getPort() + "?from=us@example.org";
        try (Running running = Running.in(folder, HERE, Map.of("SMTP_URL", url))) {
            Person anna = Person.signUp(running, "anna");
            anna.beginAddress("email", "anna@example.org");
            assertTrue(post.waitForIncomingEmail(1));
            anna.beginAddress("phone", "+447400345678");
            String page = new Client(running).get("/outbox").body();
            assertTrue(page.contains("nothing is sent. Set SMS_URL to send for real."), page);
            assertEquals(1, OutboxReader.of(running).messages().size());
        } finally {
            post.stop();
        }
    }

    private static GreenMail mailServer() {
        GreenMail post = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        post.start();
        return post;
    }

    private static HttpServer gateway(BlockingQueue<String> texts) throws IOException {
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/send", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            texts.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        gateway.start();
        return gateway;
    }
}
