package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Codes that are sent, on the pages and without any script")
class AddressPagesTest {
    private static final String SIGN_IN = "/sign-in/code";
    private static final String EMAIL = "anna@example.org";
    private static final String NO_LONGER_GOOD = "This code is no longer good. Ask for a new one.";

    @TempDir
    Path folder;

    private Running running;
    private OutboxReader outbox;
    private Person anna;

    @BeforeEach
    void start() {
        running = Running.in(folder);
        outbox = OutboxReader.of(running);
        anna = Person.signUp(running, "anna");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    @DisplayName("no page sends a message by being looked at, nor does a form of another page")
    void getSendsNothing() {
        addEmail();
        anna.givePassword();
        nextSending();
        Client client = anna.client();
        for (String address :
                new String[] {SIGN_IN, SIGN_IN + "?ask=send", SIGN_IN + "?method=" + "A".repeat(22) + "&ask=send"}) {
            assertTrue(client.get(address).body().contains("Send a code to a•••@e•••.org"));
        }
        Client.Answer forged =
                client.send("POST", SIGN_IN, Map.of("Content-Type", Client.FORM), "ask=send&form-token=wrong");
        assertEquals(403, forged.status());
        assertEquals(1, outbox.messages().size());
        post(SIGN_IN, Map.of("ask", "send"));
        assertEquals(2, outbox.messages().size());
    }

    @Test
    @DisplayName("adding another one asks for a proof by the one there is, and leads on")
    void stepUp() {
        addEmail();
        signIn();
        Client.Answer wanted = anna.client().get("/security/add-phone");
        assertEquals("/security/confirm/phone", wanted.header("Location"));
        nextSending();
        Client.Answer sent = post("/security/confirm/phone", Map.of("ask", "send"));
        assertTrue(
                outbox.newest().text().contains("It adds a way to sign in."),
                outbox.newest().text());
        assertEquals(
                "/security/add-phone",
                answer("/security/confirm/phone", sent, outbox.newest().code()).header("Location"));
        assertEquals(200, anna.client().get("/security/add-phone").status());
    }

    @Test
    @DisplayName("an address that was to be added after the proof went stale leads back to the proof")
    void stale() {
        addEmail();
        running.clock().advance(Duration.ofMinutes(11));
        Client.Answer sent =
                anna.client().submit("/security", "/security/add-phone", Map.of("address", "+447400345678"));
        assertEquals("/security/confirm/phone", sent.header("Location"));
    }

    @Test
    @DisplayName("renaming and removing by a sent code: the new name is kept while the code travels")
    void renameAndRemove() {
        addEmail();
        anna.addApp("Phone");
        nextSending();
        String email = anna.methodId(0);
        String path = "/security/rename/" + email;
        Client.Answer bad = post(path, Map.of("ask", "send", "method", email, "label", ""));
        assertTrue(bad.body().contains("A name has 1 to 64 characters."), bad.body());
        assertEquals(2, outbox.messages().size(), "the code, and that an app was added");
        Client.Answer sent = post(path, Map.of("ask", "send", "method", email, "label", "Work"));
        assertTrue(sent.body().contains("value=\"Work\""), sent.body());
        Map<String, String> fields = new HashMap<>(typed(sent, outbox.newest().code()));
        fields.put("label", "Work mail");
        assertEquals("/security", post(path, fields).header("Location"));
        assertEquals("Work mail", anna.client().get("/api/methods").text("/methods/0/label"));

        nextSending();
        String removal = "/security/remove/" + email;
        Client.Answer removing = post(removal, Map.of("ask", "send", "method", email));
        assertEquals(
                "/security", answer(removal, removing, outbox.newest().code()).header("Location"));
        assertEquals("Phone", anna.client().get("/api/methods").text("/methods/0/label"));
    }

    @Test
    @DisplayName(
            "a wrong code keeps its page; one that was tried too often is no longer good and can be asked for again")
    void killed() {
        addEmail();
        anna.givePassword();
        nextSending();
        Client.Answer page = post(SIGN_IN, Map.of("ask", "send"));
        String code = outbox.newest().code();
        String wrong = (code.startsWith("0") ? "1" : "0") + code.substring(1);
        String ticket = Client.hidden(page, "ticket");
        for (int i = 0; i < 5; i++) {
            page = answer(SIGN_IN, page, wrong);
            assertTrue(page.body().contains("That code is not right. Type the newest one."), page.body());
            assertEquals(ticket, Client.hidden(page, "ticket"));
            running.clock().advance(Duration.ofMinutes(1));
        }
        assertEquals(422, page.status());
        Client.Answer over = answer(SIGN_IN, page, code);
        assertEquals(410, over.status());
        assertTrue(over.body().contains(NO_LONGER_GOOD), over.body());
        assertTrue(over.body().contains("Send a code to a•••@e•••.org"), over.body());
        running.clock().advance(Duration.ofMinutes(2));
        Client.Answer again = post(SIGN_IN, Map.of("ask", "send"));
        assertEquals("/security", answer(SIGN_IN, again, outbox.newest().code()).header("Location"));
    }

    @Test
    @DisplayName("a code for an address that is to be added: wrong, then too old, then asked for again")
    void addingTooLate() {
        Client client = anna.client();
        Client.Answer page =
                client.submit("/security", "/security/add-email", Map.of("address", EMAIL, "label", "Work"));
        Map<String, String> fields = adding(page);
        fields.put("code", "1");
        Client.Answer wrong = post("/security/add-email/code", fields);
        assertTrue(wrong.body().contains("That is not such a code. Type all its digits."), wrong.body());
        assertEquals(EMAIL, Client.hidden(wrong, "address"));
        assertTrue(wrong.body().contains("We sent a code to <strong>a•••@e•••.org</strong>"), wrong.body());

        running.clock().advance(Duration.ofMinutes(11));
        fields.put("code", outbox.newest().code());
        Client.Answer late = post("/security/add-email/code", fields);
        assertTrue(late.body().contains(NO_LONGER_GOOD), late.body());
        assertTrue(late.body().contains("value=\"" + EMAIL + "\""), late.body());
        assertTrue(late.body().contains("value=\"Work\""), late.body());
        assertEquals(0, client.get("/api/methods").json().at("/methods").size());
    }

    @Test
    @DisplayName("another code for an address that is to be added: not before its time, then the newest is good")
    void addingAgain() {
        Client.Answer page = anna.client().submit("/security", "/security/add-email", Map.of("address", EMAIL));
        Map<String, String> fields = adding(page);
        fields.put("ask", "again");
        Client.Answer early = post("/security/add-email/code", fields);
        assertEquals(429, early.status());
        assertTrue(early.body().contains("You can ask for another code in 30 seconds."), early.body());
        assertEquals(fields.get("ticket"), Client.hidden(early, "ticket"));
        nextSending();
        Client.Answer sent = post("/security/add-email/code", fields);
        assertTrue(sent.body().contains("We sent another code."), sent.body());
        assertNotEquals(fields.get("ticket"), Client.hidden(sent, "ticket"));
        fields = adding(sent);
        fields.put("code", outbox.newest().code());
        assertEquals("/security", post("/security/add-email/code", fields).header("Location"));
    }

    @Test
    @DisplayName("what could not be sent is said, and the other ways stay")
    void notSent() {
        GreenMail post = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        post.start();
        String url = "smtp+plain://localhost:" + post.getSmtp().getPort() + "?from=us@example.org";
        try (Running cutOff = Running.in(folder.resolve("cut-off"), "http://localhost:0", Map.of("SMTP_URL", url))) {
            Person bert = Person.signUp(cutOff, "bert");
            bert.addApp("Phone");
            Client.Answer begun = bert.beginAddress("email", EMAIL);
            assertTrue(post.waitForIncomingEmail(1));
            String code = GreenMailUtil.getBody(post.getReceivedMessages()[0])
                    .replaceFirst("(?s).*?\r\n([0-9]{8})\r\n.*", "$1");
            assertEquals(200, bert.finish(begun.text("/ticket"), code).status());
            String method = bert.methodId(1);
            post.stop();
            bert.givePassword();
            cutOff.clock().advance(Duration.ofSeconds(30));
            Client.Answer answer = bert.client().submit(SIGN_IN, SIGN_IN, Map.of("ask", "send", "method", method));
            assertEquals(503, answer.status());
            assertEquals("30", answer.header("Retry-After"));
            assertTrue(answer.body().contains("The message could not be sent."), answer.body());
            assertTrue(answer.body().contains("Use another way"), answer.body());
            assertTrue(answer.body().contains(">Phone</a>"), answer.body());
            assertTrue(answer.body().contains("Send a code to a•••@e•••.org"), answer.body());
        } finally {
            post.stop();
        }
    }

    @Test
    @DisplayName("the script that fills codes in is on the page of a text message's code, and on no other")
    void script() {
        Client client = anna.client();
        assertFalse(client.get("/security/add-phone").body().contains("codes.js"));
        Client.Answer mail = client.submit("/security", "/security/add-email", Map.of("address", EMAIL));
        assertFalse(mail.body().contains("codes.js"));
        Client.Answer text = client.submit("/security", "/security/add-phone", Map.of("address", "+447400345678"));
        assertTrue(text.body().contains("codes.js"));
        assertTrue(text.body().contains(" data-text-code>"));
        assertTrue(text.header("Permissions-Policy").contains("otp-credentials=(self)"));
    }

    /** By the page, as a browser without scripts does. */
    private void addEmail() {
        Client.Answer page = anna.client().submit("/security", "/security/add-email", Map.of("address", EMAIL));
        Map<String, String> fields = adding(page);
        fields.put("code", outbox.newest().code());
        assertEquals("/security", post("/security/add-email/code", fields).header("Location"));
    }

    private void signIn() {
        anna.givePassword();
        nextSending();
        Client.Answer sent = post(SIGN_IN, Map.of("ask", "send"));
        assertEquals("/security", answer(SIGN_IN, sent, outbox.newest().code()).header("Location"));
    }

    private static Map<String, String> adding(Client.Answer page) {
        Map<String, String> fields = new HashMap<>();
        for (String name : new String[] {"ticket", "to", "address", "label"}) {
            fields.put(name, Client.hidden(page, name));
        }
        return fields;
    }

    private Client.Answer answer(String path, Client.Answer page, String code) {
        return post(path, typed(page, code));
    }

    private static Map<String, String> typed(Client.Answer page, String code) {
        return Map.of("ticket", Client.hidden(page, "ticket"), "method", Client.hidden(page, "method"), "code", code);
    }

    private Client.Answer post(String path, Map<String, String> fields) {
        return anna.client().submit(path.equals(SIGN_IN) ? SIGN_IN : "/security", path, fields);
    }

    private void nextSending() {
        running.clock().advance(Duration.ofSeconds(30));
    }
}
