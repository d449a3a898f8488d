package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.testkit.AuthenticatorApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An owner deletes their account, by the strongest of their ways or by the password where there is none")
class ErasureTest {
    private static final String PAGE = "/security/erase";

    @TempDir
    Path folder;

    private Running running;
    private Person anna;

    @BeforeEach
    void start() {
        running = Running.in(folder);
        anna = Person.signUp(running, "anna");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    @DisplayName("by its page: it says what goes; then all is gone, in every browser, and the name is free")
    void byPage() {
        AuthenticatorApp app = anna.addApp("Phone");
        Person elsewhere = anna.elsewhere(running);
        elsewhere.signIn(app);
        String page = anna.client().get(PAGE).body();
        for (String goes : List.of("Your user name", "All your ways", "What happened to your account", "How you pay")) {
            assertTrue(page.contains(goes), page);
        }
        Client.Answer done = anna.prove(PAGE, app);
        assertEquals(303, done.status(), done.body());
        assertTrue(done.header("Location").endsWith("/signed-out"), done.header("Location"));
        for (String cookie : List.of("session", "device", "browser", "memory")) {
            assertEquals("", anna.client().cookie(cookie), cookie);
        }
        assertTrue(anna.client().get("/signed-out").body().contains("Your account is deleted."));
        assertEquals(401, elsewhere.client().get("/api/methods").status());
        assertEquals("wrong-password", elsewhere.givePassword().code());

        Person next = Person.signUp(running, "anna");
        assertEquals(0, next.client().get("/api/methods").json().at("/methods").size());
        assertEquals(0, next.client().get("/api/history").json().at("/events").size());
        assertEquals("monthly", next.client().get("/api/billing").text("/plan"));
    }

    @Test
    @DisplayName("where there is no way, the password is asked for again, and guessing it is slowed")
    void byPassword() {
        assertTrue(anna.client().get(PAGE).body().contains("type your password once more"));
        Client.Answer none = anna.client().submit(PAGE, PAGE, Map.of());
        assertEquals(422, none.status());
        Client.Answer wrong = anna.client().submit(PAGE, PAGE, Map.of("password", "another three words"));
        assertEquals(401, wrong.status());
        assertTrue(wrong.body().contains("That is not your password."), wrong.body());
        assertEquals(
                401,
                anna.client()
                        .submit(PAGE, PAGE, Map.of("password", "x".repeat(5_000)))
                        .status());
        Client.Answer slowed = wrong;
        for (int i = 0; i < 10 && slowed.status() != 429; i++) {
            slowed = anna.client().submit(PAGE, PAGE, Map.of("password", "another three words"));
        }
        assertEquals(429, slowed.status());
        running.clock().advance(Duration.ofMinutes(2));
        assertEquals(
                303,
                anna.client()
                        .submit(PAGE, PAGE, Map.of("password", Person.PASSWORD))
                        .status());
        assertEquals("wrong-password", anna.givePassword().code());
    }

    @Test
    @DisplayName("by the API after a step-up for that, with the strongest way alone")
    void byApi() {
        OutboxReader outbox = OutboxReader.of(running);
        AuthenticatorApp app = anna.addApp("Phone");
        Client.Answer mail = anna.beginAddress("email", "anna@example.org");
        assertEquals(
                200,
                anna.finish(mail.text("/ticket"), outbox.newestCode("email")).status());
        assertFalse(anna.client().get(PAGE).body().contains("a•••@e•••.org"), "the weaker way is offered");
        anna.nextCode();
        assertEquals(
                "step-up-wanted", anna.client().post("/api/erasure", Map.of()).code());
        Client.Answer weak = anna.beginStepUp(anna.methodId(1), "erase-account");
        assertEquals(
                200,
                anna.finish(weak.text("/ticket"), outbox.newestCode("email")).status());
        Client.Answer refused = anna.client().post("/api/erasure", Map.of("password", Person.PASSWORD));
        assertEquals("stronger-way-wanted", refused.code());
        assertEquals("proof-wanted", anna.elsewhere(running).givePassword().text("/state"), "half erased");
        assertEquals(200, anna.client().get("/api/methods").status(), "the session was lost");
        anna.stepUp(0, app, "erase-account");
        assertEquals(204, anna.client().post("/api/erasure", Map.of()).status());
        assertEquals(401, anna.client().get("/api/methods").status());
        assertEquals("wrong-password", anna.givePassword().code());
    }

    @Test
    @DisplayName(
            "with a way there, a password erases nothing; nor does a form without its token, or one who is not signed in")
    void refused() {
        anna.addApp("Phone");
        Client.Answer page = anna.client().submit(PAGE, PAGE, Map.of("password", Person.PASSWORD));
        assertEquals(410, page.status());
        assertEquals(200, anna.client().get("/api/methods").status());
        assertEquals(
                403,
                anna.client()
                        .send(
                                "POST",
                                PAGE,
                                Map.of("Content-Type", Client.FORM),
                                Client.encoded(Map.of("password", Person.PASSWORD)))
                        .status());
        assertEquals(303, new Client(running).get(PAGE).status());
        assertEquals(401, new Client(running).post("/api/erasure", Map.of()).status());
        Person half = anna.elsewhere(running);
        assertEquals("proof-wanted", half.givePassword().text("/state"));
        assertEquals(
                "proof-wanted",
                half.client()
                        .post("/api/erasure", Map.of("password", Person.PASSWORD))
                        .code());
    }

    @Test
    @DisplayName("while everything is about to be replaced, whoever asked for that cannot delete it meanwhile")
    void restricted() {
        OutboxReader outbox = OutboxReader.of(running);
        Client.Answer phone = anna.beginAddress("phone", "+44 7400 345678");
        assertEquals(
                200,
                anna.finish(phone.text("/ticket"), outbox.newestCode("sms")).status());
        AuthenticatorApp app = anna.addApp("Phone");
        assertEquals(202, anna.client().delete("/api/methods").status());
        assertTrue(anna.client().get(PAGE).body().contains("This cannot be changed before"));
        anna.stepUp(1, app, "erase-account");
        assertEquals(
                "methods-restricted",
                anna.client().post("/api/erasure", Map.of()).code());
    }
}
